package tasktracker.functions.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import tasktracker.contract.Priority;
import tasktracker.contract.SortField;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.contract.TaskStatus;
import tasktracker.contract.Uuid7;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.Expected;
import tasktracker.functions.task.CategoryFilter;
import tasktracker.functions.task.CreatedRange;
import tasktracker.functions.task.DueRange;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskOrder;
import tasktracker.functions.task.TaskQuery;

/** What a page of a list costs in calls. */
final class ListCallsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final TaskOrder OLDEST_FIRST = new TaskOrder(SortField.CREATED, false);
    private static final TaskOrder BY_DUE = new TaskOrder(SortField.DUE, true);

    private final Random random = new Random(9);
    private DynamoTables tables;
    private WatchedDynamo dynamo;
    private DynamoTaskStore store;

    @BeforeEach
    void freshStore() {
        tables = TestDynamo.newTables();
        dynamo = new WatchedDynamo(TestDynamo.client(), tables);
        store = new DynamoTaskStore(dynamo.client(), tables, new Retries(random, _ -> {}), Clock.systemUTC(), random);
    }

    @Test
    void aConstantPathReadsOneItemMoreThanItShows() {
        fill(200, 10);

        list(TaskFilter.ALL, TaskOrder.NEWEST_FIRST, 50);
        assertEquals(List.of("Query tasks consistent true limit 51"), dynamo.calls());
        list(status(TaskStatus.OPEN), BY_DUE, 50);
        assertEquals(List.of("Query tasks/StatusIndex limit 51", "Query tasks/StatusIndex limit 51"), dynamo.calls(),
                "none has a due date");
        list(TaskFilter.ALL, new TaskOrder(SortField.DUE, false), 50);
        assertEquals(List.of("Query tasks/StatusIndex limit 32", "Query tasks/StatusIndex limit 32",
                "Query tasks/StatusIndex limit 19"), dynamo.calls(), "each partition its share, none is done");
        list(status(TaskStatus.OPEN), TaskOrder.NEWEST_FIRST, 50);
        assertEquals(List.of("Query tasks/CreatedIndex limit 51"), dynamo.calls());
        list(TaskFilter.ALL, new TaskOrder(SortField.PRIORITY, false), 50);
        assertEquals(List.of("Query tasks/PriorityIndex limit 51", "Query tasks/PriorityIndex limit 51"),
                dynamo.calls(), "low has none, medium has all");
        list(new TaskFilter(TaskStatus.ALL, new CategoryFilter.None(), EnumSet.allOf(Priority.class), DueRange.ALL,
                CreatedRange.ALL), TaskOrder.NEWEST_FIRST, 50);
        assertEquals(List.of("Query tasks/CategoryIndex limit 51"), dynamo.calls());
    }

    @Test
    void aFilterWithFewMatchesEndsThePageAtItsBudget() {
        List<Task> all = fill(1_400, 10);
        Task needle = all.get(1_300);
        store.update("ann", needle.taskId(), new Expected.Any(), TaskPatch.NONE.withPriority(Priority.HIGH),
                Optional.empty(), NOW);
        TaskFilter filter = priority(Priority.HIGH);
        dynamo.calls();

        Slice first = list(filter, OLDEST_FIRST, 10);
        assertEquals(List.of(), first.tasks());
        List<QueryRequest> queries = List.copyOf(dynamo.queries());
        assertEquals(List.of(50, 100, 200, 400, 500), queries.stream().map(QueryRequest::limit).toList());
        int read = queries.stream().mapToInt(QueryRequest::limit).sum();
        assertEquals(Optional.of(all.get(read - 1).taskId()), first.next());

        Slice second = store.list("ann", new TaskQuery(filter, OLDEST_FIRST), first.next(), 10, Deadline.none());
        assertEquals(List.of(needle.taskId()), second.tasks().stream().map(Task::taskId).toList());
        assertEquals(Optional.empty(), second.next());
    }

    @Test
    void aPageOfLargeTasksIsReadInParts() {
        fill(150, 16_000);

        Slice page = list(TaskFilter.ALL, OLDEST_FIRST, 140);
        assertEquals(140, page.tasks().size());
        assertTrue(page.next().isPresent(), "ten are left");
        assertEquals(List.of("Query tasks consistent true limit 141"), dynamo.calls().subList(0, 1));
        assertEquals(3, dynamo.queries().size(), "a read ends at 1 MB");
    }

    @Test
    void theTimeIsLookedAtBeforeEachRead() {
        fill(1_200, 10);
        int[] left = { 2 };

        Slice page = store.list("ann", new TaskQuery(priority(Priority.HIGH), OLDEST_FIRST), Optional.empty(), 10,
                Deadline.of(() -> --left[0]));
        assertEquals(List.of(), page.tasks());
        assertTrue(page.next().isPresent(), "there is more to look at");
        assertEquals(2, dynamo.queries().size());
    }

    @Test
    void noQueryGoesWithoutALimit() {
        fill(30, 10);
        for (SortField field : SortField.values()) {
            for (boolean descending : new boolean[]{ false, true }) {
                for (TaskFilter filter : List.of(TaskFilter.ALL, priority(Priority.LOW), status(TaskStatus.DONE))) {
                    list(filter, new TaskOrder(field, descending), 10);
                }
            }
        }
        assertEquals(List.of(), dynamo.queries().stream().filter(query -> query.limit() == null).toList());
    }

    private Slice list(TaskFilter filter, TaskOrder order, int limit) {
        dynamo.queries().clear();
        return store.list("ann", new TaskQuery(filter, order), Optional.empty(), limit, Deadline.none());
    }

    private static TaskFilter status(TaskStatus status) {
        return new TaskFilter(status, new CategoryFilter.Any(), EnumSet.allOf(Priority.class), DueRange.ALL,
                CreatedRange.ALL);
    }

    private static TaskFilter priority(Priority priority) {
        return new TaskFilter(TaskStatus.ALL, new CategoryFilter.Any(), EnumSet.of(priority), DueRange.ALL,
                CreatedRange.ALL);
    }

    /** Open tasks of medium priority, a second apart, written in batches to be quick. */
    private List<Task> fill(int count, int descriptionLength) {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant created = NOW.plusSeconds(i);
            String id = Uuid7.of(created.toEpochMilli(), random.nextInt(), random.nextLong());
            tasks.add(new Task(id, "t" + i, "x".repeat(descriptionLength), false, Priority.MEDIUM, null, null,
                    created, created, null, null, 1));
        }
        for (int from = 0; from < count; from += 25) {
            List<WriteRequest> batch = tasks.subList(from, Math.min(from + 25, count))
                    .stream()
                    .map(task -> WriteRequest.builder().putRequest(put -> put.item(Items.item("ann", task))).build())
                    .toList();
            TestDynamo.client().batchWriteItem(write -> write.requestItems(Map.of(tables.tasks(), batch)));
        }
        return tasks;
    }
}
