package tasktracker.local;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.contract.Limits;
import tasktracker.contract.Task;
import tasktracker.functions.dynamo.DynamoOnLoopback;
import tasktracker.functions.dynamo.SkewedTasks;
import tasktracker.functions.task.AccessPlanner;
import tasktracker.functions.task.TaskOrder;
import tasktracker.local.LocalStack.Options;
import tasktracker.local.sqlite.SqliteDatabase;
import tasktracker.local.sqlite.SqliteTaskStore;

/**
 * No test but a benchmark, run by {@code backend/bench/latency}: how long the first page of a list takes over HTTP when
 * the user has 100,000 tasks, for every filter, every two of them, and every sort.
 */
final class LatencyTable {
    private static final int COUNT = 100_000;
    private static final int WARM_UP = 2_000;
    private static final int SAMPLES = 100;
    private static final int AT_ONCE = 5_000;

    @TempDir
    private Path directory;

    /** A list as a request. */
    private record Query(String parameters, boolean constant) {}

    /** What one request took, and the processor's part of it: what it would take on a machine with nothing to do. */
    private record Time(double millis, double processor) {}

    /** What was measured of one query. */
    private record Times(Query query, List<Time> times) {
        double percentile(int percent, ToDoubleFunction<Time> value) {
            return times.stream().mapToDouble(value).sorted().skip(Math.min(times.size() - 1,
                    times.size() * percent / 100)).findFirst().orElseThrow();
        }
    }

    @Test
    void print() throws Exception {
        List<Task> tasks = new SkewedTasks().tasks(COUNT);
        System.out.println("\n| First page of 50, of " + COUNT
                + " tasks | median | p95 | p95 of processor time | the dearest list: median "
                + "| p95 of processor time |\n|---|---:|---:|---:|---:|---:|");
        Options options = Options.inMemory(LocalStackTest.TEMPLATE).withUser(SkewedTasks.USER);
        fill(directory.resolve("data"), tasks);
        try (LocalStack stack = LocalStack.start(options.withData(directory.resolve("data")))) {
            measure("SQLite", Client.of(stack, stack.apiKey()));
        }
        try (DynamoOnLoopback dynamo = new DynamoOnLoopback();
                LocalStack stack = LocalStack.start(options.withDynamoDb(dynamo.endpoint()))) {
            for (int from = 0; from < tasks.size(); from += AT_ONCE) {
                dynamo.fill(tasks.subList(from, Math.min(from + AT_ONCE, tasks.size())));
            }
            measure("DynamoDB Local", Client.of(stack, stack.apiKey()));
        }
    }

    private static void fill(Path data, List<Task> tasks) throws IOException {
        Files.createDirectories(data);
        try (SqliteDatabase database = SqliteDatabase.open(data.resolve("tasks.db"))) {
            SqliteTaskStore store = new SqliteTaskStore(database, Clock.systemUTC());
            for (int from = 0; from < tasks.size(); from += Limits.BULK_ATOMIC) {
                store.createAll(SkewedTasks.USER,
                        tasks.subList(from, Math.min(from + Limits.BULK_ATOMIC, tasks.size())), Optional.empty());
            }
        }
    }

    private static void measure(String store, Client client) throws Exception {
        List<Query> queries = new ArrayList<>();
        for (var conditions : SkewedTasks.combinations()) {
            if (conditions.size() > 2) {
                continue;
            }
            for (TaskOrder order : SkewedTasks.orders()) {
                queries.add(new Query(SkewedTasks.parameters(conditions, order),
                        AccessPlanner.plan(SkewedTasks.filter(conditions), order).isConstant()));
            }
        }
        for (int i = 0; i < WARM_UP; i++) {
            time(client, queries.get(i % queries.size()));
        }
        for (boolean constant : new boolean[]{ true, false }) {
            List<Times> all = new ArrayList<>();
            for (Query query : queries) {
                if (query.constant == constant) {
                    List<Time> times = new ArrayList<>();
                    for (int i = 0; i < SAMPLES; i++) {
                        times.add(time(client, query));
                    }
                    all.add(new Times(query, times));
                }
            }
            print(store + (constant ? ", constant paths" : ", walks"), all);
        }
    }

    private static void print(String what, List<Times> all) {
        Times sum = new Times(null, all.stream().flatMap(times -> times.times.stream()).toList());
        all.sort((one, other) -> Double.compare(other.percentile(95, Time::processor),
                one.percentile(95, Time::processor)));
        Times slowest = all.getFirst();
        System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %.1f | %.1f | %.1f (%s) |%n", what,
                sum.percentile(50, Time::millis), sum.percentile(95, Time::millis),
                sum.percentile(95, Time::processor), slowest.percentile(50, Time::millis),
                slowest.percentile(95, Time::processor), slowest.query.parameters);
    }

    private static Time time(Client client, Query query) throws Exception {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long processor = system.getProcessCpuTime();
        long start = System.nanoTime();
        int status = client.get("/tasks?" + query.parameters).statusCode();
        Time time = new Time((System.nanoTime() - start) / 1e6, (system.getProcessCpuTime() - processor) / 1e6);
        if (status != 200) {
            throw new AssertionError(status + " for " + query);
        }
        return time;
    }
}
