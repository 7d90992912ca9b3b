package tasktracker.functions.dynamo;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tasktracker.contract.Task;
import tasktracker.contract.TaskFields;
import tasktracker.contract.TaskPatch;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.WriteToken;
import tasktracker.functions.task.Goal;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskQuery;
import tasktracker.functions.task.TaskStore;

/** Tasks on DynamoDB: one table with four indexes, and the ledger. */
final class DynamoTaskStore implements TaskStore {
    private final DynamoDbClient client;
    private final DynamoTables tables;
    private final Retries retries;
    private final TaskCreations creations;
    private final TaskChanges changes;
    private final JointChanges jointChanges;
    private final TaskLists lists;

    DynamoTaskStore(DynamoDbClient client, DynamoTables tables, Retries retries, Clock clock, RandomGenerator random) {
        Ledger ledger = new Ledger(tables.ledger(), clock);
        this.client = client;
        this.tables = tables;
        this.retries = retries;
        this.creations = new TaskCreations(client, tables.tasks(), ledger, retries, random);
        this.changes = new TaskChanges(client, tables.tasks(), ledger, retries, random);
        this.jointChanges = new JointChanges(client, tables.tasks(), ledger, retries, random);
        this.lists = new TaskLists(client, tables.tasks(), retries);
    }

    @Override
    public Creation create(String userId, Task task, Optional<WriteToken> token) {
        return creations.create(userId, task, token);
    }

    @Override
    public JointCreation createAll(String userId, List<Task> tasks, Optional<WriteToken> token) {
        return creations.createAll(userId, tasks, token);
    }

    @Override
    public Optional<Task> find(String userId, String taskId) {
        return get("reading a task", tables.tasks(), Keys.task(userId, taskId)).map(Items::task);
    }

    @Override
    public Optional<String> findByExternalId(String userId, String externalId) {
        return get("reading an externalId", tables.ledger(), Keys.ledger(Keys.externalId(userId, externalId)))
                .map(guard -> Items.text(guard, TaskFields.TASK_ID));
    }

    @Override
    public Update update(String userId, String taskId, Expected expected, TaskPatch patch,
            Optional<WriteToken> token, Instant now) {
        return changes.update(userId, taskId, expected, patch, token, now);
    }

    @Override
    public Deletion delete(String userId, String taskId, Expected expected) {
        return changes.delete(userId, taskId, expected);
    }

    @Override
    public Reach reach(String userId, String taskId, Goal goal, Instant now) {
        return changes.reach(userId, taskId, goal, now);
    }

    @Override
    public JointReach reachAll(String userId, List<String> taskIds, Goal goal, Instant now) {
        return jointChanges.reach(userId, taskIds, goal, now);
    }

    @Override
    public JointDeletion deleteAll(String userId, List<String> taskIds) {
        return jointChanges.delete(userId, taskIds);
    }

    @Override
    public Slice list(String userId, TaskQuery query, Optional<String> after, int limit, Deadline deadline) {
        return lists.list(userId, query, after, limit, deadline);
    }

    private Optional<Map<String, AttributeValue>> get(String what, String table, Map<String, AttributeValue> key) {
        var response = retries.call(what,
                () -> client.getItem(get -> get.tableName(table).key(key).consistentRead(true)));
        return response.hasItem() ? Optional.of(response.item()) : Optional.empty();
    }
}
