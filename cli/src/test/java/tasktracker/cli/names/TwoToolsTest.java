package tasktracker.cli.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.contract.NewTask;
import tasktracker.contract.Task;
import tasktracker.contract.Uuid7;

/** Several commands at once on one profile: no id is lost or mixed, no name is half. */
final class TwoToolsTest {
    private static final int TOOLS = 4;
    private static final int ROUNDS = 60;
    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");

    @TempDir
    private Path directory;

    private static String id(int tool, int round) {
        return Uuid7.of(NOW.toEpochMilli(), tool, round);
    }

    @Test
    void every_id_is_remembered() throws Exception {
        Path file = directory.resolve("seen/work");
        atOnce(tool -> {
            SeenTasks seen = new SeenTasks(() -> file, message -> {
                throw new AssertionError(message);
            });
            for (int round = 0; round < ROUNDS; round++) {
                seen.add(List.of(id(tool, round)));
            }
        });
        SeenTasks seen = new SeenTasks(() -> file, _ -> {});
        for (int tool = 0; tool < TOOLS; tool++) {
            for (int round = 0; round < ROUNDS; round++) {
                assertEquals(List.of(id(tool, round)), seen.endingIn(id(tool, round), 2));
            }
        }
    }

    @Test
    void an_id_that_is_none_is_not_remembered() {
        Path file = directory.resolve("seen/work");
        SeenTasks seen = new SeenTasks(() -> file, _ -> {});
        String torn = "01998d4e-0000-7000-8000-0000000\n7f3a";
        seen.add(List.of(torn, "../../../../../../../../etc/passwd7f", "01998D4E-0000-7000-8000-000000007F3A"));
        assertEquals(List.of(), seen.endingIn("7f3a", 10));
        assertEquals(List.of(), seen.endingIn("", 10));
    }

    @Test
    void names_are_always_whole() throws Exception {
        Path file = directory.resolve("names/work");
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        atOnce(tool -> {
            for (int round = 0; round < ROUNDS; round++) {
                RecentNames names = new RecentNames(() -> file, clock);
                names.met(List.of(task(tool, round)));
                names.save();
                for (RecentNames.Name name : names.known().tasks()) {
                    assertEquals("task " + name.id(), name.text());
                }
            }
        });
        assertEquals(false, new RecentNames(() -> file, clock).known().tasks().isEmpty());
    }

    private static Task task(int tool, int round) {
        String id = id(tool, round);
        return NewTask.titled("task " + id).create(id, NOW);
    }

    private interface Work {
        void of(int tool) throws Exception;
    }

    private static void atOnce(Work work) throws Exception {
        List<Callable<Void>> tools = new ArrayList<>();
        for (int tool = 0; tool < TOOLS; tool++) {
            int number = tool;
            tools.add(() -> {
                work.of(number);
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(TOOLS)) {
            for (Future<Void> end : threads.invokeAll(tools)) {
                end.get();
            }
        }
    }
}
