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

    @Test
    void noFileIsNone() {
        assertEquals(Optional.empty(), StackState.read(folder.resolve("missing")));
    }

    @Test
    void anotherProcessOfTheSameIdIsNotTheStack() throws IOException {
        ProcessHandle self = ProcessHandle.current();
        long started = self.info().startInstant().orElseThrow().toEpochMilli();
        assertTrue(StackState.read(file(FULL.formatted(self.pid(), started))).orElseThrow().isAlive());
        assertFalse(StackState.read(file(FULL.formatted(self.pid(), started - 60_000))).orElseThrow().isAlive());
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
