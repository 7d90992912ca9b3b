package tasktracker.cli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.config.FileMutex;

/** Stops and starts of several commands at once, with processes that are no stacks. */
final class LocalStacksTest {
    @TempDir
    private Path folder;

    private StackFiles files;
    private LocalStacks stacks;

    @BeforeEach
    void make() throws IOException {
        files = new StackFiles(folder, folder.resolve("state"), folder.resolve("data"));
        Files.createDirectories(files.state());
        Files.createDirectories(files.data());
        stacks = new LocalStacks(() -> files, _ -> {});
    }

    private static Process stack(String script) throws IOException {
        return new ProcessBuilder("/bin/sh", "-c", script).start();
    }

    /** What a stack says of itself; it answers no call, so it is ended by a signal. */
    private static String state(Process stack) {
        return "{\"pid\":" + stack.pid() + ",\"startedAt\":" + stack.info().startInstant().orElseThrow().toEpochMilli()
                + ",\"port\":1,\"endpoint\":\"http://127.0.0.1:1/local\",\"build\":\"b\",\"token\":\"t\","
                + "\"apiKey\":\"k\",\"auto\":true,\"data\":\"d\"}";
    }

    @Test
    void a_reset_waits_for_a_start_and_ends_what_was_started() throws Exception {
        Process stack = stack("read line");
        try {
            Files.writeString(files.data().resolve("tasks"), "x");
            Thread reset = new Thread(stacks::reset);
            try (FileMutex _ = FileMutex.hold(files.startLock(), Duration.ofSeconds(10))) {
                reset.start();
                while (!Set.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED).contains(reset.getState())) {
                    Thread.onSpinWait();
                }
                Files.writeString(files.stateFile(), state(stack));
            }
            reset.join();
            assertFalse(stack.isAlive());
            assertFalse(Files.exists(files.stateFile()));
            assertFalse(Files.exists(files.data()));
        } finally {
            stack.destroyForcibly();
        }
    }

    @Test
    void the_state_of_a_stack_that_was_started_meanwhile_stays() throws Exception {
        Process other = stack("read line");
        Path ready = Files.writeString(folder.resolve("other.json"), state(other));
        Process stack = stack("trap 'cp " + ready + " " + files.stateFile() + "; exit' TERM; touch " + folder
                + "/trapped; while :; do read line || sleep 1; done");
        try {
            while (!Files.exists(folder.resolve("trapped"))) {
                Thread.onSpinWait();
            }
            Files.writeString(files.stateFile(), state(stack));
            assertTrue(stacks.stop());
            assertFalse(stack.isAlive());
            assertEquals(Files.readString(ready), Files.readString(files.stateFile()));
        } finally {
            stack.destroyForcibly();
            other.destroyForcibly();
        }
    }

    @Test
    void where_none_ever_ran_nothing_is_made() throws IOException {
        Files.delete(files.state());
        assertFalse(stacks.stop());
        assertFalse(Files.exists(files.state()));
    }
}
