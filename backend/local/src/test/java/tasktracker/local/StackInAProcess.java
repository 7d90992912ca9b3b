package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.OS;
import tasktracker.contract.Json;

/** A local stack as a process of its own, with the options of the virtual machine that a test wants. */
final class StackInAProcess implements AutoCloseable {
    /** The heap that the distribution gives it. */
    static final String SHIPPED_HEAP = "-Xmx96m";
    /** What the process never takes more of, heap and all else. */
    private static final long MOST_KILOBYTES = 256 * 1024;

    private final Process process;
    private final Path directory;
    private final Map<?, ?> state;

    private StackInAProcess(Process process, Path directory) throws Exception {
        this.process = process;
        this.directory = directory;
        this.state = read();
    }

    /** Starts it with its data, its state file and its errors in a directory; returns when it answers. */
    static StackInAProcess start(Path directory, List<String> before, String... options) throws Exception {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "--template",
                LocalStackTest.TEMPLATE.toAbsolutePath().toString(), "--data", directory.resolve("data").toString(),
                "--state", directory.resolve("stack.json").toString(), "--user", "anna"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectOutput(directory.resolve("log").toFile());
        builder.redirectError(directory.resolve("errors").toFile());
        Files.deleteIfExists(directory.resolve("stack.json"));
        return new StackInAProcess(builder.start(), directory);
    }

    private Map<?, ?> read() throws Exception {
        Path file = directory.resolve("stack.json");
        for (long until = System.nanoTime() + 60_000_000_000L; System.nanoTime() < until;) {
            if (Files.exists(file)) {
                return (Map<?, ?>) Json.read(Files.readAllBytes(file), Json::value);
            }
            assertTrue(process.isAlive(), errors());
            process.waitFor(5, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("no state file");
    }

    String apiKey() {
        return (String) state.get("apiKey");
    }

    int port() {
        return ((Number) state.get("port")).intValue();
    }

    String endpoint() {
        return (String) state.get("endpoint");
    }

    /** What it holds of the machine's memory; 0 where the system does not say. */
    long residentKilobytes() throws IOException {
        return kilobytes("VmRSS:");
    }

    /** Fails when it has held too much of the machine's memory at any time so far, as Linux keeps count of it. */
    void requireSmall() throws IOException {
        long most = kilobytes("VmHWM:");
        assertTrue(most < MOST_KILOBYTES, most + " KB");
        assertEquals(OS.LINUX.isCurrentOs(), most > 0, most + " KB");
    }

    private long kilobytes(String name) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (Files.exists(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith(name)) {
                    return Long.parseLong(line.replace(name, "").replace("kB", "").strip());
                }
            }
        }
        return 0;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String errors() throws IOException {
        return Files.readString(directory.resolve("errors"), StandardCharsets.UTF_8);
    }

    /** What the functions and the gateway have logged. */
    String log() throws IOException {
        return Files.readString(directory.resolve("log"), StandardCharsets.UTF_8);
    }

    /** Asks it to end, as the system does, and waits until it has. */
    void end() throws Exception {
        process.destroy();
        awaitEnd();
    }

    /** Fails when it does not end. */
    void awaitEnd() throws Exception {
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> "it does not end");
    }

    boolean hasStateFile() {
        return Files.exists(directory.resolve("stack.json"));
    }

    /** What the tool shows on the control paths. */
    String token() {
        return (String) state.get("token");
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
