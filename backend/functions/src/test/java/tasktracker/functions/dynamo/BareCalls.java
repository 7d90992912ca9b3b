package tasktracker.functions.dynamo;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import tasktracker.contract.Task;

/** The calls that a request cannot do without, made with the SDK and nothing around them. */
public final class BareCalls implements AutoCloseable {
    private final DynamoDbClient client;
    private final String tasks;
    private final String ledger;

    /** On the tables that a stack has made there. */
    public BareCalls(URI endpoint) {
        client = DynamoStores.client(Optional.of(endpoint));
        tasks = table("TasksTable");
        ledger = table("LedgerTable");
    }

    private String table(String end) {
        return client.listTables().tableNames().stream().filter(name -> name.endsWith(end)).findFirst().orElseThrow();
    }

    /** GetItem of a task, which must be there. */
    public void get(String userId, String taskId) {
        if (!client.getItem(get -> get.tableName(tasks).key(Keys.task(userId, taskId)).consistentRead(true))
                .hasItem()) {
            throw new IllegalStateException("no task " + taskId);
        }
    }

    /** Query of the newest tasks, which must be that many. */
    public void list(String userId, int many) {
        if (client.query(query -> query.tableName(tasks).keyConditionExpression("userId = :user")
                .expressionAttributeValues(Map.of(":user", AttributeValue.fromS(userId)))
                .scanIndexForward(false).limit(many).consistentRead(true)).count() != many) {
            throw new IllegalStateException("fewer than " + many + " tasks");
        }
    }

    /** The transaction that puts a task and a line of the ledger. */
    public void create(String userId, Task task) {
        Map<String, AttributeValue> line = Map.of(Keys.LEDGER_KEY, AttributeValue.fromS(userId + task.taskId()));
        client.transactWriteItems(write -> write.transactItems(
                TransactWriteItem.builder().put(put -> put.tableName(ledger).item(line)).build(),
                TransactWriteItem.builder().put(put -> put.tableName(tasks).item(Items.item(userId, task))).build()));
    }

    @Override
    public void close() {
        client.close();
    }
}
