package tasktracker.functions.dynamo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import tasktracker.contract.Task;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.task.AccessPath;
import tasktracker.functions.task.AccessPlanner;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskQuery;

/** Lists tasks: plans the path, reads the page, completes what the index does not hold. */
final class TaskLists {
    /** DynamoDB's limit for one BatchGetItem. */
    private static final int BATCH = 100;

    private final DynamoDbClient client;
    private final String table;
    private final Retries retries;
    private final PageLoop pages;

    TaskLists(DynamoDbClient client, String table, Retries retries) {
        this.client = client;
        this.table = table;
        this.retries = retries;
        this.pages = new PageLoop(client, table, retries);
    }

    Slice list(String userId, TaskQuery query, Optional<String> after, int limit, Deadline deadline) {
        if (Conditions.acceptNothing(query.filter())) {
            return new Slice(List.of(), Optional.empty());
        }
        AccessPath path = AccessPlanner.plan(query.filter(), query.order());
        List<Segment> segments = Segments.of(path, userId, query.order());
        PageLoop.Found found = pages.read(new PageLoop.Order(userId, segments, path.rest(),
                query.order().positions(), after.orElse(null), limit, deadline));
        List<Task> tasks = path instanceof AccessPath.ByStatusAndCreation
                ? whole(userId, found.matches(), query)
                : found.matches().stream().map(match -> Items.task(match.item())).toList();
        return new Slice(tasks, found.next());
    }

    /** The tasks themselves, without those that were deleted or changed since the index was read. */
    private List<Task> whole(String userId, List<PageLoop.Match> matches, TaskQuery query) {
        List<String> ids = matches.stream().map(PageLoop.Match::position).toList();
        Map<String, Task> byId = new HashMap<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            get(userId, ids.subList(from, Math.min(from + BATCH, ids.size())), byId);
        }
        List<Task> tasks = new ArrayList<>();
        for (String id : ids) {
            Task task = byId.get(id);
            if (task != null && query.filter().accepts(task)) {
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
