package tasktracker.functions.dynamo;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import tasktracker.contract.Task;
import tasktracker.functions.search.Search;
import tasktracker.functions.search.SearchReader;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskQuery;

/**
 * No test but a benchmark, run by {@code backend/bench/search}: how much longer a search over 10,000 tasks takes than its
 * own queries to DynamoDB Local, sent again with nothing done about their answers.
 */
final class SearchTable {
    private static final int COUNT = 10_000;
    private static final int RUNS = 25;
    private static final int WARM_UP = 5;
    private static final int PAGE = 50;
    private static final double MEGABYTE = 1 << 20;
    /** Words of {@link SkewedTasks}: in no task, in some, in nearly all. */
    private static final List<String> SEARCHES = List.of("nowhere", "\"milk report invoice\"", "plumber passport",
            "the");

    private final Random random = new Random(3);
    private final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());

    private record Sent(QueryRequest query, long start, long end) {}

    @Test
    void print() throws Exception {
        DynamoTables tables = new DynamoTables("x-TasksTable", "x-CategoriesTable", "x-LedgerTable");
        try (DynamoOnLoopback dynamo = new DynamoOnLoopback();
                DynamoDbClient client = DynamoStores.client(Optional.of(dynamo.endpoint()))) {
            TableCreator creator = new TableCreator(client);
            TestDynamo.definitions(tables).forEach(creator::createIfMissing);
            dynamo.fill(halfDone());
            System.out.println(
                    "\n| Search of 10,000 tasks of 300 characters | ms | its queries alone | ratio | MB read | "
                            + "rounds |\n|---|---:|---:|---:|---:|---:|");
            for (String text : SEARCHES) {
                measure(client, tables, text);
            }
        }
    }

    /** Every second one open, so that both of the index's partitions are of use. */
    private static List<Task> halfDone() {
        List<Task> tasks = new ArrayList<>();
        for (Task task : new SkewedTasks().tasks(COUNT)) {
            boolean done = tasks.size() % 2 == 0;
            tasks.add(new Task(task.taskId(), task.title(), task.description(), done, task.priority(),
                    task.categoryId(), task.due(), task.createdAt(), task.updatedAt(),
                    done ? task.createdAt() : null, null, 1));
        }
        return tasks;
    }

    private void measure(DynamoDbClient client, DynamoTables tables, String text) throws Exception {
        TaskQuery query = TaskQuery.ranked(TaskFilter.ALL, new Search(SearchReader.terms(text)));
        MeteredDynamo metered = new MeteredDynamo(recording(client));
        store(metered.client(), tables).list(SkewedTasks.USER, query, Optional.empty(), PAGE, Deadline.none());
        double megabytes = metered.cost().bytes() / MEGABYTE;
        List<List<QueryRequest>> rounds = rounds();
        DynamoTaskStore store = store(client, tables);
        List<Double> searching = new ArrayList<>();
        List<Double> raw = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < WARM_UP + RUNS; i++) {
            // In turn, so that whatever else the machine does slows both.
            double search = millis(
                    () -> store.list(SkewedTasks.USER, query, Optional.empty(), PAGE, Deadline.none()));
            double alone = millis(() -> send(client, rounds));
            if (i >= WARM_UP) {
                searching.add(search);
                raw.add(alone);
                ratios.add(search / alone);
            }
        }
        System.out.printf(Locale.ROOT, "| `%s` | %.0f | %.0f | %.2f | %.1f | %d |%n", text, median(searching),
                median(raw), median(ratios), megabytes, rounds.size());
    }

    /** The queries by rounds: a round begins with what was sent after all of the one before was answered. */
    private List<List<QueryRequest>> rounds() {
        List<List<QueryRequest>> rounds = new ArrayList<>();
        long answered = Long.MIN_VALUE;
        for (Sent one : sent.stream().sorted(Comparator.comparingLong(Sent::start)).toList()) {
            if (rounds.isEmpty() || one.start > answered) {
                rounds.add(new ArrayList<>());
            }
            rounds.getLast().add(one.query);
            answered = Math.max(answered, one.end);
        }
        sent.clear();
        return rounds;
    }

    private static void send(DynamoDbClient client, List<List<QueryRequest>> rounds) {
        for (List<QueryRequest> round : rounds) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> running = new ArrayList<>();
                for (QueryRequest query : round) {
                    running.add(threads.submit(() -> client.query(query)));
                }
                running.forEach(SearchTable::await);
            }
        }
    }

    private static void await(Future<?> running) {
        try {
            running.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private DynamoTaskStore store(DynamoDbClient client, DynamoTables tables) {
        return new DynamoTaskStore(client, tables, new Retries(random, Thread::sleep), Clock.systemUTC(), random);
    }

    private DynamoDbClient recording(DynamoDbClient client) {
        return (DynamoDbClient) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{ DynamoDbClient.class }, (_, method, arguments) -> {
                    long start = System.nanoTime();
                    Object answer = method.invoke(client, arguments);
                    if (arguments[0] instanceof QueryRequest query) {
                        sent.add(new Sent(query, start, System.nanoTime()));
                    }
                    return answer;
                });
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
