package tasktracker.functions.dynamo;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tasktracker.contract.Task;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.task.AccessPath;
import tasktracker.functions.task.AccessPlanner;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskQuery;

/** Lists tasks: plans the path and reads the page, or searches. */
final class TaskLists {
    private final PageLoop pages;
    private final TaskSearch search;

    TaskLists(DynamoDbClient client, String table, Retries retries) {
        this.pages = new PageLoop(client, table, retries);
        this.search = new TaskSearch(client, table, retries, new WholeTasks(client, table, retries));
    }

    Slice list(String userId, TaskQuery query, Optional<String> after, int limit, Deadline deadline) {
        if (Conditions.acceptNothing(query.filter())) {
            return new Slice(List.of(), Optional.empty());
        }
        return query.search()
                .map(wanted -> search.find(userId, query, wanted, after, limit, deadline))
                .orElseGet(() -> walk(userId, query, after, limit, deadline));
    }

    private Slice walk(String userId, TaskQuery query, Optional<String> after, int limit, Deadline deadline) {
        AccessPath path = AccessPlanner.plan(query.filter(), query.order());
        List<Segment> segments = Segments.of(path, userId, query.order());
        PageLoop.Found found = pages.read(new PageLoop.Order(userId, segments, path.rest(),
                query.order().positions(), after.orElse(null), limit, deadline));
        List<Task> tasks = found.matches().stream().map(match -> Items.task(match.item())).toList();
        return new Slice(tasks, found.next());
    }
}
