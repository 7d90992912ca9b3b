package tasktracker.cli.command.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.client.StubApi;
import tasktracker.cli.error.ExitCode;

final class ApiCommandTest {
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

    @Test
    void prints_the_body_byte_by_byte_in_a_pipe() {
        api.json(200, "{ \"data\" : [ ] }");
        cli.run("api", "get", "tasks?q=a b").prints("{ \"data\" : [ ] }");
        StubApi.Seen seen = api.seen().getFirst();
        assertEquals("GET /dev/tasks?q=a%20b", seen.method() + " " + seen.path());
        assertEquals(Cli.KEY, seen.header("x-api-key"));
        assertEquals(36, seen.header("X-Correlation-Id").length());
        assertNull(seen.header("Idempotency-Key"));
    }

    @Test
    void indents_on_a_terminal_and_lets_no_escape_sequence_through() {
        api.json(200, "{\"data\":{\"title\":\"\\u001b[31mred\",\"n\":[1,2]}}", "X-Evil", "fine").html(200,
                "\u001b[2Jgone");
        cli.terminal().run("api", "GET", "/tasks/1").prints("""
                {
                  "data" : {
                    "title" : "\\u001B[31mred",
                    "n" : [
                      1,
                      2
                    ]
                  }
                }
                """);
        cli.run("api", "GET", "/").prints("\u241b[2Jgone\n");
    }

    @Test
    void a_body_comes_from_the_line_a_file_or_stdin() throws IOException {
        Path file = Files.writeString(home.resolve("task.json"), "{\"title\":\"für\"}\n");
        api.json(201, "{}").json(200, "{}").json(200, "{}").json(200, "{}");
        cli.run("api", "POST", "/tasks", "-d", "{\"title\":\"a\"}").prints("{}");
        cli.run("api", "PUT", "/tasks/1", "-d", "@" + file, "-H", "If-Match: \"3\"").prints("{}");
        cli.stdin("from stdin").run("api", "PUT", "/tasks/1", "-d", "-").prints("{}");
        cli.stdin("from stdin").run("api", "PUT", "/tasks/1", "-d", "@-", "-H", "content-type: text/plain", "-H",
                "idempotency-key: mine").prints("{}");
        assertEquals(List.of("{\"title\":\"a\"}", "{\"title\":\"für\"}\n", "from stdin", "from stdin"),
                api.seen().stream().map(StubApi.Seen::body).toList());
        assertEquals("application/json", api.seen().get(1).header("Content-Type"));
        assertEquals("\"3\"", api.seen().get(1).header("If-Match"));
        assertNotNull(api.seen().get(0).header("Idempotency-Key"));
        assertEquals("text/plain", api.seen().get(3).header("Content-Type"));
        assertEquals("mine", api.seen().get(3).header("Idempotency-Key"));
        cli.run("api", "POST", "/tasks", "-d", "@" + home.resolve("none")).is(ExitCode.USAGE, "", """
                error: %s does not exist
                """.formatted(home.resolve("none")));
        cli.run("api", "POST", "/tasks", "-d", "@" + home).is(ExitCode.FAILURE, "", """
                error: %s cannot be read: is a directory
                """.formatted(home));
    }

    @Test
    void an_error_is_body_on_stdout_and_line_on_stderr() {
        String body = "{\"error\":{\"code\":\"VALIDATION_ERROR\",\"message\":\"title is blank\",\"details\":"
                + "{\"title\":\"is blank\"},\"correlationId\":\"c-1\"}}";
        api.json(400, body).json(400, body);
        cli.run("api", "POST", "/tasks", "-d", "{}").is(ExitCode.USAGE, body + "\n", """
                error: title is blank
                hint: tasktracker api --help
                correlation id: c-1
                """);
        cli.run("api", "POST", "/tasks", "-d", "{}", "-o", "json").is(ExitCode.USAGE, body + "\n", """
                {"error":{"code":"VALIDATION_ERROR","message":"title is blank","hint":"tasktracker api --help",\
                "correlationId":"c-1","exitCode":2,"details":{"title":"is blank"}}}
                """);
    }

    @Test
    void an_error_that_ends_its_line_already_gets_no_empty_one() {
        api.json(404, "{}\n");
        assertEquals("{}\n", cli.run("api", "GET", "/nothing").out());
    }

    @Test
    void a_conflict_says_both_versions() {
        api.json(412, "{\"error\":{\"code\":\"VERSION_MISMATCH\",\"message\":\"it changed\",\"details\":{\"version\":5,"
                + "\"etag\":\"\\\"5\\\"\"}}}");
        assertEquals("""
                error: it changed
                  expectedVersion: 3
                  currentVersion: 5
                hint: tasktracker task show 42
                """, cli.run("api", "PUT", "/tasks/42", "-H", "If-Match: \"3\"", "-d", "{}").err());
    }

    @Test
    void status_and_headers_come_first_when_wanted() {
        api.json(404, "{}", "X-B", "2", "X-A", "1");
        Cli.Run run = cli.run("api", "GET", "/nothing", "-i");
        assertEquals(ExitCode.NOT_FOUND, run.code());
        List<String> lines = run.out().lines().toList();
        assertEquals("HTTP/1.1 404", lines.getFirst());
        assertEquals(lines.indexOf("x-a: 1") + 1, lines.indexOf("x-b: 2"));
        assertEquals("{}", lines.getLast());
        assertEquals("", lines.get(lines.size() - 2));
    }

    @Test
    void a_304_is_what_was_asked_for() {
        api.then(exchange -> StubApi.send(exchange, 304, ""));
        cli.run("api", "GET", "/tasks/1", "-H", "If-None-Match: \"1\"").prints("");
    }

    @Test
    void is_retried_like_every_call_with_one_idempotency_key() {
        api.loseAnswer().error(429, "THROTTLED").json(201, "{}");
        cli.run("api", "POST", "/tasks", "-d", "{}").prints("{}");
        assertEquals(1, api.seen().stream().map(seen -> seen.header("Idempotency-Key")).distinct().count());
        api.loseAnswer().error(404, "RESOURCE_NOT_FOUND");
        cli.run("api", "DELETE", "/tasks/1", "--yes").is(ExitCode.OK, "",
                "an earlier try, whose answer was lost, had deleted it\n");
    }

    @Test
    void no_redirect_is_followed() {
        api.then(exchange -> StubApi.send(exchange, 307, "", "Location", api.endpoint() + "/elsewhere"));
        assertEquals(ExitCode.FAILURE, cli.run("api", "GET", "/tasks").code());
        assertEquals(1, api.seen().size());
    }

    @Test
    void the_key_is_the_profile_s_and_goes_nowhere_else() {
        cli.run("api", "GET", "/tasks", "-H", "X-API-Key: other").is(ExitCode.USAGE, "", """
                error: the key is the profile's and cannot be given by -H; choose another --profile, or set \
                TASKTRACKER_API_KEY
                hint: tasktracker profile list
                """);
        cli.run("api", "GET", "http://elsewhere.invalid/dev/tasks").is(ExitCode.USAGE, "", """
                error: the key is sent to %s alone, and this address is elsewhere
                hint: tasktracker profile list
                """.formatted(api.endpoint()));
        assertEquals(0, api.seen().size());
    }

    @Test
    void what_cannot_be_sent_is_told() {
        cli.run("api", "GTE", "/tasks").is(ExitCode.USAGE, "", """
                error: there is no method "GTE" (GET, POST, PUT, DELETE); did you mean GET?
                hint: tasktracker api --help
                """);
        cli.run("api", "/tasks", "x").is(ExitCode.USAGE, "", """
                error: the method comes first: tasktracker api GET /tasks
                hint: tasktracker api --help
                """);
        cli.run("api", "GET", "/tasks", "-d", "{}").is(ExitCode.USAGE, "", """
                error: GET has no body; what narrows it down goes behind ? in PATH
                hint: tasktracker api --help
                """);
        cli.run("api", "POST", "/tasks", "--paginate").is(ExitCode.USAGE, "", """
                error: --paginate is for GET alone
                hint: tasktracker api --help
                """);
        cli.run("api", "GET", "/tasks", "-o", "table").is(ExitCode.USAGE, "", """
                error: an answer is printed as json or ndjson, not table
                hint: tasktracker api --help
                """);
        for (String header : List.of("no colon", "a b: c", ": c", "x: a\nb", "x: ü")) {
            assertEquals("error: a header is written \"Name: value\"",
                    cli.run("api", "GET", "/tasks", "-H", header).err().lines().findFirst().orElseThrow(), header);
        }
        assertEquals("error: the header Host is set by the connection itself",
                cli.run("api", "GET", "/tasks", "-H", "Host: x").err().lines().findFirst().orElseThrow());
        assertEquals(0, api.seen().size());
    }

    @Test
    void pages_become_one_document_or_lines() {
        for (int at = 0; at < 2; at++) {
            api.json(200, "{\"data\":[{\"n\":1},{\"n\":2}],\"nextCursor\":\"c/2\"}")
                    .json(200, "{\"nextCursor\":\"c/3\",\"data\":[]}")
                    .json(200, "{\"data\":[{\"n\":3}],\"nextCursor\":null}");
        }
        cli.run("api", "GET", "/tasks?limit=2", "--paginate")
                .prints("{\"data\":[{\"n\":1},{\"n\":2},{\"n\":3}],\"nextCursor\":null}\n");
        cli.run("api", "GET", "/tasks?limit=2", "--paginate", "-o", "ndjson")
                .prints("{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n");
        assertEquals("/dev/tasks?limit=2&cursor=c%2F2", api.seen().get(1).path());
        assertEquals("/dev/tasks?limit=2&cursor=c%2F3", api.seen().get(2).path());
    }

    @Test
    void pages_that_fail_half_way_leave_the_document_open() {
        api.json(200, "{\"data\":[{\"n\":1}],\"nextCursor\":\"c\"}").error(500, "INTERNAL_SERVER_ERROR")
                .error(403, "INVALID_API_KEY");
        Cli.Run run = cli.run("api", "GET", "/tasks", "--paginate");
        assertEquals(ExitCode.FAILURE, run.code());
        assertEquals("{\"data\":[{\"n\":1}", run.out());
        Cli.Run denied = cli.run("api", "GET", "/tasks", "--paginate");
        assertEquals(ExitCode.DENIED, denied.code());
        assertEquals(true, denied.out().startsWith("{\"error\":"), denied.out());
    }

    @Test
    void the_parts_of_an_export_are_strung_together() {
        api.then(exchange -> StubApi.send(exchange, 200, "a,b\r\n1,2\r\n", "Content-Type", "text/csv", "X-Next-Cursor",
                "n")).then(exchange -> StubApi.send(exchange, 200, "3,4\r\n", "Content-Type", "text/csv"));
        cli.run("api", "GET", "/tasks/export", "--paginate").prints("a,b\r\n1,2\r\n3,4\r\n");
    }

    @Test
    void what_has_no_pages_is_told() {
        api.json(200, "{\"data\":{\"n\":1}}").json(200, "{\"data\":{\"n\":1}}");
        cli.run("api", "GET", "/tasks/1", "--paginate").is(ExitCode.USAGE, "", """
                error: /tasks/1 answers no list, so it has no pages
                hint: tasktracker api GET /tasks/1
                """);
        cli.run("api", "GET", "/tasks/1", "-o", "ndjson").prints("{\"n\":1}\n");
    }

    @Test
    void explain_and_debug_show_the_call_without_the_key() {
        Cli.Run explained = cli.run("api", "POST", "/tasks", "-d", "{}", "-H", "X-Mine: 1", "--explain");
        assertEquals("curl -sS -X POST '" + api.endpoint() + "/tasks' \\",
                explained.out().lines().findFirst().orElseThrow());
        assertEquals(true, explained.out().contains("-H 'X-Mine: 1'"), explained.out());
        assertEquals(0, api.seen().size());
        api.json(200, "{}");
        assertEquals(true, cli.run("api", "GET", "/tasks", "--debug").err().contains("> x-api-key: [redacted]\n"));
    }

    @Test
    void a_protected_profile_wants_its_name_for_every_change() {
        cli.stdin(Cli.KEY).run("profile", "add", "prod", "--endpoint", api.endpoint(), "--key-stdin", "--protected",
                "-q");
        cli.stdin("").run("api", "POST", "/tasks", "-d", "{}", "--profile", "prod", "--yes").is(ExitCode.FAILURE, "", """
                error: nobody can be asked here: Send POST /tasks?
                hint: tasktracker api POST /tasks -d '{}' --profile prod --yes --confirm prod
                """);
        api.json(201, "{}").json(200, "{}");
        cli.run("api", "POST", "/tasks", "-d", "{}", "--profile", "prod", "--confirm", "prod").prints("{}");
        cli.run("api", "GET", "/tasks", "--profile", "prod").prints("{}");
    }

    @Test
    void a_delete_is_asked_for_on_a_terminal() {
        cli.terminal().stdin("n\n").run("api", "DELETE", "/tasks/1").is(ExitCode.FAILURE, "", """
                Send DELETE /tasks/1? [y/N] error: not confirmed, nothing was changed
                """);
        assertEquals(0, api.seen().size());
    }
}
