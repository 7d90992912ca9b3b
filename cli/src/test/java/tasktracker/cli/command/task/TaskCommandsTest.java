package tasktracker.cli.command.task;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.error.ExitCode;

final class TaskCommandsTest {
    @TempDir
    private Path home;
    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(home);
    }

    @Test
    void adds_a_task_on_a_terminal() {
        cli.api().put("Home");
        cli.terminal().run("task", "add", "Buy milk", "--due", "tomorrow 5pm", "--priority", "high", "--category",
                "Home", "-m", "two litres").is(ExitCode.OK, """
                        X
                        """, """
                        due Mon 2026-11-23 17:00 Europe/Berlin
                        """);
    }

    @Test
    void lists() {
        cli.run("task", "add", "Buy milk", "--due", "2026-11-20").prints("x");
    }
    @Test
    void lists2() {
        cli.run("task", "add", "Buy milk", "--due", "2026-11-20");
        cli.run("task", "add", "Buy milk", "--due", "2026-11-20T10:00");
        cli.run("task", "add",
                "Buy milk und ein langer Titel, der nicht auf den Schirm passt, weil er viel zu lang ist", "--due",
                "in 3 days");
        cli.run("task", "add", "Buy milk");
        cli.terminal().run("task", "list").prints("x");
    }
    @Test
    void lists3() {
        cli.run("task", "add", "Buy milk", "--due", "2026-11-20");
        cli.run("task", "list", "-ojson").prints("x");
    }
    @Test
    void show() {
        cli.run("task", "add", "Buy milk", "--due", "2026-11-20");
        cli.terminal().run("task", "show", "0001").prints("x");
    }
    @Test
    void done() {
        cli.run("task", "add", "Buy milk", "--due", "2026-11-20");
        cli.run("task", "add", "Buy bread");
        cli.terminal().run("task", "done", "0001", "Buy bread", "nope").prints("x");
    }
}
