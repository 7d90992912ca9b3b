package tasktracker.functions.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javax.net.ServerSocketFactory;
import tasktracker.contract.Category;
import tasktracker.contract.Due;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.functions.dynamo.RehearsalDynamo;
import tasktracker.functions.loopback.LoopbackServer;

/** The functions' jar unpacked, a DynamoDB that always answers the same, and starts of functions against it. */
final class Bench implements AutoCloseable {
    /** As Lambda starts Java functions that no snapshot is taken of. */
    private static final List<String> COLD = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx853m");
    static final Task TASK = new Task(Scene.ID, "Call the plumber", "The tap in the kitchen drips again",
            false, Priority.HIGH, null, new Due("2026-12-01"), Instant.ofEpochMilli(1_795_340_000_000L),
            Instant.ofEpochMilli(1_795_340_000_000L), null, null, 1);
    private static final Category CATEGORY = new Category(Scene.ID, "Home", "#1E90FF", null, TASK.createdAt(),
            TASK.createdAt(), 1);

    private final Path functions;
    private final File output;
    private final LoopbackServer dynamo;

    private Bench(Path functions, File output, LoopbackServer dynamo) {
        this.functions = functions;
        this.output = output;
        this.dynamo = dynamo;
    }

    /** One start; milliseconds. */
    record Start(double ready, double first, double answer) {}

    /** How many classes were loaded; {@code ours} are those that we compile. */
    record Classes(int all, int ours) {}

    static Path jar() {
        return Path.of(System.getProperty("functions.jar", "target/functions.jar"));
    }

    static Bench of(Path home) throws IOException {
        Path functions = home.resolve("task");
        ClassPath.unpack(jar(), functions);
        LoopbackServer dynamo = LoopbackServer.start(ServerSocketFactory.getDefault(), answering());
        return new Bench(functions, home.resolve("output").toFile(), dynamo);
    }

    /** DynamoDB's answers, and API Gateway's list of no keys. */
    static LoopbackServer.Answering answering() {
        RehearsalDynamo answers = new RehearsalDynamo(Scene.USER, TASK, CATEGORY);
        String noKeys = "{\"item\":[]}";
        return asked -> asked.path().startsWith("/apikeys")
                ? new LoopbackServer.Given(200, Map.of("Content-Type", "application/json"), noKeys)
                : answers.answer(asked);
    }

    Path functions() {
        return functions;
    }

    File output() {
        return output;
    }

    Start start(Scene scene) throws Exception {
        return start(scene, scene.handler(), COLD);
    }

    Start startFloor(Scene scene) throws Exception {
        return start(scene, Floor.class.getName(), COLD);
    }

    Classes classes(Scene scene) throws Exception {
        return classes(scene, scene.handler());
    }

    Classes floorClasses(Scene scene) throws Exception {
        return classes(scene, Floor.class.getName());
    }

    private Classes classes(Scene scene, String handler) throws Exception {
        Path log = output.toPath().resolveSibling(handler + "-" + scene.floor() + ".classes");
        List<String> options = new ArrayList<>(COLD);
        options.add("-Xlog:class+load:file=" + log + "::filecount=0");
        start(scene, handler, options);
        List<String> lines = Files.readAllLines(log);
        return new Classes(lines.size(), (int) lines.stream().filter(line -> line.contains(" tasktracker.")).count());
    }

    private Start start(Scene scene, String handler, List<String> options) throws Exception {
        String endpoint = "http://127.0.0.1:" + dynamo.port();
        Map<String, String> environment = new HashMap<>(Map.of("AWS_ENDPOINT_URL_DYNAMODB", endpoint,
                "AWS_ENDPOINT_URL_API_GATEWAY", endpoint, "FLOOR", scene.floor()));
        try (Instance instance = Instance.start(functions, handler, environment, options, output)) {
            long ready = instance.api().awaitReady();
            RuntimeApi.Answer answer = instance.api().invoke(scene.event());
            checkGood(scene, answer);
            return new Start(instance.sinceStart(ready), instance.sinceStart(answer.answeredAt()), answer.millis());
        }
    }

    void checkGood(Scene scene, RuntimeApi.Answer answer) throws IOException {
        boolean good = answer.body().startsWith("{\"statusCode\":2") || answer.body().startsWith("{\"keys\":");
        if (!good) {
            throw new IllegalStateException(scene.function() + " answered " + answer.body() + "\n"
                    + Files.readString(output.toPath()));
        }
    }

    static <T> double median(List<T> values, ToDoubleFunction<T> of) {
        double[] sorted = values.stream().mapToDouble(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    @Override
    public void close() throws IOException {
        dynamo.close();
    }
}
