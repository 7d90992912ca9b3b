package tasktracker.cli.command.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.cli.Cli;
import tasktracker.cli.config.Connection;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.load.ReportSchema;
import tasktracker.contract.ApiKey;
import tasktracker.local.LocalStack;

final class LoadTestCommandTest {
    private static final Path TEMPLATE = Path.of("..", "template.yaml");
    /** The title of the first task of every run. */
    private static final String LEFT = "Call the dentist about the invoice";

    @TempDir
    private Path home;

    private LocalStack stack;
    private String key;
    private Cli cli;

    @BeforeEach
    void start() {
        stack = LocalStack.start(LocalStack.Options.inMemory(TEMPLATE));
        key = stack.issueKey("anna", ApiKey.Scope.READ_WRITE);
        cli = new Cli(home).http().localStack(() -> new Connection(URI.create(stack.endpoint()), key));
        assertEquals(ExitCode.OK, cli.run("task", "add", "Mine").code());
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void the_report_as_json_is_of_its_schema() {
        Cli.Run run = load("--mix", "list,get,add,done,search", "--fail-if", "p99.9>1s", "-o", "json");

        assertEquals(ExitCode.GATE_MISSED, run.code());
        assertEquals(Set.of(), schema().validate(run.out(), InputFormat.JSON));
        assertTrue(run.out().contains("\"all\":{\"count\":60,"), run.out());
        assertEquals("", run.err());
        assertNothingIsLeft();
    }

    @Test
    void what_it_sends_cannot_be_explained() {
        cli.run("load-test", "--explain").is(ExitCode.USAGE, "",
                "error: --explain shows calls of the task API; a load test sends many\n");
        assertNothingIsLeft();
    }

    @Test
    void the_schema_is_printed() {
        cli.run("load-test", "--schema").prints(ReportSchema.text());
    }

    @Test
    void a_person_reads_a_report_within_eighty_columns() throws IOException {
        Path before = home.resolve("before.json");
        Files.writeString(before, load("-o", "json").out());
        cli.terminal();

        Cli.Run run = load("--compare", before.toString(), "--fail-if", "error>0");

        run.out().lines().filter(line -> !line.startsWith("target")).forEach(
                line -> assertTrue(line.length() <= 80, line));
        assertTrue(run.out().contains("\ngate     fail if error>0: passed, measured 0.00\n"), run.out());
        assertTrue(run.out().contains("\nAgainst the run of "), run.out());
        assertTrue(run.out().contains(", left 0\n"), run.out());
        assertNothingIsLeft();
    }

    @Test
    void programs_get_the_earlier_report_as_well() throws IOException {
        Path before = home.resolve("before.json");
        Files.writeString(before, load("--mix", "get", "-o", "json").out());

        Cli.Run rows = load("--mix", "add", "--compare", before.toString(), "-q", "--fields",
                "operation,outcome,count,countBefore,p99Before");
        assertEquals("get\tok\t0\t60\t\nadd\tok\t60\t0\t\nall\tanswered\t60\t60\t\n", rows.out());

        Path page = home.resolve("report.html");
        Cli.Run json = load("--mix", "add", "--compare", before.toString(), "-o", "json", "--html", page.toString());
        assertEquals(Set.of(), schema().validate(json.out(), InputFormat.JSON));
        assertTrue(json.out().contains("\"before\":{\"started\":\""), json.out());
        assertTrue(json.out().contains("\"rows\":[{\"operation\":\"get\",\"outcome\":\"ok\",\"count\":60,"),
                json.out());
        assertTrue(Files.readString(page).contains("\nAgainst the run of "));

        Files.writeString(before, json.out());
        assertTrue(load("--compare", before.toString(), "-o", "csv", "-q").out()
                .startsWith(
                        "operation,outcome,count,p50,p90,p99,p99.9,max,serviceP99,countBefore,p50Before,p99Before"));
        assertFalse(load("-o", "csv", "-q").out().contains("Before"));
    }

    @Test
    void programs_get_a_line_for_each_outcome() {
        Cli.Run run = load("--mix", "get", "--fields", "operation,outcome,count", "-q");

        assertEquals("get\tok\t60\nall\tanswered\t60\n", run.out()); // a busy machine makes it not valid
    }

    @Test
    void quiet_still_says_why_the_exit_code_is_not_0() {
        Cli.Run run = load("--mix", "get", "--fail-if", "rate>0", "-o", "tsv", "-q");
        assertEquals(ExitCode.GATE_MISSED, run.code());
        assertTrue(run.err().contains("gate missed: "), run.err());
    }

    @Test
    void the_closed_model_is_called_so() {
        Cli.Run run = load("--closed", "2", "-o", "json");

        assertEquals(ExitCode.OK, run.code(), run.err());
        assertTrue(run.out().contains("\"model\":\"closed\",\"clients\":2"), run.out());
        assertEquals(Set.of(), schema().validate(run.out(), InputFormat.JSON));
    }

    @Test
    void the_page_needs_nothing_from_elsewhere() throws IOException {
        Path page = home.resolve("report.html");

        load("--html", page.toString());

        String html = Files.readString(page);
        assertFalse(html.contains("src=") || html.contains("<link") || html.contains("url("), html);
        assertEquals(3, html.split("<svg", -1).length - 1);
    }

    @Test
    void a_server_that_goes_away_leaves_data_and_the_command_that_removes_them() {
        Cli other = new Cli(home).http().localStack(() -> new Connection(URI.create(stack.endpoint()), key));
        Thread.ofVirtual().start(() -> {
            while (other.run("task", "list", "--status", "all", "-o", "id").out().lines().count() < 10) {
                Thread.onSpinWait();
            }
            stack.close();
        });

        Cli.Run run = cli.run("load-test", "--rate", "60", "--duration", "5s", "--warm-up", "0s", "--tasks", "1",
                "--mix", "add", "-o", "json");

        assertTrue(run.out().contains("\"removed\":0,\"left\":true}"), run.out() + run.err());
        assertTrue(run.out().contains("\"outcome\":\"connection\""), run.out());
    }

    @Test
    void what_an_earlier_run_left_can_be_removed() {
        leave("load test abc123");

        cli.run("load-test", "--remove").is(ExitCode.FAILURE, "", """
                error: nobody can be asked here: Remove 1 task that load tests left, and the category load test abc123?
                hint: tasktracker load-test --remove --yes
                """);
        cli.run("load-test", "--remove", "--dry-run").is(ExitCode.OK, "load test abc123\t1\n",
                "nothing was removed\n");
        Cli.Run run = cli.run("load-test", "--remove", "--yes");

        assertEquals("load test abc123\t1\n", run.out());
        assertNothingIsLeft();
        assertEquals("nothing is left of earlier load tests\n", cli.run("load-test", "--remove").err());
    }

    @Test
    void a_category_of_the_users_own_is_no_leftover_whatever_its_name_begins_with() {
        for (String name : List.of("load test plan Q3", "load test planq3", "load test ABC123", "load test")) {
            assertEquals(ExitCode.OK, cli.run("category", "add", name).code());
            assertEquals(ExitCode.OK, cli.run("task", "add", "Plan", "--category", name).code());
        }

        cli.run("load-test", "--remove", "--yes").is(ExitCode.OK, "", "nothing is left of earlier load tests\n");

        assertEquals(5, cli.run("task", "list", "-o", "id").out().lines().count());
        assertEquals(4, cli.run("category", "list", "-o", "id").out().lines().count());
    }

    @Test
    void tasks_that_no_run_made_stay_and_so_does_their_category() {
        leave("load test abc123");
        leave("load test xyz789");
        assertEquals(ExitCode.OK, cli.run("task", "add", "Keep", "--category", "load test abc123").code());
        assertEquals(ExitCode.OK, cli.run("task", "add", LEFT, "-m", "my words", "--category", "load test abc123")
                .code());

        cli.run("load-test", "--remove", "--yes").is(ExitCode.OK, "load test abc123\t1\nload test xyz789\t1\n",
                "the category load test abc123 stays: other tasks are in it\n");

        cli.run("task", "list", "--status", "all", "--sort", "created", "--fields", "title,category").prints(
                "Mine\t\nKeep\tload test abc123\n" + LEFT + "\tload test abc123\n");
        cli.run("category", "list", "--fields", "name").prints("load test abc123\n");
    }

    @Test
    void a_protected_profile_is_asked_for_its_name() {
        leave("load test abc123");
        cli.run("profile", "add", "local", "--protected", "-q");

        assertEquals(ExitCode.FAILURE, cli.run("load-test", "--remove", "--yes").code());
        assertEquals(2, cli.run("task", "list", "-o", "id").out().lines().count());
        assertEquals(ExitCode.OK, cli.run("load-test", "--remove", "--confirm", "local").code());
        assertNothingIsLeft();
    }

    /** As a run that could not take its data away. */
    private void leave(String category) {
        assertEquals(ExitCode.OK, cli.run("category", "add", category).code());
        assertEquals(ExitCode.OK, cli.run("task", "add", LEFT, "-m",
                "Thank the dentist because of the delivery. Meet the dentist before the weekend.", "--category",
                category).code());
    }

    @Test
    void a_dry_run_sends_nothing() {
        Cli.Run run = cli.run("load-test", "--rate", "100", "--duration", "10s", "--warm-up", "0s", "--dry-run");

        assertEquals("about 1,000 requests in 10s; the key may make 1000 requests/s, burst 2000, no quota\n",
                run.err());
    }

    @Test
    void more_than_the_plan_lets_through_is_refused() {
        Cli.Run run = cli.run("load-test", "--rate", "1500", "--duration", "10s");

        assertEquals(ExitCode.USAGE, run.code());
        assertEquals("""
                error: 1500.0 requests/s are more than the plan's 1000.0
                hint: tasktracker load-test --rate 1500 --duration 10s --over-limit
                """, run.err());
    }

    @Test
    void what_is_not_local_needs_consent() {
        cli.run("profile", "add", "prod", "--endpoint", "http://127.0.0.1:9/v1", "--key-stdin");
        Cli.Run run = cli.env("TASKTRACKER_API_KEY", Cli.KEY).env("TASKTRACKER_ENDPOINT", "http://127.0.0.1:9/v1")
                .env("TASKTRACKER_PROFILE", "prod").stdin(Cli.KEY).run("load-test", "--duration", "1s");

        assertFalse(run.code() == ExitCode.OK);
        assertTrue(run.err().contains("nobody can be asked") || run.err().contains("profile"), run.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "--rate=0 | --rate is above 0", "--rate=20000 | --rate is above 0",
        "--duration=2h | --duration and --warm-up are at most 1h together", "--duration=0s | longer than nothing",
        "--ramp=1h | --ramp is longer than the run", "--mix=lost=1 | did you mean list?", "--mix=get=0 | the weight",
        "--arrivals=random | there is no --arrivals \"random\" (constant, poisson)",
        "--closed=0 | --closed is a whole number",
        "--fail-if=p99 | it needs a metric", "--timeout=fast | takes a length of time",
        "--html=/no/such/folder/x.html | there is no folder", "--html=/dev/null | /dev/null is no regular file",
        "--compare=/no/such/file | no report of a load test" })
    void what_cannot_be_run_is_said_before_anything_is_sent(String option, String why) {
        Cli.Run run = cli.run("load-test", option);

        assertEquals(ExitCode.USAGE, run.code());
        assertTrue(run.err().contains(why), run.err());
        assertNothingIsLeft();
    }

    private Cli.Run load(String... more) {
        String[] args = new String[8 + more.length];
        System.arraycopy(
                new String[]{ "load-test", "--rate", "60", "--duration", "1s", "--warm-up", "0s", "--tasks=10" },
                0, args, 0, 8);
        System.arraycopy(more, 0, args, 8, more.length);
        return cli.run(args);
    }

    private void assertNothingIsLeft() {
        cli.piped();
        cli.run("task", "list", "--status", "all", "--fields", "title").prints("Mine\n");
        cli.run("category", "list", "-q").prints("");
    }

    private static JsonSchema schema() {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ReportSchema.text());
    }
}
