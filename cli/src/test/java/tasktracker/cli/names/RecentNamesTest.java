package tasktracker.cli.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.contract.Category;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.Uuid7;

final class RecentNamesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");

    @TempDir
    private Path directory;

    @Test
    void keeps_the_newest_command_first_and_no_more_than_500() throws Exception {
        List<Task> many = new ArrayList<>();
        for (int at = 0; at < 600; at++) {
            many.add(task(at, "x".repeat(200)));
        }
        note(NOW, many);
        note(NOW, List.of(task(700, "new")));
        List<RecentNames.Name> known = names(NOW).known().tasks();
        assertEquals(500, known.size());
        assertEquals(List.of("new", many.getFirst().title()), List.of(known.get(0).text(), known.get(1).text()));
        assertTrue(Files.size(file()) < RecentNames.LARGEST / 4);
    }

    @Test
    void the_same_again_is_not_written_until_it_gets_old() throws Exception {
        note(NOW, List.of(task(1, "a")));
        FileTime marked = FileTime.from(NOW.minusSeconds(1000));
        Files.setLastModifiedTime(file(), marked);
        note(NOW.plusSeconds(300), List.of(task(1, "a")));
        assertEquals(marked, Files.getLastModifiedTime(file()));
        note(NOW.plusSeconds(3600), List.of(task(1, "a")));
        assertEquals(NOW.plusSeconds(3600).getEpochSecond(), names(NOW.plusSeconds(3600)).known().tasks().getFirst()
                .seen());
    }

    @Test
    void a_list_of_categories_is_all_there_are() {
        RecentNames first = names(NOW);
        first.met(category(1, "Home"));
        first.save();
        RecentNames second = names(NOW);
        second.onlyThese(List.of(category(2, "Work")));
        second.save();
        assertEquals(List.of("Work"),
                names(NOW).known().categories().stream().map(RecentNames.Name::text).toList());
    }

    @Test
    void a_clock_that_was_put_back_makes_names_of_the_future_count_no_more() {
        note(NOW.plus(Duration.ofDays(3)), List.of(task(1, "a")));
        assertEquals(List.of(), names(NOW).known().tasks());
    }

    @Test
    void deletes_of_unknown_tasks_take_no_memory() {
        RecentNames names = names(NOW);
        names.taskGone(task(5, "a").taskId());
        names.save();
        assertEquals(false, Files.exists(file()));
    }

    private void note(Instant at, List<Task> tasks) {
        RecentNames names = names(at);
        names.met(tasks);
        names.save();
    }

    private RecentNames names(Instant at) {
        return new RecentNames(this::file, Clock.fixed(at, ZoneOffset.UTC));
    }

    private Path file() {
        return directory.resolve("names/local");
    }

    private static Task task(int number, String title) {
        return new Task(Uuid7.of(number, 1, number).toString(), title, "", false, Priority.MEDIUM, null, null, NOW, NOW,
                null, null, 1);
    }

    private static Category category(int number, String name) {
        return new Category(Uuid7.of(number, 1, number).toString(), name, null, null, NOW, NOW, 1);
    }
}
