package tasktracker.cli.command.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.Cli;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.contract.NewTask;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;

/** However a command on single tasks ends, undo knows of what it may have done, and of nothing else. */
final class TaskJournalTest {
    @TempDir
    private Path home;
    private Cli cli;
    private Task milk;
    private Task bread;
    private Task plants;

    @BeforeEach
    void start() {
        cli = new Cli(home);
        milk = cli.api().put(NewTask.titled("Buy milk"));
        bread = cli.api().put(NewTask.titled("Buy bread"));
        plants = cli.api().put(NewTask.titled("Water plants"));
        cli.run("task", "list"); // so that ends of ids are known
    }

    @ParameterizedTest
    @ValueSource(strings = { "task done 0001", "task edit 0001 --title Rye --due fri", "task delete 0001",
        "task move 0001 --to Home --create-category" })
    void what_was_done_without_an_answer_is_taken_back(String command) {
        cli.api().loseAnswers();
        assertEquals(ExitCode.NETWORK, cli.run(command.split(" ")).code());
        assertFalse(milk.equals(cli.api().stored().get(milk.taskId())));
        cli.api().heal();
        cli.run("undo", "-q", "--fields", "result,title").prints("restored\tBuy milk\n");
        Task back = cli.api().stored().get(milk.taskId());
        assertEquals(milk, new Task(back.taskId(), back.title(), back.description(), back.completed(), back.priority(),
                back.categoryId(), back.due(), back.createdAt(), back.updatedAt(), back.completedAt(),
                back.externalId(), milk.version()));
    }

    @Test
    void it_is_written_down_before_the_first_is_changed() {
        List<String> written = new ArrayList<>();
        cli.api().meanwhile(() -> written.addAll(journals()));
        cli.run("task", "done", "0001", "0002", "-q");
        assertEquals(1, written.size());
        assertTrue(written.getFirst().contains("Buy milk") && written.getFirst().contains("Buy bread")
                && written.getFirst().contains("\"planned\":2"), written::toString);
    }

    /** Somebody else does the third, which the command had not tried: that stays. */
    @Test
    void of_a_command_that_was_killed_the_tasks_that_it_tried_are_taken_back() throws IOException {
        List<String> written = new ArrayList<>();
        cli.api().meanwhile(() -> cli.api().meanwhile(() -> written.addAll(journals())));
        cli.run("task", "done", "0001", "0002", "0003", "-q");
        Files.writeString(files().getFirst(), written.getFirst());
        cli.run("undo", "-q", "--fields", "result,title").prints("restored\tBuy milk\nrestored\tBuy bread\n");
        assertTrue(cli.api().stored().get(plants.taskId()).completed());
    }

    @Test
    void more_than_a_hundred_are_marked_in_their_batches() throws IOException {
        List<String> line = new ArrayList<>(List.of("task", "done", "-q"));
        for (int at = 0; at < 250; at++) {
            line.add(cli.api().put(NewTask.titled("task " + at)).taskId());
        }
        List<String> written = new ArrayList<>();
        Runnable next = () -> written.addAll(journals());
        for (int at = 0; at < 150; at++) {
            Runnable then = next;
            next = () -> cli.api().meanwhile(then);
        }
        cli.api().meanwhile(next);
        cli.run(line.toArray(String[]::new));
        Files.writeString(files().getFirst(), written.getFirst());
        assertEquals(151, cli.run("undo", "-q", "--fields", "result").out().lines().filter("restored"::equals).count());
        assertEquals(99, cli.api().stored().values().stream().filter(Task::completed).count());
    }

    @Test
    void what_was_refused_leaves_nothing_to_take_back() throws IOException {
        cli.api().meanwhile(() -> cli.api().stored().computeIfPresent(milk.taskId(),
                (_, task) -> task.with(TaskPatch.NONE.withDescription("more"), Cli.NOW)));
        assertEquals(ExitCode.CONFLICT, cli.run("task", "done", "0001", "-q").code());
        cli.api().meanwhile(() -> cli.api().stored().remove(bread.taskId()));
        assertEquals(ExitCode.NOT_FOUND, cli.run("task", "done", "0002", "-q").code());
        assertEquals(List.of(), files());
        assertEquals(ExitCode.NOT_FOUND, cli.run("undo").code());
    }

    @Test
    void of_several_those_that_were_refused_are_not_taken_back() {
        cli.api().meanwhile(() -> cli.api().stored().computeIfPresent(milk.taskId(),
                (_, task) -> task.with(TaskPatch.NONE.withDescription("more"), Cli.NOW)));
        assertEquals(ExitCode.PARTIAL, cli.run("task", "done", "0001", "0002", "-q").code());
        cli.run("undo", "-q", "--fields", "result,title").prints("restored\tBuy bread\n");
    }

    @Test
    void what_is_done_already_is_not_planned() throws IOException {
        cli.run("task", "done", "0001", "-q");
        cli.run("undo", "-q");
        cli.api().stored().computeIfPresent(bread.taskId(),
                (_, task) -> task.with(TaskPatch.NONE.withCompleted(true), Cli.NOW));
        cli.run("task", "done", "0002", "-q");
        assertEquals(List.of(), files());
        cli.run("task", "done", "0001", "0002", "-q");
        cli.run("undo", "-q", "--fields", "title").prints("Buy milk\n");
    }

    @Test
    void ctrl_c_ends_it_at_once_and_undo_knows() {
        CliException interrupted = new CliException.Interrupted(Failure.of("INTERRUPTED", "interrupted"));
        cli.api().meanwhile(() -> cli.api().meanwhile(() -> {
            throw interrupted;
        }));
        cli.run("task", "done", "0001", "0002", "0003").is(ExitCode.INTERRUPTED, "", "error: interrupted\n");
        assertFalse(cli.api().stored().get(plants.taskId()).completed());
        cli.run("undo", "-q", "--fields", "result,title").prints("restored\tBuy milk\nunchanged\tBuy bread\n");
        assertFalse(cli.api().stored().get(milk.taskId()).completed());
    }

    @Test
    void ctrl_c_while_tasks_are_looked_up_ends_it_too() {
        cli.api().fail(bread.taskId(), new CliException.Interrupted(Failure.of("INTERRUPTED", "interrupted")));
        assertEquals(ExitCode.INTERRUPTED, cli.run("task", "done", "0001", "0002", "0003").code());
        assertFalse(cli.api().stored().get(milk.taskId()).completed());
    }

    @Test
    void a_place_that_cannot_be_written_is_told_and_keeps_nobody_from_work() throws IOException {
        Path state = Files.createDirectories(home.resolve(".local/state/tasktracker"));
        Path blocked = Files.createFile(state.resolve("journal"));
        Files.setPosixFilePermissions(blocked, PosixFilePermissions.fromString("rw-------"));
        Cli.Run run = cli.run("task", "done", "0001", "0002", "--fields", "title");
        assertEquals(ExitCode.OK, run.code());
        assertEquals("Buy milk\nBuy bread\n", run.out());
        assertTrue(run.err().startsWith("tasktracker undo will not know of this: "), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    private List<Path> files() throws IOException {
        Path directory = home.resolve(".local/state/tasktracker/journal/local");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(path -> path.toString().endsWith(".ndjson")).sorted().toList();
        }
    }

    private List<String> journals() {
        try {
            List<String> texts = new ArrayList<>();
            for (Path file : files()) {
                texts.add(Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
