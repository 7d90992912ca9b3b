package tasktracker.functions.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import tasktracker.contract.Due;
import tasktracker.contract.Priority;
import tasktracker.contract.SortField;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.contract.TaskStatus;
import tasktracker.contract.Uuid7;
import tasktracker.functions.search.Search;
import tasktracker.functions.search.SearchReader;
import tasktracker.functions.search.SearchTooBroadException;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.RetryLaterException;
import tasktracker.functions.task.CategoryFilter;
import tasktracker.functions.task.CreatedRange;
import tasktracker.functions.task.DueRange;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskOrder;
import tasktracker.functions.task.TaskQuery;
import tasktracker.functions.work.Lanes;

/** What a search costs in calls, and when it ends. */
final class SearchCallsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Search MILK = new Search(SearchReader.terms("milk"));

    private final Random random = new Random(9);
    private DynamoTables tables;
    private WatchedDynamo dynamo;
    private DynamoTaskStore store;
    private int millis;

    @BeforeEach
    void freshStore() {
        tables = TestDynamo.newTables();
        dynamo = new WatchedDynamo(TestDynamo.client(), tables);
        store = store(dynamo.client());
    }

    private DynamoTaskStore store(DynamoDbClient client) {
        return new DynamoTaskStore(client, tables, new Retries(random, _ -> {}), Clock.systemUTC(), random);
    }

    @Test
    void theIndexIsReadOncePerStatusAndOnlyThePageInFull() {
        for (int i = 0; i < 12; i++) {
            create("milk " + i, i % 3 == 0);
        }
        dynamo.calls();

        assertEquals(5, search(TaskQuery.ranked(TaskFilter.ALL, MILK)).tasks().size());
        assertEquals(List.of("Query tasks/SearchIndex limit null", "Query tasks/SearchIndex limit null",
                "BatchGetItem tasks 5 consistent"), dynamo.calls());
        search(TaskQuery.searching(status(TaskStatus.DONE), MILK, new TaskOrder(SortField.DUE, true)));
        assertEquals(List.of("Query tasks/SearchIndex limit null", "BatchGetItem tasks 4 consistent"), dynamo.calls());
        search(TaskQuery.ranked(TaskFilter.ALL, new Search(SearchReader.terms("honey"))));
        assertEquals(List.of("Query tasks/SearchIndex limit null", "Query tasks/SearchIndex limit null"),
                dynamo.calls(), "nothing was found, so nothing is read");
    }

    @Test
    void whatChangedSinceTheIndexWasReadIsLeftOut() {
        List<Task> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(create("milk " + i, false));
        }
        dynamo.beforeBatch(() -> {
            dynamo.beforeBatch(() -> {});
            store.delete("ann", all.get(0).taskId(), new Expected.Any());
            store.update("ann", all.get(1).taskId(), new Expected.Any(), TaskPatch.NONE.withTitle("honey"),
                    Optional.empty(), NOW);
        });

        assertEquals(List.of(all.get(3), all.get(2)), search(TaskQuery.ranked(TaskFilter.ALL, MILK)).tasks());
    }

    @Test
    void keysLeftUnprocessedAreReadInTheNextCall() {
        for (int i = 0; i < 3; i++) {
            create("milk " + i, false);
        }
        dynamo.beBusy();
        dynamo.calls();

        assertEquals(3, search(TaskQuery.ranked(status(TaskStatus.OPEN), MILK)).tasks().size());
        assertEquals(List.of("Query tasks/SearchIndex limit null", "BatchGetItem tasks 3 consistent",
                "BatchGetItem tasks 2 consistent", "BatchGetItem tasks 1 consistent"), dynamo.calls());
    }

    @Test
    void aSearchEndsAtTwentyMegabytes() {
        TaskQuery open = TaskQuery.ranked(status(TaskStatus.OPEN), MILK);
        List<Integer> reads = new ArrayList<>();
        SearchTooBroadException e = assertThrows(SearchTooBroadException.class, () -> store(large(21, reads))
                .list("ann", open, Optional.empty(), 5, Deadline.none()));
        assertEquals("would have to look through more than 20 MB of text: narrow it down by status, createdFrom or "
                + "createdTo", e.getMessage());
        for (int megabytes : new int[]{ 21, 40, 200, 1_000 }) {
            reads.clear();
            assertThrows(SearchTooBroadException.class, () -> store(large(megabytes, reads))
                    .list("ann", open, Optional.empty(), 5, Deadline.none()));
            int sum = reads.stream().mapToInt(Integer::intValue).sum();
            assertTrue(sum <= 20 + Lanes.WIDTH, "read " + sum + " MB of " + megabytes);
        }

        reads.clear();
        assertEquals(new Slice(List.of(), Optional.empty()),
                store(large(20, reads)).list("ann", open, Optional.empty(), 5, Deadline.none()));
        assertEquals(20, reads.stream().mapToInt(Integer::intValue).sum(), "megabytes, each of them once");
    }

    @Test
    void withoutTimeForAllNothingIsShown() {
        List<Integer> reads = new ArrayList<>();
        int[] left = { 3 };
        assertThrows(RetryLaterException.class, () -> store(large(20, reads)).list("ann",
                TaskQuery.ranked(status(TaskStatus.OPEN), MILK), Optional.empty(), 5, Deadline.of(() -> --left[0])));
        assertEquals(2, reads.size());
        assertThrows(RetryLaterException.class, () -> store.list("ann", TaskQuery.ranked(TaskFilter.ALL, MILK),
                Optional.empty(), 5, Deadline.of(() -> 0)));
    }

    /** A client whose index has a task that does not match each second, so many seconds long, each as large as a read. */
    private static DynamoDbClient large(int seconds, List<Integer> reads) {
        return (DynamoDbClient) Proxy.newProxyInstance(SearchCallsTest.class.getClassLoader(),
                new Class<?>[]{ DynamoDbClient.class }, (_, _, arguments) -> {
                    QueryRequest query = (QueryRequest) arguments[0];
                    List<String> bounds = query.expressionAttributeValues().values().stream()
                            .map(value -> value.s())
                            .filter(value -> value.length() >= 13 && value.charAt(8) == '-')
                            .sorted()
                            .toList();
                    List<String> ids = new ArrayList<>();
                    for (int i = 0; i < seconds; i++) {
                        String id = Uuid7.of(NOW.plusSeconds(i).toEpochMilli(), 0, 0);
                        if (id.compareTo(bounds.getFirst()) >= 0 && id.compareTo(bounds.getLast()) <= 0) {
                            ids.add(query.scanIndexForward() ? ids.size() : 0, id);
                        }
                    }
                    int read = Math.min(1, ids.size());
                    synchronized (reads) {
                        reads.add(read);
                    }
                    QueryResponse.Builder response = QueryResponse.builder().items(List.of()).consumedCapacity(
                            consumed -> consumed.capacityUnits(128.0 * read));
                    return ids.size() > 1
                            ? response.lastEvaluatedKey(Map.of("taskId", AttributeValue.fromS(ids.getFirst()))).build()
                            : response.build();
                });
    }

    /** DynamoDB counts the UTF-8 of names and values (Developer Guide, item sizes and formats). */
    @Test
    void theIndexHoldsTheTextAndAtMostTwoHundredBytes() {
        Task largest = new Task(Uuid7.of(NOW.toEpochMilli(), 1, 1), "Buy milk", "From the cow – 東京", false,
                Priority.MEDIUM, Uuid7.of(1, 1, 1), Due.parse("2026-12-01T09:30:00Z"), NOW, NOW, null, "external", 1);
        String user = "u".repeat(32);
        store.create(user, largest, Optional.empty());

        Map<String, AttributeValue> entry = TestDynamo.client()
                .query(query -> query.tableName(tables.tasks())
                        .indexName("SearchIndex")
                        .keyConditionExpression("statusKey = :open")
                        .expressionAttributeValues(Map.of(":open", AttributeValue.fromS(user + "#open"))))
                .items()
                .getFirst();
        assertEquals(Set.of("userId", "taskId", "statusKey", "t", "d", "p", "c", "dueDate"), entry.keySet());
        int text = bytes(entry.get("t").s()) + bytes(entry.get("d").s());
        int all = entry.entrySet().stream().mapToInt(one -> bytes(one.getKey()) + bytes(one.getValue().s())).sum();
        assertEquals(198, all - text);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private Slice search(TaskQuery query) {
        return store.list("ann", query, Optional.empty(), 5, Deadline.none());
    }

    /** Each is a millisecond younger than the one before. */
    private Task create(String title, boolean done) {
        Instant created = NOW.plusMillis(millis++);
        Task task = new Task(Uuid7.of(created.toEpochMilli(), 0, 0), title, "", done, Priority.MEDIUM, null, null,
                created, created, done ? created : null, null, 1);
        store.create("ann", task, Optional.empty());
        return task;
    }

    private static TaskFilter status(TaskStatus status) {
        return new TaskFilter(status, new CategoryFilter.Any(), EnumSet.allOf(Priority.class), DueRange.ALL,
                CreatedRange.ALL);
    }
}
