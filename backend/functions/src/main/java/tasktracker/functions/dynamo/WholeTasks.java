package tasktracker.functions.dynamo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import tasktracker.contract.Task;
import tasktracker.functions.task.TaskQuery;

/** Reads the tasks whose ids an index gave that does not hold all of them. */
final class WholeTasks {
    /** DynamoDB's limit for one BatchGetItem. */
    private static final int BATCH = 100;

    private final DynamoDbClient client;
    private final String table;
    private final Retries retries;

    WholeTasks(DynamoDbClient client, String table, Retries retries) {
        this.client = client;
        this.table = table;
        this.retries = retries;
    }

    /** The tasks of these ids in that order, without those that were deleted or changed since the index was read. */
    List<Task> read(String userId, List<String> ids, TaskQuery query) {
        Map<String, Task> byId = new HashMap<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            get(userId, ids.subList(from, Math.min(from + BATCH, ids.size())), byId);
        }
        List<Task> tasks = new ArrayList<>();
        for (String id : ids) {
            Task task = byId.get(id);
            if (task != null && query.accepts(task)) {
                tasks.add(task);
            }
        }
        return tasks;
    }

    private void get(String userId, List<String> ids, Map<String, Task> byId) {
        KeysAndAttributes all = KeysAndAttributes.builder()
                .keys(ids.stream().map(id -> Keys.task(userId, id)).toList())
                .consistentRead(true)
                .build();
        Map<String, KeysAndAttributes> wanted = Map.of(table, all);
        int retry = 0;
        while (true) {
            Map<String, KeysAndAttributes> request = wanted;
            var response = retries.call("reading tasks", () -> client.batchGetItem(get -> get.requestItems(request)));
            List<Map<String, AttributeValue>> items = response.responses().getOrDefault(table, List.of());
            items.stream().map(Items::task).forEach(task -> byId.put(task.taskId(), task));
            wanted = response.unprocessedKeys();
            if (wanted.isEmpty()) {
                return;
            }
            // Some came and the rest did not fit into 16 MB: no reason to wait. None came: throttled.
            if (items.isEmpty()) {
                retries.await("reading tasks", retry++, null);
            }
        }
    }
}
