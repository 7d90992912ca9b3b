package tasktracker.cli.client;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.cli.Cli;
import tasktracker.cli.Session;
import tasktracker.cli.command.CommandTree;
import tasktracker.cli.command.Commands;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.GlobalOptions;
import tasktracker.contract.ErrorCode;

/** What a user is told of each error that the API documents: exit code, anatomy, and a next command that there is. */
final class ApiErrorsTest {
    private static final String ID = "01998d4e-0000-7000-8000-000000007f3a";

    @TempDir
    private Path home;
    private StubApi api;
    private Cli cli;

    @BeforeEach
    void start() throws IOException {
        api = new StubApi();
        cli = new Cli(home).env("TASKTRACKER_ENDPOINT", api.endpoint()).env("TASKTRACKER_API_KEY", Cli.KEY).http();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "VALIDATION_ERROR|400|2|tasktracker task show --help",
        "INVALID_JSON|400|2|tasktracker task show --help",
        "INVALID_CURSOR|400|2|tasktracker task show " + ID,
        "INVALID_API_KEY|403|4|tasktracker keys show",
        "KEY_NOT_BOUND|403|4|tasktracker profile show",
        "READ_ONLY_KEY|403|4|tasktracker profile show",
        "ACCESS_DENIED|403|4|tasktracker doctor",
        "RESOURCE_NOT_FOUND|404|5|tasktracker task list --status all",
        "ROUTE_NOT_FOUND|404|5|tasktracker profile show",
        "CATEGORY_NAME_TAKEN|409|6|tasktracker category list",
        "CATEGORY_IN_USE|409|6|tasktracker category delete " + ID + " --on-tasks uncategorize",
        "CATEGORY_MISSING|409|6|tasktracker category list",
        "EXTERNAL_ID_TAKEN|409|6|tasktracker task show t-2",
        "TASK_ID_TAKEN|409|6|tasktracker task show t-2",
        "BULK_CONFLICT|409|6|tasktracker task list --status all",
        "VERSION_MISMATCH|412|6|tasktracker task show " + ID,
        "REQUEST_TOO_LARGE|413|2|tasktracker task show --help",
        "UNSUPPORTED_MEDIA_TYPE|415|2|tasktracker task show --help",
        "IDEMPOTENCY_KEY_REUSED|422|2|tasktracker task show --help",
        "PRECONDITION_REQUIRED|428|6|tasktracker task show --help",
        "THROTTLED|429|7|tasktracker task show " + ID,
        "QUOTA_EXCEEDED|429|7|tasktracker keys usage",
        "INTERNAL_SERVER_ERROR|500|1|tasktracker local logs",
        "BAD_GATEWAY|502|1|tasktracker local logs",
        "RETRY_LATER|503|7|tasktracker task show " + ID,
        "TIMEOUT|504|7|tasktracker task show " + ID })
    void each_has_an_exit_code_and_a_command_to_run_next(ErrorCode code, int status, int exit, String hint) {
        int tries = Set.of(ErrorCode.THROTTLED, ErrorCode.BAD_GATEWAY, ErrorCode.RETRY_LATER, ErrorCode.TIMEOUT)
                .contains(code) ? Retry.TRIES : 1;
        for (int at = 0; at < tries; at++) {
            api.json(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"it says so\",\"details\":{\"taskId\":"
                    + "\"t-2\"},\"correlationId\":\"c-1\"}}");
        }
        // A task that is not there has words of its own.
        Cli.Run run = code == ErrorCode.RESOURCE_NOT_FOUND
                ? cli.run("api", "GET", "/tasks/" + ID)
                : cli.run("task", "show", ID);
        assertEquals(exit, run.code().number());
        assertEquals("error: it says so" + (tries > 1 ? " (4 tries)" : ""), run.err().lines().findFirst().orElse(""));
        assertEquals(true, run.err().endsWith("hint: " + hint + "\ncorrelation id: c-1\n"), run.err());
        parses(hint);
    }

    @Test
    void the_table_has_all_that_the_api_documents() throws Exception {
        Matcher documented = Pattern.compile("\n    ([A-Z_]+):\n      description: [^\n]*(?:\n        [^\n]*)*"
                + "\n      x-status: (\\d+)").matcher(Files.readString(Path.of("../backend/openapi.yaml")));
        Set<String> fromApi = new TreeSet<>();
        while (documented.find()) {
            fromApi.add(documented.group(1) + "|" + documented.group(2));
        }
        Set<String> here = new TreeSet<>();
        for (String row : ApiErrorsTest.class.getDeclaredMethod(
                "each_has_an_exit_code_and_a_command_to_run_next", ErrorCode.class, int.class, int.class, String.class)
                .getAnnotation(CsvSource.class).value()) {
            here.add(row.substring(0, row.indexOf('|', row.indexOf('|') + 1)));
        }
        assertEquals(fromApi, here);
        assertEquals(ErrorCode.values().length, here.size());
    }

    @Test
    void how_long_to_wait_is_said_and_in_json_a_number() {
        for (int at = 0; at < 2 * Retry.TRIES; at++) {
            api.error(at < Retry.TRIES ? 429 : 503, at < Retry.TRIES ? "THROTTLED" : "RETRY_LATER", "Retry-After",
                    "12");
        }
        cli.run("task", "list", "-q").is(ExitCode.UNAVAILABLE, "", """
                error: it says THROTTLED (4 tries); retry in 12 s
                hint: tasktracker task list -q
                correlation id: c-1
                """);
        cli.run("task", "list", "-o", "json").is(ExitCode.UNAVAILABLE, "", """
                {"error":{"code":"RETRY_LATER","message":"it says RETRY_LATER (4 tries); retry in 12 s",\
                "hint":"tasktracker task list -o json","correlationId":"c-1","exitCode":7,"retryAfterSeconds":12}}
                """);
    }

    @Test
    void a_change_whose_end_is_not_known_is_looked_for_and_not_repeated() {
        for (int at = 0; at < Retry.TRIES; at++) {
            api.error(504, "TIMEOUT");
        }
        String err = cli.run("task", "add", "x").err();
        assertEquals(true, err.contains("hint: tasktracker task list --status all --sort created --desc\n"), err);
        parses("tasktracker task list --status all --sort created --desc");
    }

    @Test
    void a_wrong_field_is_named_with_the_help_of_the_command() {
        api.json(400, "{\"error\":{\"code\":\"VALIDATION_ERROR\",\"message\":\"2 fields are wrong\",\"details\":"
                + "{\"title\":\"must not be blank\",\"dueDate\":\"must be a date\"},\"correlationId\":\"c-1\"}}");
        cli.run("task", "add", "x", "-o", "json").is(ExitCode.USAGE, "", """
                {"error":{"code":"VALIDATION_ERROR","message":"2 fields are wrong","hint":"tasktracker task add --help",\
                "correlationId":"c-1","exitCode":2,"details":{"title":"must not be blank","dueDate":"must be a date"}}}
                """);
    }

    /** Every hint that stands in the source as a whole is a command line that the tool takes. */
    @TestFactory
    Stream<DynamicTest> every_hint_that_is_a_command_can_be_run() throws IOException {
        Set<String> hints = new TreeSet<>();
        Pattern literal = Pattern.compile("(?:\\.hint\\(|-> )\"(tasktracker [^\"\\\\]*[^\"\\\\ ])\"[);]");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                literal.matcher(Files.readString(file)).results().forEach(found -> hints.add(found.group(1)));
            }
        }
        assertEquals(true, hints.size() > 15, hints.toString());
        return hints.stream().map(hint -> DynamicTest.dynamicTest(hint, () -> parses(hint)));
    }

    private static void parses(String hint) {
        for (String line : hint.split(" && ", -1)) {
            List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
            assertEquals("tasktracker", words.removeFirst(), hint);
            assertDoesNotThrow(() -> new CommandTree(Commands.root(), new Session(null, new GlobalOptions(), List.of()))
                    .whole().parseArgs(words.toArray(String[]::new)), hint);
        }
    }
}
