package tasktracker.cli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackStateTest {
    private static final String FULL = """
            {"pid":%d,"startedAt":%d,"port":4711,"endpoint":"http://127.0.0.1:4711/local","build":"b1","token":"t-secret",\
            "apiKey":"k-secret","auto":true,"data":"/d","later":{"a":[1]}}""";

    @TempDir
    Path folder;

    @Test
    void readsWhatAStackWrites() throws IOException {
        StackState state = StackState.read(file(FULL.formatted(12, 1_000))).orElseThrow();
        assertEquals(new StackState(12, Instant.ofEpochMilli(1_000), 4711, URI.create("http://127.0.0.1:4711/local"),
                "b1", "t-secret", "k-secret", true, "/d"), state);
        assertFalse(state.toString().contains("secret"), state.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "[]", "{}", "{\"pid\":1}", "{\"pid\":\"x\"}", "\u0000\u0000" })
    void aTornOrStrangeFileIsNone(String content) throws IOException {
        assertEquals(Optional.empty(), StackState.read(file(content)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "a b", "\\n", "\\u001b[2J", "\\r\\nX-Evil: 1", "é", "\\ud800" })
    void whatCannotBeASecretIsNone(String secret) throws IOException {
        assertEquals(Optional.empty(), StackState.read(file(FULL.formatted(12, 1_000).replace("t-secret", secret))));
        assertEquals(Optional.empty(), StackState.read(file(FULL.formatted(12, 1_000).replace("k-secret", secret))));
    }

    @Test
    void noFileIsNone() {
        assertEquals(Optional.empty(), StackState.read(folder.resolve("missing")));
    }

    @Test
    void anotherProcessOfTheSameIdIsNotTheStack() throws IOException {
        ProcessHandle self = ProcessHandle.current();
        long started = self.info().startInstant().orElseThrow().toEpochMilli();
        assertTrue(isAlive(file(FULL.formatted(self.pid(), started))));
        assertFalse(isAlive(file(FULL.formatted(self.pid(), started - 60_000))));
    }

    /** Linux counts from the boot, whose time moves with the clock: another process by its start, the same by its call. */
    @ParameterizedTest
    @ValueSource(longs = { -315_360_000_000L, -86_400_000, -60_000, 60_000, 86_400_000, 315_360_000_000L })
    void aClockThatWasSetDoesNotHideTheStack(long jump) throws Exception {
        Path file = folder.resolve("stack.json");
        Process stack = new ProcessBuilder("/bin/sh", "-c", "read line", "sh", "--template", "t", "--state",
                file.toString(), "--build", "b1").start();
        try {
            long started = stack.info().startInstant().orElseThrow().toEpochMilli();
            file(FULL.formatted(stack.pid(), started + jump));
            assertTrue(isAlive(file));
            assertFalse(StackState.read(file).orElseThrow().isAlive(folder.resolve("other/stack.json")));
        } finally {
            stack.destroy();
            stack.waitFor();
        }
        assertFalse(isAlive(file));
    }

    @ParameterizedTest
    @CsvSource({ "4711,http://127.0.0.1:4712/v1", "4711,http://192.0.2.1:4711/v1", "4711,http://localhost:4711/v1",
        "4711,https://127.0.0.1:4711/v1", "4711,http://127.0.0.1:4711@evil.example/v1", "4711,mailto:a@b",
        "4711,http:///v1", "70000,http://127.0.0.1:70000/v1", "-1,http://127.0.0.1/v1", "4711,:" })
    void theKeyGoesToNoOtherPlace(int port, String endpoint) throws IOException {
        assertEquals(Optional.empty(), StackState.read(file(FULL.formatted(12, 1_000).replace("4711,", port + ",")
                .replace("http://127.0.0.1:4711/local", endpoint))));
    }

    private static boolean isAlive(Path file) {
        return StackState.read(file).orElseThrow().isAlive(file);
    }

    @ParameterizedTest
    @CsvSource({ "ada,ada", "Ada.Lovelace,adalovelace", "é,local", "'',local", "x-1,x1" })
    void aLoginNameBecomesAUserId(String login, String user) {
        assertEquals(user, StackOptions.userOf(Optional.of(login)));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("stack.json"), content);
    }
}
