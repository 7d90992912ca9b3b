package tasktracker.cli.command.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.client.TaskQuery;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.contract.Due;
import tasktracker.contract.ErrorCode;
import tasktracker.contract.NewTask;
import tasktracker.contract.Priority;
import tasktracker.contract.SortField;
import tasktracker.contract.TaskStatus;

final class TaskListTest {
    @TempDir
    private Path home;
    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(home);
    }

    @Test
    void alone_shows_open_tasks_and_marks_overdue_ones() {
        String category = cli.api().put("Home").categoryId();
        cli.api().put(task("Late", "2026-11-20", category));
        cli.api().put(task("Later 今日は", "2026-11-23T16:00:00Z", null));
        cli.api().put(task("A title that is too long for a terminal of eighty columns, so it is cut", null, null));
        cli.terminal().run("task", "list").prints("""
                ID     DUE             PRIORITY  CATEGORY  TITLE
                …0002  2 days overdue  medium    Home      Late
                …0003  tomorrow 17:00  medium              Later 今日は
                …0004                  medium              A title that is too long for a termi…
                """);
        assertEquals(List.of("list 50", "categories"), cli.api().calls());
        assertEquals(new TaskQuery(TaskStatus.OPEN, Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(SortField.DUE), false),
                cli.api().lastQuery());
    }

    @Test
    void a_narrow_terminal_gets_the_columns_that_matter() {
        cli.api().put(task("Late and with a long title", "2026-11-20", cli.api().put("Home").categoryId()));
        cli.terminal().width(40).run("task", "list").prints("""
                ID     DUE             TITLE
                …0002  2 days overdue  Late and with a …
                """);
        cli.width(52).run("task", "list").prints("""
                ID     DUE             PRIORITY  TITLE
                …0002  2 days overdue  medium    Late and with a lo…
                """);
        cli.width(40).run("task", "list", "--fields", "title,priority").prints("""
                TITLE                       PRIORITY
                Late and with a long title  medium
                """);
    }

    @Test
    void overdue_is_red_where_there_is_colour() {
        cli.api().put(task("Late", "2026-11-20", null));
        Cli.Run run = cli.run("task", "list", "-o", "table", "--color", "always");
        assertEquals(true, run.out().contains("\u001b[31m2 days overdue\u001b[0m"), run.out());
    }

    @Test
    void piped_is_tsv_without_header_and_with_whole_ids() {
        cli.api().put(task("tab\there", "2026-11-20", null));
        cli.run("task", "ls").prints(
                "01a20297-4dc0-7000-8000-000000000001\tfalse\t2026-11-20\tmedium\t\ttab\\there\n");
        assertEquals(List.of("list 50"), cli.api().calls());
    }

    @Test
    void an_empty_list_is_a_list() {
        cli.run("task", "list", "-o", "json").prints("{\"data\":[],\"nextCursor\":null}\n");
        cli.run("task", "list", "-o", "ndjson").prints("");
        cli.run("task", "list", "-o", "csv", "--fields", "title").is(ExitCode.OK, "title\r\n",
                "no open tasks; to add one: tasktracker task add \"Buy milk\"\n");
        cli.terminal().run("task", "list", "--status", "all").is(ExitCode.OK, "",
                "no tasks; to add one: tasktracker task add \"Buy milk\"\n");
        cli.run("task", "list", "--overdue").is(ExitCode.OK, "",
                "no open tasks that fit; all tasks: tasktracker task list --status all\n");
    }

    @Test
    void as_many_as_were_asked_for_need_no_word() {
        fill(5);
        Cli.Run run = cli.run("task", "list", "-o", "id", "--limit", "3");
        assertEquals(3, run.out().lines().count());
        assertEquals("", run.err());
    }

    @Test
    void stops_after_fifty_and_says_so() {
        fill(120);
        Cli.Run run = cli.run("task", "list", "-o", "id");
        assertEquals(50, run.out().lines().count());
        assertEquals("50 shown, more exist: --all prints them, --limit N some of them\n", run.err());
        assertEquals(true, cli.run("task", "list", "-o", "json").out().endsWith("],\"nextCursor\":\"50\"}\n"));
    }

    @Test
    void limit_and_all_go_through_pages() {
        fill(230);
        assertEquals(120, cli.run("task", "list", "-o", "id", "--limit", "120").out().lines().count());
        assertEquals(List.of("list 100", "list 20"), cli.api().calls());
        cli.api().calls().clear();
        Cli.Run all = cli.run("task", "list", "-o", "id", "--all");
        assertEquals(230, all.out().lines().count());
        assertEquals("", all.err());
        assertEquals(List.of("list 100", "list 100", "list 100"), cli.api().calls());
        cli.run("task", "list", "--all", "--limit", "3").is(ExitCode.USAGE, "", """
                error: --all and --limit exclude each other
                """);
        cli.run("task", "list", "--limit", "0").is(ExitCode.USAGE, "", """
                error: --limit must be 1 or more
                """);
    }

    @Test
    void goes_on_behind_the_cursor_of_an_earlier_list() {
        fill(120);
        String all = cli.run("task", "list", "-o", "id", "--all").out();
        Cli.Run first = cli.run("task", "list", "-o", "id");
        cli.api().calls().clear();
        Cli.Run second = cli.run("task", "list", "-o", "id", "--cursor", "50");
        Cli.Run third = cli.run("task", "list", "-o", "id", "--cursor=100");
        assertEquals(all, first.out() + second.out() + third.out());
        assertEquals("", third.err());
        assertEquals(List.of("list 50", "list 50"), cli.api().calls());
        assertEquals(first.out() + second.out() + third.out(),
                first.out() + cli.run("task", "list", "-o", "id", "--cursor", "50", "--all").out());
        assertEquals(true, cli.run("task", "list", "-o", "json", "--cursor", "50").out()
                .endsWith("],\"nextCursor\":\"100\"}\n"));
        cli.run("task", "list", "-o", "json", "--cursor", "120").prints("{\"data\":[],\"nextCursor\":null}\n");
        cli.run("task", "list", "--cursor", "120").prints("");
    }

    @Test
    void a_cursor_that_is_refused_is_not_recommended_again() {
        CliException refused = new CliException.Usage(
                Failure.of(ErrorCode.INVALID_CURSOR.name(), "the cursor is of another list"));
        cli.api().failPage("x", refused);
        cli.run("task", "list", "--cursor", "x").is(ExitCode.USAGE, "", """
                error: the cursor is of another list
                hint: tasktracker task list --help
                """);
        fill(120);
        cli.api().failPage("100", refused);
        cli.run("task", "list", "--all", "-o", "id", "-q").is(ExitCode.USAGE, cli.run("task", "list", "-o", "id",
                "--limit", "100", "-q").out(), """
                        error: the cursor is of another list
                        hint: tasktracker task list --all -o id -q
                        """);
    }

    @Test
    void words_of_options_are_known_in_any_case() {
        cli.run("task", "list", "--status", "All", "--priority", "HIGH,Low", "--sort", "Created", "-o", "JSON")
                .prints("{\"data\":[],\"nextCursor\":null}\n");
        TaskQuery query = cli.api().lastQuery();
        assertEquals(TaskStatus.ALL, query.status());
        assertEquals(List.of(Priority.HIGH, Priority.LOW), query.priorities());
        assertEquals(Optional.of(SortField.CREATED), query.sort());
        cli.run("task", "list", "--status", "OPEN", "--color", "NEVER").is(ExitCode.OK, "",
                "no open tasks; to add one: tasktracker task add \"Buy milk\"\n");
    }

    @Test
    void a_bare_span_of_creation_is_in_the_past() {
        cli.run("task", "list", "--created-from", "7d", "--created-to", "2h");
        assertEquals(Optional.of(Due.parse("2026-11-14T23:00:00Z")), cli.api().lastQuery().createdFrom());
        assertEquals(Optional.of(Due.parse("2026-11-22T07:30:00Z")), cli.api().lastQuery().createdTo());
    }

    @Test
    void filters_become_a_query() {
        String category = cli.api().put("Home").categoryId();
        cli.run("task", "list", "--status", "all", "--priority", "high,low", "--category", "home", "--created-from",
                "2026-11-01", "--created-to", "2026-11-02", "--search", "milk");
        TaskQuery query = cli.api().lastQuery();
        assertEquals(TaskStatus.ALL, query.status());
        assertEquals(Optional.of(category), query.category());
        assertEquals(List.of(Priority.HIGH, Priority.LOW), query.priorities());
        assertEquals(Optional.of(Due.parse("2026-10-31T23:00:00Z")), query.createdFrom());
        assertEquals(Optional.of(Due.parse("2026-11-02T22:59:59.999Z")), query.createdTo());
        assertEquals(Optional.of("milk"), query.search());
        assertEquals(Optional.empty(), query.sort());
    }

    @Test
    void a_search_is_ranked_unless_an_order_is_named() {
        cli.run("task", "list", "--search", "milk");
        assertEquals(Optional.empty(), cli.api().lastQuery().sort());
        cli.run("task", "list", "--search", "milk", "--sort", "due", "--desc");
        assertEquals(Optional.of(SortField.DUE), cli.api().lastQuery().sort());
        assertEquals(true, cli.api().lastQuery().descending());
        cli.run("task", "list", "--search", "milk", "--desc").is(ExitCode.USAGE, "", """
                error: --desc with --search needs --sort: without it the best matches come first
                """);
    }

    @Test
    void sorts_priority_with_the_high_ones_first() {
        cli.run("task", "list", "--sort", "priority", "--category", "none");
        assertEquals(Optional.of(SortField.PRIORITY), cli.api().lastQuery().sort());
        assertEquals(true, cli.api().lastQuery().descending());
        assertEquals(Optional.of("none"), cli.api().lastQuery().category());
        cli.run("task", "list", "--sort", "priority", "--desc");
        assertEquals(false, cli.api().lastQuery().descending());
        cli.run("task", "list", "--sort", "created", "--desc");
        assertEquals(true, cli.api().lastQuery().descending());
    }

    @Test
    void a_day_is_the_users_day() {
        cli.api().put(task("that day", "2026-11-22", null));
        cli.api().put(task("first minute", "2026-11-21T23:00:00Z", null));
        cli.api().put(task("the night before", "2026-11-21T22:59:59.999Z", null));
        cli.api().put(task("last minute", "2026-11-22T22:59:00Z", null));
        cli.api().put(task("next day", "2026-11-22T23:00:00Z", null));
        cli.api().put(task("no day", null, null));
        cli.run("task", "list", "--due", "today", "--fields", "title").prints("""
                first minute
                that day
                last minute
                """);
        assertEquals(Optional.of(Due.parse("2026-11-21T23:00:00Z")), cli.api().lastQuery().dueFrom());
        assertEquals(Optional.of(Due.parse("2026-11-22T22:59:59.999Z")), cli.api().lastQuery().dueTo());
    }

    @Test
    void overdue_are_days_before_today_and_instants_before_now() {
        cli.api().put(task("yesterday", "2026-11-21", null));
        cli.api().put(task("today", "2026-11-22", null));
        cli.api().put(task("a minute ago", "2026-11-22T09:29:00Z", null));
        cli.api().put(task("in a minute", "2026-11-22T09:31:00Z", null));
        cli.run("task", "list", "--overdue", "--fields", "title").prints("""
                yesterday
                a minute ago
                """);
        cli.run("task", "list", "--overdue", "--status", "done").is(ExitCode.USAGE, "", """
                error: --overdue and --status done exclude each other
                """);
    }

    @Test
    void explain_prints_a_curl_command() {
        Cli.Run run = cli.http().run("task", "list", "--explain");
        String first = run.out().lines().findFirst().orElseThrow();
        assertEquals("curl -sS 'http://127.0.0.1:9/local/tasks?status=open&sort=dueDate&order=asc&limit=50' \\", first);
        assertEquals(ExitCode.OK, run.code());
        assertEquals("", run.err());
        assertEquals(false, run.out().contains(Cli.KEY));
    }

    @Test
    void errors_are_json_where_the_output_is() {
        cli.http().run("task", "list", "-o", "json").is(ExitCode.NETWORK, "", """
                {"error":{"code":"CONNECT_FAILED","message":"nothing answers at 127.0.0.1:9 (4 tries)",\
                "hint":"tasktracker doctor","correlationId":null,"exitCode":9}}
                """);
    }

    private void fill(int count) {
        for (int at = 0; at < count; at++) {
            cli.api().put(NewTask.titled("task " + at));
        }
    }

    private static NewTask task(String title, String due, String category) {
        return new NewTask(title, "", false, Priority.MEDIUM, category, due == null ? null : Due.parse(due), null, null,
                null, null);
    }
}
