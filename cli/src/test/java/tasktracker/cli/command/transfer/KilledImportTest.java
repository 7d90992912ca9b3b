package tasktracker.cli.command.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tasktracker.cli.Cli;
import tasktracker.cli.config.Connection;
import tasktracker.cli.error.ExitCode;
import tasktracker.contract.ApiKey;
import tasktracker.contract.Task;
import tasktracker.local.LocalStack;

/** The importing process itself gets SIGKILL at random points, and the file is imported again. */
final class KilledImportTest {
    private static final int BATCHES = 26;
    private static LocalStack stack;

    @TempDir
    Path home;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(LocalStack.Options.inMemory(Path.of("../template.yaml")));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theNextRunDoesWhatWasLeft(int seed) throws IOException, InterruptedException {
        Random random = new Random(seed);
        String key = stack.issueKey("killed" + seed, ApiKey.Scope.READ_WRITE);
        String file = TestData.copy("github-issues/issues-2579.csv", home).toString();
        List<String> line = List.of("import", file, "--map", "title=title,externalId=id,description=url", "-q");
        int last = 1 + random.nextInt(BATCHES);
        ForwardingProxy.Fate fate = random.nextBoolean() ? ForwardingProxy.Fate.PASS : ForwardingProxy.Fate.CUT;
        AtomicReference<ForwardingProxy.Interference> interference = new AtomicReference<>();
        try (ForwardingProxy proxy = new ForwardingProxy(stack.endpoint(),
                (request, call) -> interference.get().of(request, call))) {
            Connection connection = new Connection(proxy.endpoint(), key);
            CompletableFuture<Process> process = new CompletableFuture<>();
            interference.set((request, _) -> {
                if (request < last) {
                    return ForwardingProxy.Fate.PASS;
                }
                process.join().destroyForcibly().onExit().join();
                return request == last ? fate : ForwardingProxy.Fate.CUT;
            });
            process.complete(child(connection, line));
            assertTrue(process.join().waitFor(60, TimeUnit.SECONDS), "it was killed");
            assertEquals(128 + 9, process.join().exitValue(), () -> log() + " seed " + seed);

            int already = all(key).size();
            int before = proxy.requests();
            interference.set((_, _) -> ForwardingProxy.Fate.PASS);
            Cli.Run run = cli(connection).run(line.toArray(String[]::new));
            String[] counts = run.out().strip().split("\t", -1);
            assertEquals(List.of(file, "2579", "7", "0"), List.of(counts[0], counts[1], counts[6], counts[7]),
                    run.err());
            int created = Integer.parseInt(counts[2]);
            assertEquals(2572, created + Integer.parseInt(counts[4]), run.out());
            assertTrue(created >= 2572 - already, run.out());
            // Four are under way at once, and one that was done is looked up.
            int requests = proxy.requests() - before;
            assertTrue(requests <= BATCHES - (last - 1) + 4 + 1, () -> requests + " requests after " + last);
        }
        List<Task> tasks = all(key);
        assertEquals(2572, tasks.size());
        assertEquals(2572, new HashSet<>(tasks.stream().map(Task::externalId).toList()).size());
        assertEquals(List.of(), files(home.resolve(".local/state/tasktracker/imports")));
    }

    private Cli cli(Connection connection) {
        return new Cli(home).clock(Clock.system(Cli.ZONE)).http()
                .env("TASKTRACKER_ENDPOINT", connection.endpoint().toString())
                .env("TASKTRACKER_API_KEY", connection.apiKey());
    }

    private List<Task> all(String key) {
        Cli.Run list = cli(new Connection(URI.create(stack.endpoint()), key)).run("task", "list", "--status", "all",
                "--all", "-o", "ndjson");
        assertEquals(ExitCode.OK, list.code(), list.err());
        return TestData.tasks(list.out());
    }

    private Process child(Connection to, List<String> line) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), "tasktracker.cli.Main"));
        command.addAll(line);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("TASKTRACKER_"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("TASKTRACKER_ENDPOINT", to.endpoint().toString());
        builder.environment().put("TASKTRACKER_API_KEY", to.apiKey());
        return builder.start();
    }

    private String log() {
        try {
            return Files.readString(home.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }
}
