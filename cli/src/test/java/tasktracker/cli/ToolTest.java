package tasktracker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.cli.error.ExitCode;
import tasktracker.contract.NewTask;
import tasktracker.contract.Task;

final class ToolTest {
    @TempDir
    private Path home;
    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(home);
    }

    @Test
    void says_its_version() {
        cli.run("--version").prints("tasktracker 0.1.0\n");
        cli.run("-V").prints("tasktracker 0.1.0\n");
    }

    @Test
    void alone_prints_help() {
        Cli.Run run = cli.run();
        assertEquals(ExitCode.OK, run.code());
        assertEquals("Usage: tasktracker [OPTIONS] [COMMAND]", run.out().lines().findFirst().orElseThrow());
        assertEquals(run, cli.run("--help"));
        assertEquals(run, cli.run("help"));
    }

    @Test
    void help_is_the_same_in_both_ways() {
        assertEquals(cli.run("task", "add", "-h"), cli.run("help", "task", "add"));
        assertEquals(cli.run("task", "--help"), cli.run("help", "task"));
        assertEquals(cli.run("task", "list", "-h"), cli.run("help", "task", "ls"));
    }

    @Test
    void help_has_colour_only_where_it_is_wanted() {
        assertEquals(false, cli.run("task", "add", "-h").out().contains("\u001b"));
        assertEquals(true, cli.run("task", "add", "-h", "--color=always").out().contains("\u001b"));
    }

    @Test
    void unknown_words_are_told_with_the_nearest() {
        cli.run("tsk", "list").is(ExitCode.USAGE, "", """
                error: there is no command "tsk"; did you mean task?
                hint: tasktracker --help
                """);
        cli.run("task", "lst").is(ExitCode.USAGE, "", """
                error: there is no command "lst" of task; did you mean list?
                hint: tasktracker task --help
                """);
        cli.run("task", "list", "--pririty", "high").is(ExitCode.USAGE, "", """
                error: there is no option --pririty; did you mean --priority?
                hint: tasktracker task list --help
                """);
        cli.run("--profil", "x", "task", "list").is(ExitCode.USAGE, "", """
                error: there is no option --profil; did you mean --profile?
                hint: tasktracker --help
                """);
        cli.run("help", "tsk").is(ExitCode.USAGE, "", """
                error: there is no command and no topic "tsk"; did you mean task?
                hint: tasktracker help
                """);
    }

    @ParameterizedTest
    @CsvSource({ "list, task list", "ls, task list", "lst, task list", "done, task done", "rm, task delete",
        "rotate, keys rotate", "status, stack status or local status", "categroy, category", "version, --version" })
    void a_verb_without_its_noun_is_told_with_it(String word, String meant) {
        cli.run(word, "x", "--flag").is(ExitCode.USAGE, "", """
                error: there is no command "%s"; did you mean %s?
                hint: tasktracker --help
                """.formatted(word, meant));
    }

    @Test
    void ids_that_are_too_many_are_no_titles_without_quotes() {
        String id = "01a20297-4dc0-7000-8000-000000000001";
        cli.run("task", "show", id, id).is(ExitCode.USAGE, "", """
                error: what to do with "%s"? tasktracker task show takes no more ids; with xargs, -n 1 gives it one at \
                a time
                hint: tasktracker task show --help
                """.formatted(id));
    }

    @Test
    void help_behind_a_noun_is_told_where_it_is() {
        cli.run("task", "help").is(ExitCode.USAGE, "", """
                error: there is no command "help" of task; did you mean tasktracker help task?
                hint: tasktracker task --help
                """);
    }

    @Test
    void behind_two_dashes_every_word_is_an_argument() {
        cli.run("task", "add", "--fields", "title", "--", "--dashes").prints("--dashes\n");
        cli.run("task", "add", "--", "--dashes", "-q").is(ExitCode.USAGE, "", """
                error: what to do with "-q"? Behind -- every word is an argument, and one with spaces needs quotes
                hint: tasktracker task add --help
                """);
        cli.run("task", "add", "-x", "--", "--dashes").is(ExitCode.USAGE, "", """
                error: there is no option -x
                hint: tasktracker task add --help
                """);
    }

    @Test
    void incomplete_lines_say_what_is_missing() {
        cli.run("task").is(ExitCode.USAGE, "", """
                error: tasktracker task what? add, list, show, edit, done, reopen, delete, move
                hint: tasktracker task --help
                """);
        cli.run("task", "add").is(ExitCode.USAGE, "", """
                error: TITLE is missing
                hint: tasktracker task add --help
                """);
        cli.run("task", "add", "a", "--due").is(ExitCode.USAGE, "", """
                error: --due needs a value: WHEN
                hint: tasktracker task add --help
                """);
        cli.run("task", "add", "a", "--due", "today", "--due", "today").is(ExitCode.USAGE, "", """
                error: --due is given twice
                hint: tasktracker task add --help
                """);
        cli.run("task", "edit", "a", "--if-version", "two").is(ExitCode.USAGE, "", """
                error: --if-version must be a whole number, not "two"
                hint: tasktracker task edit --help
                """);
        cli.run("task", "list", "--limit", "3000000000").is(ExitCode.USAGE, "", """
                error: --limit is too large a number: 3000000000
                hint: tasktracker task list --help
                """);
        cli.run("task", "add", "- a dash").is(ExitCode.USAGE, "", """
                error: "- a dash" looks like an option; put -- before arguments that start with -
                hint: tasktracker task add --help
                """);
    }

    @Test
    void options_of_every_command_may_stand_before_it() {
        cli.run("-q", "--color", "never", "--profile", "local", "task", "list").prints("");
        cli.run("task", "list", "--color", "blue").is(ExitCode.USAGE, "", """
                error: there is no --color "blue" (auto, always, never)
                """);
    }

    @Test
    void errors_are_json_in_json_modes_even_when_the_line_cannot_be_read() {
        cli.run("task", "add", "-ojson").is(ExitCode.USAGE, "", """
                {"error":{"code":"INVALID_ARGUMENTS","message":"TITLE is missing",\
                "hint":"tasktracker task add --help","correlationId":null,"exitCode":2}}
                """);
        cli.run("tsk", "--output=ndjson").is(ExitCode.USAGE, "", """
                {"error":{"code":"UNKNOWN_COMMAND","message":"there is no command \\"tsk\\"; did you mean task?",\
                "hint":"tasktracker --help","correlationId":null,"exitCode":2}}
                """);
    }

    @Test
    void what_should_not_happen_is_told_without_a_trace_unless_wanted() {
        cli.localStack(() -> {
            throw new IllegalStateException("oops");
        });
        cli.run("task", "list").is(ExitCode.FAILURE, "", """
                error: this should not have happened: IllegalStateException: oops
                hint: run the same command with --debug
                """);
        assertEquals(true, cli.run("task", "list", "--debug").err().contains("    at tasktracker.cli."));
    }

    @Test
    void topics() {
        assertEquals("  0  Done; an empty list counts as done, and so does a reading command",
                cli.run("help", "exit-codes").out().lines().findFirst().orElseThrow());
        List<String> topics = List.of("dates", "environment", "exit-codes", "filters", "output");
        for (String topic : topics) {
            Cli.Run run = cli.run("help", topic);
            assertEquals(ExitCode.OK, run.code(), topic);
            run.out().lines().forEach(line -> assertEquals(true, line.length() <= 72, line));
        }
        String list = cli.run("help").out();
        String named = list.substring(list.indexOf("\nTopics, for tasktracker help TOPIC:\n"));
        assertEquals(topics, named.lines().skip(2).map(line -> line.strip().split(" ", 2)[0]).toList());
        cli.run("help", "evironment").is(ExitCode.USAGE, "", """
                error: there is no command and no topic "evironment"; did you mean environment?
                hint: tasktracker help
                """);
    }

    @Test
    void every_exit_code_is_in_its_topic() {
        String topic = cli.run("help", "exit-codes").out();
        for (ExitCode code : ExitCode.values()) {
            String start = (code.number() < 10 ? "  " : code.number() < 100 ? " " : "") + code.number() + "  "
                    + code.meaning().split(" ", 2)[0];
            assertEquals(1, topic.lines().filter(line -> line.startsWith(start)).count(), start);
        }
    }

    @Test
    void values_that_are_mistyped_are_told_with_the_nearest() throws IOException {
        Path file = Files.writeString(home.resolve("x.csv"), "title\na\n");
        for (List<String> line : List.of(List.of("task list --status opn", "open"),
                List.of("task list --priority hgh", "high"), List.of("task list --sort prioritty", "priority"),
                List.of("task list -o jsn", "json"), List.of("task list --color alway", "always"),
                List.of("task list --fields titel", "title"), List.of("category delete Home --on-tasks mov", "move"),
                List.of("load-test --arrivals poison", "poisson"), List.of("load-test --mix lst", "list"),
                List.of("keys create --scope rx", "rw"), List.of("undo --progress jsn", "json"),
                List.of("import FILE --on-existing upate", "update"),
                List.of("import FILE --long-titles fial", "fail"), List.of("import FILE --format jra", "jira"))) {
            cli.api().put("Home");
            Cli.Run run = cli.run(line.getFirst().replace("FILE", file.toString()).split(" "));
            assertEquals(ExitCode.USAGE, run.code(), line + run.err());
            assertEquals(true, run.err().contains("; did you mean " + line.getLast() + "?\n"), line + run.err());
            cli = new Cli(home);
        }
    }

    @Test
    void a_closed_pipe_ends_a_list_quietly_and_lets_a_change_finish() {
        for (int at = 0; at < 300; at++) {
            cli.api().put(NewTask.titled("task " + at));
        }
        Cli.Run list = cli.readerStaysFor(5_000).run("task", "list", "--all", "-o", "id");
        assertEquals(ExitCode.OK, list.code());
        assertEquals("", list.err());
        assertEquals(List.of("list 100", "list 100"), cli.api().calls());
        String[] done = Stream.concat(Stream.of("task", "done"), cli.api().stored().keySet().stream().limit(3))
                .toArray(String[]::new);
        assertEquals(ExitCode.OK, cli.readerStaysFor(0).run(done).code());
        assertEquals(3, cli.api().stored().values().stream().filter(Task::completed).count());
    }

    @Test
    void without_a_home_only_what_needs_it_fails() {
        cli.env("HOME", null);
        assertEquals(ExitCode.OK, cli.run("--help").code());
        assertEquals(ExitCode.OK, cli.run("help", "dates").code());
        cli.run("task", "list", "-o", "json").prints("{\"data\":[],\"nextCursor\":null}\n");
        cli.run("profile", "list", "--fields", "name").prints("local\n");
        cli.run("profile", "use", "local").is(ExitCode.FAILURE, "",
                """
                        error: HOME is not set, so there is no place for the files of tasktracker
                        hint: set HOME, or XDG_CONFIG_HOME, to a directory that can be written
                        """);
    }

    @Test
    void a_key_without_a_home_comes_from_the_environment_or_is_missing() {
        cli.env("HOME", null).env("TASKTRACKER_ENDPOINT", "http://127.0.0.1:9/v1");
        cli.run("task", "list", "-o", "id").is(ExitCode.DENIED, "",
                """
                        error: the key of profile local is not sent to another endpoint, http://127.0.0.1:9/v1
                        hint: give the key for it in TASKTRACKER_API_KEY, without --profile
                        """);
        cli.env("TASKTRACKER_API_KEY", Cli.KEY);
        cli.run("task", "list", "-o", "json").prints("{\"data\":[],\"nextCursor\":null}\n");
    }
}
