package tasktracker.local;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
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
 * the same server when it answers a constant, medians of rounds in which the cases take turns; and on DynamoDB Local the
 * time of a request against that of the calls it makes, by turns.
 */
final class StackTable {
    private static final List<Integer> CONNECTIONS = List.of(1, 8, 32);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final long MILLIS = Long.getLong("bench.millis", 2_000);
    private static final long MILLIS_TO_WARM_UP = 4_000;
    private static final String CONSTANT = "constant";
    private static final int TURNS = 600;
    private static final int TURNS_TO_WARM_UP = 400;
    private static final String BODY = "{\"title\":\"Call the plumber\",\"dueDate\":\"2026-12-01\"}";

    @TempDir
    private Path directory;

    /** What is asked over so many connections at once. */
    private record Case(String what, int connections, String method, String path) {}

    /** Something to do over and over. */
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
            String one = created(client);
            for (int i = 0; i < 200; i++) {
                created(client);
            }
            String stage = URI.create(stack.endpoint()).getPath();
            List<Case> cases = CONNECTIONS.stream().flatMap(connections -> Stream.of(
                    new Case(CONSTANT, connections, "GET", "/constant"),
                    new Case("get", connections, "GET", stage + "/tasks/" + one),
                    new Case("list 50", connections, "GET", stage + "/tasks?limit=50"),
                    new Case("create", connections, "POST", stage + "/tasks"))).toList();
            try (StackLoad load = StackLoad.on(URI.create(stack.endpoint()).getPort(), stack.apiKey())) {
                Map<Case, List<StackLoad.Result>> results = new LinkedHashMap<>();
                for (Case each : cases) {
                    load.ask(each.connections(), MILLIS_TO_WARM_UP, each.method(), each.path());
                    results.put(each, new ArrayList<>());
                }
                for (int round = 0; round < ROUNDS; round++) {
                    for (Case each : cases) {
                        results.get(each).add(load.ask(each.connections(), MILLIS, each.method(), each.path()));
                    }
                }
                print(results);
            }
        }
        System.out.println("\n| DynamoDB Local | p50 ms | bare call, p50 ms | ratio |\n|---|---:|---:|---:|");
        try (DynamoOnLoopback dynamo = new DynamoOnLoopback();
                LocalStack stack = LocalStack.start(options.withDynamoDb(dynamo.endpoint()));
                BareCalls bare = new BareCalls(dynamo.endpoint())) {
            Client client = Client.of(stack, stack.apiKey());
            List<Task> tasks = new SkewedTasks().tasks(TURNS + TURNS_TO_WARM_UP);
            String one = created(client);
            for (int i = 0; i < 100; i++) {
                created(client);
            }
            byTurns("GET /tasks/{id}", () -> expect(200, client.get("/tasks/" + one).statusCode()),
                    () -> bare.get(SkewedTasks.USER, one));
            byTurns("GET /tasks?limit=50", () -> expect(200, client.get("/tasks?limit=50").statusCode()),
                    () -> bare.list(SkewedTasks.USER, 50));
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

    private static void print(Map<Case, List<StackLoad.Result>> results) {
        System.out.println("\n| SQLite | connections | requests/s | × constant | p50 ms | p99 ms |\n"
                + "|---|---:|---:|---:|---:|---:|");
        results.forEach((each, found) -> {
            List<StackLoad.Result> constant = results.get(results.keySet().stream()
                    .filter(one -> one.what().equals(CONSTANT) && one.connections() == each.connections())
                    .findFirst().orElseThrow());
            System.out.printf(Locale.ROOT, "| %s | %d | %.0f | %.2f | %.2f | %.2f |%n", each.what(), each.connections(),
                    median(found, StackLoad.Result::perSecond), median(found, StackLoad.Result::perSecond)
                            / median(constant, StackLoad.Result::perSecond),
                    median(found, StackLoad.Result::p50), median(found, StackLoad.Result::p99));
        });
    }

    private static double median(List<StackLoad.Result> results, ToDoubleFunction<StackLoad.Result> what) {
        return results.stream().mapToDouble(what).sorted().toArray()[results.size() / 2];
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
