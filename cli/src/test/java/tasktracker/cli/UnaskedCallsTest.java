package tasktracker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.error.ExitCode;

/** No update check, no telemetry: what needs no network opens no connection, wherever calls would go. */
final class UnaskedCallsTest {
    @TempDir
    private Path home;
    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket trap;
    private Cli cli;

    @BeforeEach
    void set() throws IOException {
        trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::take);
        String place = "http://127.0.0.1:" + trap.getLocalPort();
        cli = new Cli(home).http().env("TASKTRACKER_ENDPOINT", place).env("TASKTRACKER_API_KEY", Cli.KEY)
                .env("HTTPS_PROXY", place).env("HTTP_PROXY", place).env("AWS_ENDPOINT_URL", place)
                .localStack(() -> {
                    throw new AssertionError("the local stack was asked for");
                });
    }

    @AfterEach
    void release() throws IOException {
        trap.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "--version", "-V", "--help", "help", "help exit-codes", "help environment", "task --help",
        "task add --help", "profile list", "profile show --origin", "profile list -o json", "completion bash",
        "__complete -- task li", "doctor --offline", "no-such-command", "task add", "api GET",
        "task list --explain" })
    void nothing_is_called_without_need(String line) throws Exception {
        cli.run(line.split(" ", -1));
        assertEquals(0, caught());
    }

    @Test
    void the_trap_catches_what_does_call() throws Exception {
        assertEquals(ExitCode.NETWORK, cli.run("category", "list").code());
        assertEquals(true, caught() >= 4, "a connection for each try at least");
    }

    /** Connections are accepted in their order, so once ours is, all before it were. */
    private int caught() throws Exception {
        try (Socket last = new Socket(trap.getInetAddress(), trap.getLocalPort())) {
            last.getOutputStream().write('.');
            last.getOutputStream().flush();
            assertEquals(-1, last.getInputStream().read());
        }
        return connections.get() - 1;
    }

    private void take() {
        try {
            while (true) {
                try (Socket taken = trap.accept()) {
                    connections.incrementAndGet();
                    taken.getInputStream().read();
                }
            }
        } catch (IOException _) {
            // the test is over
        }
    }
}
