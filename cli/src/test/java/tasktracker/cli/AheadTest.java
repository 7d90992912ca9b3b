package tasktracker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tasktracker.cli.client.Target;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.client.TaskClients;

@Timeout(60)
final class AheadTest {
    private final AtomicInteger made = new AtomicInteger();
    private RuntimeException failure;

    @Test
    void a_command_that_may_call_the_api_finds_it_ready() throws Exception {
        start(List.of("task", "list")).orElseThrow().join();
        assertEquals(1, made.get());
    }

    @Test
    void nothing_is_made_ready_for_what_calls_nothing() {
        for (List<String> line : List.of(List.<String>of(), List.of("--version"), List.of("-h"),
                List.of("__complete", "--", "task"))) {
            assertEquals(Optional.empty(), start(line));
        }
    }

    @Test
    void a_failure_is_left_to_whoever_meets_it_again() throws Exception {
        failure = new IllegalStateException("no proxy");
        AtomicReference<Throwable> told = new AtomicReference<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> told.set(thrown));
        try {
            start(List.of("task", "list")).orElseThrow().join();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertEquals(1, made.get());
        assertEquals(null, told.get());
    }

    private Optional<Thread> start(List<String> line) {
        TaskClients clients = new TaskClients() {
            @Override
            public TaskClient open(Target target, Telling telling) {
                throw new AssertionError("nothing is called ahead");
            }

            @Override
            public void makeReady() {
                made.incrementAndGet();
                if (failure != null) {
                    throw failure;
                }
            }
        };
        return Ahead.start(line,
                new Surroundings(null, null, null, _ -> null, Clock.systemUTC(), clients, null, null, null, null));
    }
}
