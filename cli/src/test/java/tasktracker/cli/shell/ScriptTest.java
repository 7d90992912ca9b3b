package tasktracker.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.error.ExitCode;

/** The lines of standard input. */
final class ScriptTest {
    @TempDir
    private Path home;
    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(home);
    }

    @Test
    void runs_each_line_with_or_without_the_name_of_the_program() {
        cli.stdin("""
                # two tasks
                task add 'Buy milk' -q --fields title
                tasktracker task add "It's \\$5" --fields title; task add Bread\\ and\\
                \\ butter --fields title

                task list --sort created --fields title
                """).run("shell").prints("Buy milk\nIt's $5\nBread and butter\nBuy milk\nIt's $5\nBread and butter\n");
    }

    @Test
    void a_quote_goes_over_lines() {
        cli.stdin("task add x -m 'one\ntwo' --fields description -o csv").run("shell")
                .prints("description\r\n\"one\ntwo\"\r\n");
    }

    @Test
    void stops_at_the_first_line_that_fails_and_names_it() {
        cli.stdin("task add a --fields title\n\ntask done 'no such'\ntask add b\n").run("shell").is(ExitCode.NOT_FOUND,
                "a\n", """
                        looking through all tasks for "no such"
                        error: there is no task with id, end of id or exact title "no such"
                        hint: tasktracker task list --status all
                        line 3 of the script failed with exit code 5; the lines after it were not run
                        """);
    }

    @Test
    void goes_on_when_told_to_and_ends_with_the_code_of_the_first_failure() {
        cli.stdin("task show nothing -q\nx\ntask add b --fields title\n").run("shell", "--keep-going").is(
                ExitCode.NOT_FOUND, "b\n", """
                        error: there is no task with id, end of id or exact title "nothing"
                        hint: tasktracker task list --status all
                        line 1 of the script failed with exit code 5
                        error: there is no command "x"
                        hint: tasktracker --help
                        line 2 of the script failed with exit code 2
                        """);
    }

    @Test
    void refuses_what_only_a_whole_shell_can_do() {
        cli.stdin("task list | wc\n").run("shell").is(ExitCode.USAGE, "", """
                error: this shell runs tasktracker alone, without pipes and redirections; as a part of a word | needs \
                quotes
                line 1 of the script failed with exit code 2; the lines after it were not run
                """);
        Cli.Run open = cli.stdin("\ntask add 'x\n\n").run("shell");
        assertEquals(ExitCode.USAGE, open.code());
        assertEquals("""
                error: a quote is not closed, or there is nothing behind the last backslash
                line 2 of the script failed with exit code 2; the lines after it were not run
                """, open.err());
    }

    @Test
    void each_line_starts_afresh() {
        cli.stdin("task add a -o json\ntask add b --due tomorrow --fields title\n").run("shell");
        Cli.Run run = cli.stdin("task list -o json --fields title\nbogus\n").run("shell");
        assertEquals("error: there is no command \"bogus\"", run.err().lines().findFirst().orElseThrow(),
                "not in the JSON of the line before");
        Cli.Run second = cli.stdin("task list --limit 1 --fields title\ntask list --fields title\n").run("shell");
        assertEquals("b\nb\na\n", second.out());
    }

    @Test
    void commands_cannot_read_the_script() {
        cli.stdin("task add x -m - --fields title,description\ntask list --fields title\n").run("shell")
                .prints("x\t\nx\n");
    }

    @Test
    void a_shell_in_the_shell_is_refused() {
        cli.stdin("shell").run("shell").is(ExitCode.USAGE, "", """
                error: this is the shell; exit leaves it, use PROFILE changes the profile
                line 1 of the script failed with exit code 2; the lines after it were not run
                """);
    }

    @Test
    void exit_leaves() {
        cli.stdin("exit\nbogus\n").run("shell").prints("");
        cli.stdin("quit; bogus\n").run("shell").prints("");
    }

    @Test
    void use_changes_the_profile_for_the_lines_after_it() {
        cli.run("profile", "add", "prod", "--endpoint", "https://x.example.com/prod");
        cli.stdin("""
                use
                use prod
                use
                profile list --fields current,name
                profile list --profile local --fields current,name
                """).run("shell")
                .prints("local\nprod\nfalse\tlocal\ntrue\tprod\ntrue\tlocal\nfalse\tprod\n");
        cli.stdin("use\n").run("--profile", "prod", "shell").prints("prod\n");
        cli.stdin("use prud\nuse\n").run("shell", "--keep-going").is(ExitCode.USAGE, "local\n", """
                error: there is no profile "prud"; did you mean prod?
                hint: tasktracker profile list
                line 1 of the script failed with exit code 2
                """);
    }

    @Test
    void a_key_command_runs_once_until_its_key_may_be_out_of_date() throws IOException {
        Path runs = home.resolve("runs");
        cli.run("profile", "add", "prod", "--endpoint", "https://x.example.com/prod", "--key-command",
                "echo run >> " + runs + "; echo " + Cli.KEY);
        cli.run("profile", "add", "keyless", "--endpoint", "https://x.example.com/prod");
        cli.stdin("use prod\ntask list\ntask list\n").run("shell", "-q").prints("");
        assertEquals("run\n", Files.readString(runs));
        assertEquals(ExitCode.DENIED, cli.stdin("use prod\ntask list\ntask list --profile keyless\ntask list\n")
                .run("shell", "-q", "--keep-going").code());
        assertEquals("run\nrun\nrun\n", Files.readString(runs));
    }

    @Test
    void help_tells_of_the_words_of_the_shell() {
        Cli.Run run = cli.stdin("help\n").run("shell");
        assertEquals(ExitCode.OK, run.code());
        assertEquals(true, run.out().contains("use PROFILE") && run.out().contains("Commands:"), run.out());
    }
}
