package tasktracker.cli.command.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.error.ExitCode;
import tasktracker.contract.Task;

final class TaskAddTest {
    private static final String ID = "01a20297-4dc0-7000-8000-000000000001";

    @TempDir
    private Path home;
    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(home);
    }

    @Test
    void on_a_terminal_shows_a_row_and_says_the_date_in_full() {
        cli.terminal().run("task", "add", "Buy milk", "--due", "tomorrow 5pm").is(ExitCode.OK, """
                ID     STATUS  DUE             PRIORITY  CATEGORY  TITLE
                …0001  open    tomorrow 17:00  medium              Buy milk
                """, """
                due Mon 2026-11-23 17:00 Europe/Berlin
                """);
    }

    @Test
    void explained_in_a_pipe_it_has_the_title_as_it_is() {
        String title = "\u05d7\u05dc\u05d1\u200f!";
        String piped = cli.http().run("task", "add", title, "--explain").out();
        assertEquals(true, piped.contains("\"title\":\"" + title + "\""), piped);
        String shown = cli.terminal().run("task", "add", title, "--explain").out();
        assertEquals(-1, shown.indexOf('\u200f'), shown);
    }

    @Test
    void takes_every_field() {
        String category = cli.api().put("Home").categoryId();
        cli.run("task", "add", "Buy milk", "--due=2026-12-24", "--priority", "high", "--category", "Home", "-m",
                "two litres", "-o", "id").is(ExitCode.OK, "01a20297-4dc0-7000-8000-000000000002\n",
                        "due Thu 2026-12-24\n");
        Task task = only();
        assertEquals("two litres", task.description());
        assertEquals("2026-12-24", task.due().text());
        assertEquals(category, task.categoryId());
        assertEquals("high", task.priority().wire());
    }

    @Test
    void prints_the_task_in_every_format() {
        String json = "{\"taskId\":\"" + ID + "\",\"title\":\"Buy milk\",\"description\":\"\",\"completed\":false,"
                + "\"priority\":\"medium\",\"categoryId\":null,\"dueDate\":null,"
                + "\"createdAt\":\"2026-11-22T09:30:00.000Z\",\"updatedAt\":\"2026-11-22T09:30:00.000Z\","
                + "\"completedAt\":null,\"externalId\":null,\"version\":1}";
        fresh("tsv").prints(ID + "\tfalse\t\tmedium\t\tBuy milk\n");
        fresh("json").prints("{\"data\":" + json + "}\n");
        fresh("ndjson").prints(json + "\n");
        fresh("id").prints(ID + "\n");
        fresh("csv").prints("taskId,title,description,completed,priority,categoryId,dueDate,createdAt,updatedAt,"
                + "completedAt,externalId,version\r\n" + ID + ",Buy milk,,false,medium,,,2026-11-22T09:30:00.000Z,"
                + "2026-11-22T09:30:00.000Z,,,1\r\n");
    }

    @Test
    void in_json_modes_nothing_is_noticed() {
        cli.run("task", "add", "a", "--due", "today", "-o", "json", "--fields", "dueDate")
                .prints("{\"data\":{\"dueDate\":\"2026-11-22\"}}\n");
    }

    @Test
    void quiet_says_nothing_beside() {
        cli.run("task", "add", "a", "--due", "today", "-q", "--fields", "dueDate").prints("2026-11-22\n");
    }

    @Test
    void reads_the_description_from_stdin() {
        cli.stdin("line 1\nline 2 – ü\n").run("task", "add", "a", "-m", "-");
        assertEquals("line 1\nline 2 – ü", only().description());
    }

    @Test
    void hostile_titles_arrive_as_they_are() {
        cli.run("task", "add", "--", "--help").prints(ID + "\tfalse\t\tmedium\t\t--help\n");
        cli.run("task", "add", "@home ${HOME} %n '\"").prints(
                "01a20297-4dc0-7000-8000-000000000002\tfalse\t\tmedium\t\t@home ${HOME} %n '\"\n");
        cli.run("task", "add", "");
        assertEquals(List.of("--help", "@home ${HOME} %n '\"", ""),
                cli.api().stored().values().stream().map(Task::title).toList());
    }

    @Test
    void an_unknown_category_exits_5_with_the_command_that_adds_it() {
        cli.run("task", "add", "a", "--category", "My home").is(ExitCode.NOT_FOUND, "", """
                error: there is no category "My home"
                hint: tasktracker category add 'My home'
                """);
        assertEquals(List.of("categories"), cli.api().calls());
    }

    @Test
    void an_unknown_category_is_asked_for_on_a_terminal() {
        cli.terminal().stdin("y\n").run("task", "add", "a", "--category", "Home").is(ExitCode.OK, """
                ID     STATUS  DUE  PRIORITY  CATEGORY  TITLE
                …0002  open         medium    Home      a
                """, "There is no category \"Home\". Create it? [y/N] created the category Home\n");
        cli.stdin("\n").run("task", "add", "a", "--category", "Work").is(ExitCode.NOT_FOUND, "", """
                There is no category "Work". Create it? [y/N] error: there is no category "Work"
                hint: tasktracker category add Work
                """);
    }

    @Test
    void an_unknown_category_is_created_when_wanted() {
        cli.run("task", "add", "a", "--category", "Home", "--create-category", "--fields", "category")
                .is(ExitCode.OK, "Home\n", "created the category Home\n");
        assertEquals(List.of("categories", "create category", "create"), cli.api().calls());
    }

    @Test
    void a_category_that_is_the_same_but_for_accents_and_case_is_not_created_again() {
        cli.api().put("Café");
        cli.run("task", "add", "a", "--category", "cafe", "--create-category", "--fields", "category")
                .prints("Café\n");
        assertEquals(List.of("categories", "create"), cli.api().calls());
    }

    @Test
    void wrong_values_are_refused_before_any_call() {
        cli.run("task", "add", "a", "--priority", "hihg").is(ExitCode.USAGE, "", """
                error: there is no priority "hihg" (high, medium, low); did you mean high?
                """);
        cli.run("task", "add", "a", "-o", "jsn").is(ExitCode.USAGE, "", """
                error: there is no output format "jsn" (table, tsv, json, ndjson, csv, id); did you mean json?
                """);
        assertEquals(ExitCode.USAGE, cli.run("task", "add", "a", "--due", "someday").code());
        assertEquals(List.of(), cli.api().calls());
    }

    @Test
    void a_second_title_is_refused() {
        cli.run("task", "add", "Buy", "milk").is(ExitCode.USAGE, "", """
                error: what to do with "milk"? An argument with spaces needs quotes
                hint: tasktracker task add --help
                """);
    }

    private Cli.Run fresh(String format) {
        return new Cli(home).run("task", "add", "Buy milk", "-o", format);
    }

    private Task only() {
        return cli.api().stored().values().iterator().next();
    }
}
