package tasktracker.local;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.contract.Task;
import tasktracker.functions.dynamo.BareCalls;
import tasktracker.functions.dynamo.DynamoOnLoopback;
import tasktracker.functions.dynamo.SkewedTasks;
import tasktracker.local.LocalStack.Options;

/**
 * No test but a benchmark, run by {@code backend/bench/stack}: requests per second of a local stack on SQLite, against
 * the same server when it answers a constant; and on DynamoDB Local the time of a request against that of the calls it
 * makes, by turns.
 */
final class StackTable {
    private static final List<Integer> CONNECTIONS = List.of(1, 8, 32);
    private static final long WARM_UP_NANOS = 1_500_000_000L;
    private static final long NANOS = Long.getLong("bench.millis", 2_500) * 1_000_000;
    private static final int TURNS = 600;
    private static final int TURNS_TO_WARM_UP = 400;
    private static final String BODY = "{\"title\":\"Call the plumber\",\"dueDate\":\"2026-12-01\"}";

    @TempDir
    private Path directory;

    /** Something to do over and over; several threads have one each. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    @Test
    void print() throws Exception {
        Options options = Options.inMemory(unlimited()).withUser(SkewedTasks.USER);
        try (LocalStack stack = LocalStack.start(options.withData(directory.resolve("data")))) {
            byte[] constant = "{\"data\":\"constant\"}".getBytes(StandardCharsets.UTF_8);
            stack.serve("/constant", exchange -> {
                exchange.sendResponseHeaders(200, constant.length);
                exchange.getResponseBody().write(constant);
            });
            Client client = Client.of(stack, stack.apiKey());
            Client root = new Client(client.http(), stack.endpoint().substring(0, stack.endpoint().lastIndexOf('/')),
                    client.key());
            String one = created(client);
            for (int i = 0; i < 200; i++) {
                created(client);
            }
            System.out.println("\n| SQLite | connections | requests/s | × constant | p50 ms | p99 ms |\n"
                    + "|---|---:|---:|---:|---:|---:|");
            for (int connections : CONNECTIONS) {
                double most = row("constant", connections, () -> expect(200, root.get("/constant").statusCode()), 0);
                row("get", connections, () -> expect(200, client.get("/tasks/" + one).statusCode()), most);
                row("list 50", connections, () -> expect(200, client.get("/tasks?limit=50").statusCode()), most);
                row("create", connections, () -> created(client), most);
            }
        }
        System.out.println("\n| DynamoDB Local | p50 ms | bare call, p50 ms | ratio |\n|---|---:|---:|---:|");
        try (DynamoOnLoopback dynamo = new DynamoOnLoopback();
                LocalStack stack = LocalStack.start(options.withDynamoDb(dynamo.endpoint()));
                BareCalls bare = new BareCalls(dynamo.endpoint())) {
            Client client = Client.of(stack, stack.apiKey());
            List<Task> tasks = new SkewedTasks().tasks(TURNS + TURNS_TO_WARM_UP);
            String one = created(client);
            byTurns("GET /tasks/{id}", () -> expect(200, client.get("/tasks/" + one).statusCode()),
                    () -> bare.get(SkewedTasks.USER, one));
            var next = tasks.iterator();
            byTurns("POST /tasks, Idempotency-Key", () -> created(client),
                    () -> bare.create(SkewedTasks.USER, next.next()));
        }
    }

    /** The template, but for its throttles. */
    private Path unlimited() throws Exception {
        String template = Files.readString(LocalStackTest.TEMPLATE)
                .replaceAll("(  (?:Stage|Key)(?:Rate|Burst)Limit:(?s:.)*?Default: )\\d+", "$1100000000");
        return Files.writeString(directory.resolve("template.yaml"), template);
    }

    private static String created(Client client) throws Exception {
        var answer = client.post("/tasks", BODY, "Idempotency-Key", UUID.randomUUID().toString());
        expect(201, answer.statusCode());
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static void expect(int expected, int status) {
        if (status != expected) {
            throw new AssertionError(status);
        }
    }

    private static double row(String what, int connections, Work work, double constant) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            load(threads, connections, work, WARM_UP_NANOS);
            double[] times = load(threads, connections, work, NANOS);
            double perSecond = times.length / (NANOS / 1e9);
            System.out.printf(Locale.ROOT, "| %s | %d | %.0f | %.2f | %.2f | %.2f |%n", what, connections, perSecond,
                    constant == 0 ? 1 : perSecond / constant, times[times.length / 2],
                    times[times.length * 99 / 100]);
            return perSecond;
        }
    }

    /** Milliseconds that each run took, sorted. */
    private static double[] load(ExecutorService threads, int connections, Work work, long nanos) throws Exception {
        long end = System.nanoTime() + nanos;
        Callable<double[]> one = () -> {
            DoubleStream.Builder times = DoubleStream.builder();
            while (System.nanoTime() < end) {
                times.add(millis(work));
            }
            return times.build().toArray();
        };
        List<Future<double[]>> all = threads.invokeAll(Stream.generate(() -> one).limit(connections).toList());
        DoubleStream.Builder times = DoubleStream.builder();
        for (Future<double[]> part : all) {
            Arrays.stream(part.get()).forEach(times);
        }
        return times.build().sorted().toArray();
    }

    private static void byTurns(String what, Work request, Work call) throws Exception {
        double[] requests = new double[TURNS];
        double[] calls = new double[TURNS];
        for (int i = -TURNS_TO_WARM_UP; i < TURNS; i++) {
            double first = millis(request);
            double second = millis(call);
            if (i >= 0) {
                requests[i] = first;
                calls[i] = second;
            }
        }
        Arrays.sort(requests);
        Arrays.sort(calls);
        System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %.2f |%n", what, requests[TURNS / 2], calls[TURNS / 2],
                requests[TURNS / 2] / calls[TURNS / 2]);
    }

    private static double millis(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }
}
