package tasktracker.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.Session;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.GlobalOptions;

/** Lines typed at a terminal that is none: no signals from keys, no modes. */
final class PromptTest {
    private static final String CTRL_D = "\u0004";

    @TempDir
    private Path home;
    private Cli cli;
    private Terminal terminal;
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @BeforeEach
    void start() {
        cli = new Cli(home).terminal();
    }

    @Test
    void runs_what_is_typed_until_ctrl_d() {
        Cli.Run run = typed("task add Milk -o tsv --fields title\r\rtask list -o tsv --fields title\r" + CTRL_D);
        run.prints("Milk\nMilk\n");
        assertTrue(shown().contains("local> "), shown());
    }

    @Test
    void a_quote_that_is_open_asks_for_more() {
        typed("task add 'a\rb' -o json --fields title\r").prints("{\"data\":{\"title\":\"a\\nb\"}}\n");
    }

    @Test
    void questions_are_asked_and_answered_here() {
        cli.run("task", "add", "Milk");
        Cli.Run run = typed("task delete Milk\rn\rtask delete Milk -o tsv --fields title\ry\r");
        assertEquals("Milk\n", run.out());
        assertTrue(run.err().contains("error: not confirmed, nothing was changed\n"), run.err());
    }

    @Test
    void pasted_lines_are_shown_and_run_together_until_one_fails() {
        Cli.Run run = typed("\u001b[200~profile list -o id\nbogus\ntask list\u001b[201~\r");
        assertEquals("local\n", run.out());
        assertEquals("""
                error: there is no command "bogus"
                hint: tasktracker --help
                the line after it was not run
                """, run.err());
    }

    @Test
    void the_prompt_says_in_words_that_a_profile_is_protected() {
        cli.run("profile", "add", "prod", "--endpoint", "https://x.example.com/prod", "--protected");
        typed("use prod\ruse local\r").prints("");
        assertTrue(shown().contains("prod (protected)> "), shown());
        screen.reset();
        cli.env("NO_COLOR", "");
        typed("use prod\r");
        assertTrue(shown().contains("(protected)"), shown());
    }

    @Test
    void ctrl_c_ends_the_command_at_work_and_nothing_else() throws Exception {
        CountDownLatch atWork = new CountDownLatch(1);
        cli.run("task", "add", "Milk");
        cli.around(client -> stuckAt("tasks", client, atWork));
        Thread presses = Thread.startVirtualThread(() -> {
            try {
                atWork.await();
                terminal.raise(Terminal.Signal.INT);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Cli.Run run = typed("task list\rprofile list -o id\r");
        presses.join();
        assertEquals("local\n", run.out());
        assertEquals("error: interrupted\n", run.err());
    }

    @Test
    void what_was_done_before_ctrl_c_can_be_taken_back() throws Exception {
        for (String title : List.of("Milk", "Bread")) {
            cli.run("task", "add", title);
        }
        CountDownLatch atWork = new CountDownLatch(1);
        cli.around(client -> stuckAtSecondUpdate(client, atWork));
        Thread presses = Thread.startVirtualThread(() -> {
            try {
                atWork.await();
                terminal.raise(Terminal.Signal.INT);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Cli.Run run = typed("task done Milk Bread -q\r");
        presses.join();
        assertEquals("error: interrupted\n", run.err());
        Cli.Run undone = cli.run("undo", "--yes", "-o", "tsv");
        assertEquals(ExitCode.OK, undone.code(), undone.err());
        assertEquals("", cli.run("task", "list", "--status", "done", "-o", "id").out());
    }

    @Test
    void lines_with_secrets_are_not_kept_and_the_file_is_the_owners_alone() throws Exception {
        typed("task list -q\rtask list -q\rtask add " + Cli.KEY + "\r task list --all -q\rapi x-api-key:abc\r");
        Path history = home.resolve(".local/state/tasktracker/shell-history");
        assertEquals("task list -q\n", Files.readString(history));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(history)));
    }

    @Test
    void completes_by_the_engine_of_the_other_shells() {
        cli.run("task", "add", "It's $5");
        typed("profile li\t-o id\ruse lo\t\rtask show It\t-q -o tsv --fields title\r")
                .prints("local\nIt's $5\n");
    }

    private TaskClient stuckAt(String method, TaskClient client, CountDownLatch atWork) {
        return (TaskClient) Proxy.newProxyInstance(PromptTest.class.getClassLoader(),
                new Class<?>[]{ TaskClient.class },
                (_, called, args) -> {
                    if (called.getName().equals(method)) {
                        throw stuck(atWork);
                    }
                    return passed(client, called, args);
                });
    }

    private TaskClient stuckAtSecondUpdate(TaskClient client, CountDownLatch atWork) {
        int[] updates = { 0 };
        return (TaskClient) Proxy.newProxyInstance(PromptTest.class.getClassLoader(),
                new Class<?>[]{ TaskClient.class },
                (_, called, args) -> {
                    if (atWork.getCount() > 0 && called.getName().equals("updateTask") && ++updates[0] == 2) {
                        throw stuck(atWork);
                    }
                    return passed(client, called, args);
                });
    }

    private static Object passed(TaskClient client, Method called, Object[] args) throws Throwable {
        try {
            return called.invoke(client, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Waits as a call does, and ends as one does. */
    private static CliException stuck(CountDownLatch atWork) {
        atWork.countDown();
        try {
            new CountDownLatch(1).await();
            throw new IllegalStateException();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new CliException.Interrupted(Failure.of("INTERRUPTED", "interrupted"));
        }
    }

    private Cli.Run typed(String keys) {
        return cli.with(surroundings -> {
            try (Terminal dumb = new DumbTerminal("test", "ansi",
                    new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)), screen, StandardCharsets.UTF_8);
                    Session session = new Session(surroundings, new GlobalOptions(), List.of("shell"))) {
                dumb.setSize(Size.of(80, 24));
                terminal = dumb;
                new Prompt(dumb, session).run();
                return ExitCode.OK;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8);
    }
}
