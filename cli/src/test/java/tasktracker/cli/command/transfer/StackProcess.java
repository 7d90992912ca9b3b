package tasktracker.cli.command.transfer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tasktracker.cli.config.Connection;
import tasktracker.contract.Json;

/** The local stack as a process of its own, which can be killed as nothing in this process can. */
final class StackProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Connection connection;

    private StackProcess(Process process, Connection connection) {
        this.process = process;
        this.connection = connection;
    }

    /** Starts on the tasks of a directory, and returns when it answers. */
    static StackProcess start(Path directory) throws IOException, InterruptedException {
        Path state = directory.resolve("stack.json");
        Files.deleteIfExists(state);
        Path log = directory.resolve("stack.log");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), "tasktracker.local.Main", "--template", "../template.yaml",
                "--data", directory.resolve("data").toString(), "--state", state.toString(), "--user", "home")
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        // The state file is written when the stack answers.
        while (!Files.exists(state)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException("the stack did not start: " + Files.readString(log));
            }
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        Map<?, ?> told = (Map<?, ?>) Json.read(Files.readAllBytes(state), Json::value);
        return new StackProcess(process,
                new Connection(URI.create((String) told.get("endpoint")), (String) told.get("apiKey")));
    }

    Connection connection() {
        return connection;
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
