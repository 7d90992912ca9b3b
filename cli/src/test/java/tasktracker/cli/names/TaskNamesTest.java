package tasktracker.cli.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.Cli;
import tasktracker.cli.FakeApi;
import tasktracker.cli.error.CliException;
import tasktracker.contract.NewTask;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.TaskStatus;

final class TaskNamesTest {
    private static final Clock CLOCK = Clock.fixed(Cli.NOW, Cli.ZONE);

    @TempDir
    private Path directory;
    private final FakeApi api = new FakeApi(CLOCK);
    private RecentNames recent;

    @BeforeEach
    void start() {
        recent = new RecentNames(() -> directory.resolve("recent"), CLOCK);
    }

    @ParameterizedTest
    @ValueSource(strings = { "2025", "Cafe", "cafe", "DEAD", "7F3A", "10000000" })
    void aWordOrNumberThatIsATitleTooNamesTwo(String name) {
        Task byEnd = seen("Buy milk", name);
        Task byTitle = put(name, "7f3b");
        CliException.Usage ambiguous = assertThrows(CliException.Usage.class, () -> names().find(name));
        assertEquals("\"" + name + "\" names 2 tasks", ambiguous.getMessage());
        assertEquals(Set.of(byEnd.taskId(), byTitle.taskId()), ambiguous.failure().details().keySet());
        assertEquals(Optional.of('"' + name + '"'), api.lastQuery().search());
        assertEquals(TaskStatus.ALL, api.lastQuery().status());
        assertEquals(Optional.empty(), api.lastQuery().sort());
    }

    @ParameterizedTest
    @ValueSource(strings = { "2025", "cafe" })
    void aWordOrNumberThatIsNoTitleNamesOne(String name) {
        Task byEnd = seen("Buy milk", name);
        put(name + " plan", "7f3b");
        assertEquals(byEnd, names().find(name));
        assertEquals(List.of("get " + name, "list 100"), api.calls());
    }

    @Test
    void theEndOfAnIdCostsOneCall() {
        Task byEnd = seen("Buy milk", "7f3a");
        put("Something else", "7f3b");
        assertEquals(byEnd, names().find("7f3a"));
        assertEquals(List.of("get 7f3a"), api.calls());
    }

    @ParameterizedTest
    @ValueSource(strings = { "…2025", "...2025", "Buy milk …2025" })
    void withAnEllipsisTheEndIsMeant(String name) {
        Task byEnd = seen("Buy milk", "2025");
        put("2025", "7f3b");
        assertEquals(byEnd, names().find(name));
        assertEquals(List.of("get 2025"), api.calls());
    }

    @Test
    void aTaskThatIsMeantByTitleAndByEndIsOne() {
        Task both = seen("2025", "2025");
        assertEquals(both, names().find("2025"));
        assertEquals(List.of("get 2025"), api.calls());
    }

    @Test
    void aTitleThatWasMetLatelyCountsEvenWhenItLooksLikeAnId() {
        seen("Buy milk", "7f3a");
        Task byTitle = put("7f3a", "7f3b");
        Task renamed = put("7f3a", "7f3c");
        recent.met(List.of(byTitle, renamed));
        recent.save();
        api.stored().remove(renamed.taskId());
        CliException.Usage ambiguous = assertThrows(CliException.Usage.class, () -> names().find("7f3a"));
        assertEquals("\"7f3a\" names 2 tasks", ambiguous.getMessage());
        assertEquals(List.of("get 7f3a", "get 7f3b", "get 7f3c"), api.calls());
    }

    private TaskNames names() {
        return new TaskNames(() -> api, seenTasks(), recent, _ -> {});
    }

    private SeenTasks seenTasks() {
        return new SeenTasks(() -> directory.resolve("seen"), _ -> {});
    }

    private Task seen(String title, String end) {
        Task task = put(title, end);
        seenTasks().add(List.of(task.taskId()));
        return task;
    }

    private Task put(String title, String end) {
        String lower = end.toLowerCase(Locale.ROOT);
        String start = "01998d4e-0000-7000-8000-000000000000";
        return api.put(new NewTask(title, "", false, Priority.MEDIUM, null, null, null,
                start.substring(0, start.length() - lower.length()) + lower, null, null));
    }
}
