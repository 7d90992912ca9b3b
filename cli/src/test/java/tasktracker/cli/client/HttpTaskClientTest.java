package tasktracker.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.Version;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.contract.BulkCreate;
import tasktracker.contract.Category;
import tasktracker.contract.Due;
import tasktracker.contract.NewTask;
import tasktracker.contract.Page;
import tasktracker.contract.Priority;
import tasktracker.contract.SortField;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.contract.TaskStatus;

final class HttpTaskClientTest {
    private static final String TASK = """
            {"taskId":"01998d4e-0000-7000-8000-000000007f3a","title":"Buy milk","description":"","completed":false,\
            "priority":"medium","categoryId":null,"dueDate":"2026-12-01","createdAt":"2026-11-22T09:30:00.123Z",\
            "updatedAt":"2026-11-22T09:30:00.123Z","completedAt":null,"externalId":null,"version":3}""";
    private static final String ONE = "{\"data\":" + TASK + "}";
    private static final String CATEGORY = """
            {"categoryId":"c1","name":"Home","color":null,"icon":null,"createdAt":"2026-11-22T09:30:00.123Z",\
            "updatedAt":"2026-11-22T09:30:00.123Z","version":1}""";

    private final List<Duration> slept = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final List<String> debug = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T09:30:00Z"), ZoneOffset.UTC);
    private StubApi api;

    @BeforeEach
    void start() throws IOException {
        api = new StubApi();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void sends_the_key_a_correlation_id_and_the_query() {
        api.json(200, "{\"data\":[" + TASK + "],\"nextCursor\":\"a b\"}");
        TaskQuery query = new TaskQuery(TaskStatus.OPEN, Optional.of("c1"), List.of(Priority.HIGH, Priority.LOW),
                Optional.of(Due.parse("2026-01-01")), Optional.of(Due.parse("2026-01-02T03:04:05Z")), Optional.empty(),
                Optional.empty(), Optional.of("für \"x+y\""), Optional.of(SortField.DUE), false);
        try (TaskClient client = client()) {
            Page<Task> page = client.tasks(query, 50, Optional.of("n/1"));
            assertEquals("Buy milk", page.items().getFirst().title());
            assertEquals(Optional.of("a b"), page.nextCursor());
        }
        StubApi.Seen seen = api.seen().getFirst();
        assertEquals("GET", seen.method());
        assertEquals("/dev/tasks?status=open&category=c1&priority=high%2Clow&dueFrom=2026-01-01"
                + "&dueTo=2026-01-02T03%3A04%3A05.000Z&q=f%C3%BCr%20%22x%2By%22&sort=dueDate&order=asc&limit=50"
                + "&cursor=n%2F1", seen.path());
        assertEquals("secret-of-test", seen.header("x-api-key"));
        assertEquals(36, seen.header("X-Correlation-Id").length());
        assertEquals("tasktracker/0.1.0", seen.header("User-Agent"));
        assertNull(seen.header("Idempotency-Key"));
        assertNull(seen.header("Upgrade"));
    }

    @Test
    void an_interrupted_change_may_be_done_and_an_interrupted_look_is_none() {
        try (TaskClient client = client()) {
            Thread.currentThread().interrupt();
            assertEquals("interrupted", assertThrows(CliException.Interrupted.class, () -> client.task("x"))
                    .failure().message());
            assertEquals("interrupted; what was being sent may or may not be done",
                    assertThrows(CliException.Interrupted.class, () -> client.deleteTask("x", Expected.version(1)))
                            .failure().message());
        } finally {
            assertEquals(true, Thread.interrupted());
        }
    }

    @Test
    void creates_changes_and_deletes_a_task() {
        api.json(201, ONE).json(200, ONE).then(exchange -> StubApi.send(exchange, 204, ""));
        try (TaskClient client = client()) {
            assertEquals(3, client.createTask(NewTask.titled("Buy milk")).version());
            client.updateTask("id/1", TaskPatch.NONE.withCompleted(true), Expected.version(3));
            client.deleteTask("t1", Expected.version(4));
        }
        assertEquals("{\"title\":\"Buy milk\",\"priority\":\"medium\"}", api.seen().get(0).body());
        assertEquals("application/json", api.seen().get(0).header("Content-Type"));
        assertEquals("PUT /dev/tasks/id%2F1", api.seen().get(1).method() + " " + api.seen().get(1).path());
        assertEquals("\"3\"", api.seen().get(1).header("If-Match"));
        assertEquals("{\"completed\":true}", api.seen().get(1).body());
        assertEquals("\"4\"", api.seen().get(2).header("If-Match"));
        assertNotEquals(api.seen().get(0).header("Idempotency-Key"), api.seen().get(1).header("Idempotency-Key"));
    }

    @Test
    void keeps_one_idempotency_key_over_a_lost_answer_and_a_throttled_try() {
        api.loseAnswer().error(429, "THROTTLED", "Retry-After", "2").json(201, ONE);
        try (TaskClient client = client()) {
            client.createTask(NewTask.titled("Buy milk"));
        }
        assertEquals(3, api.seen().size());
        assertEquals(1, api.seen().stream().map(seen -> seen.header("Idempotency-Key")).distinct().count());
        assertEquals(1, api.seen().stream().map(seen -> seen.header("X-Correlation-Id")).distinct().count());
        assertEquals(2, slept.size());
        assertEquals(true, slept.get(1).toMillis() >= 2000 && slept.get(1).toMillis() <= 2400);
        assertEquals(List.of("the server answered 429; trying again in 3 s (2 of 4 tries done)"), notices);
    }

    @Test
    void gives_up_after_four_tries() {
        api.error(503, "RETRY_LATER").error(502, "BAD_GATEWAY").error(504, "TIMEOUT").error(503, "RETRY_LATER");
        CliException e = failure(client -> client.task("t1"));
        assertEquals(ExitCode.UNAVAILABLE, e.exitCode());
        assertEquals("RETRY_LATER", e.failure().code());
        assertEquals("it says RETRY_LATER (4 tries)", e.failure().message());
        assertEquals("c-1", e.failure().correlationId());
        assertEquals(3, slept.size());
    }

    @Test
    void a_quota_is_not_tried_again() {
        api.error(429, "QUOTA_EXCEEDED");
        assertEquals(ExitCode.UNAVAILABLE, failure(client -> client.task("t1")).exitCode());
        assertEquals(List.of(), slept);
    }

    @Test
    void a_server_that_asks_for_much_patience_is_not_waited_for() {
        api.error(503, "RETRY_LATER", "Retry-After", "120");
        assertEquals("RETRY_LATER", failure(client -> client.task("t1")).failure().code());
        assertEquals(List.of(), slept);
    }

    @Test
    void a_500_is_not_tried_again() {
        api.error(500, "INTERNAL_SERVER_ERROR");
        assertEquals(ExitCode.FAILURE, failure(client -> client.task("t1")).exitCode());
    }

    @Test
    void a_delete_that_is_not_found_after_a_lost_answer_is_done() {
        api.loseAnswer().error(404, "RESOURCE_NOT_FOUND");
        try (TaskClient client = client()) {
            client.deleteTask("t1", Expected.any());
        }
        assertNull(api.seen().getFirst().header("If-Match"));
    }

    @Test
    void a_delete_that_is_not_found_after_a_throttled_try_is_not_found() {
        api.error(429, "THROTTLED").error(404, "RESOURCE_NOT_FOUND");
        assertEquals(ExitCode.NOT_FOUND, failure(client -> client.deleteTask("t1", Expected.any())).exitCode());
    }

    @Test
    void a_category_is_deleted_in_as_many_calls_as_it_takes() {
        api.json(503, moved("100"), "Retry-After", "1").json(503, moved("2400"), "Retry-After", "1")
                .then(exchange -> StubApi.send(exchange, 204, ""));
        try (TaskClient client = client()) {
            client.deleteCategory("c1", new CategoryTasks.Move("c2"));
        }
        assertEquals("/dev/categories/c1?tasks=move&moveTo=c2", api.seen().get(2).path());
        assertEquals(List.of(1L, 1L), slept.stream().map(Duration::toSeconds).toList());
        assertEquals(List.of("100 tasks are moved so far; going on in 2 s",
                "2500 tasks are moved so far; going on in 2 s"), notices);
    }

    @Test
    void a_deletion_goes_on_although_some_calls_do_little() {
        for (String some : List.of("1", "0", "99", "100", "0", "0", "7")) {
            api.json(503, moved(some));
        }
        api.error(404, "RESOURCE_NOT_FOUND");
        try (TaskClient client = client()) {
            client.deleteCategory("c1", new CategoryTasks.Uncategorize());
        }
        assertEquals(7, slept.size());
    }

    @ParameterizedTest
    @ValueSource(strings = { "1", "0", "99", "-9223372036854775808", "\"many\"", "true" })
    void a_deletion_that_does_not_get_on_is_left(String moved) {
        for (int calls = 0; calls < Sweep.LEAN_CALLS; calls++) {
            api.json(503, moved(moved));
        }
        CliException e = failure(client -> client.deleteCategory("c1", new CategoryTasks.Uncategorize()));
        assertEquals(ExitCode.UNAVAILABLE, e.exitCode());
        assertEquals("tasktracker category list", e.failure().hint());
        assertEquals(Sweep.LEAN_CALLS - 1, slept.size());
    }

    @Test
    void a_deletion_that_gets_on_for_ever_is_left() {
        for (int calls = 0; calls < Sweep.CALLS; calls++) {
            api.json(503, moved(Long.toString(Long.MAX_VALUE)), "Retry-After", "30");
        }
        assertEquals(ExitCode.UNAVAILABLE,
                failure(client -> client.deleteCategory("c1", new CategoryTasks.Uncategorize())).exitCode());
        assertEquals(Sweep.CALLS - 1, slept.size());
        assertEquals(true, notices.stream()
                .allMatch(line -> line.startsWith("9223372036854775807 tasks are moved so far; going on in 3")));
    }

    @Test
    void a_deletion_does_not_wait_for_longer_than_other_calls() {
        api.json(503, moved("100"), "Retry-After", "31");
        CliException e = failure(client -> client.deleteCategory("c1", new CategoryTasks.Uncategorize()));
        assertEquals(31L, e.failure().retryAfterSeconds());
        assertEquals(List.of(), slept);
    }

    @Test
    void a_deletion_ends_at_once_when_it_is_interrupted_between_two_calls() {
        api.json(503, moved("100"), "Retry-After", "30");
        HttpTaskClients clients = new HttpTaskClients(environment::get, clock, new SplittableRandom(42), _ -> {
            throw new InterruptedException();
        }, TimeLimits.DEFAULT);
        try (TaskClient client = clients.open(api.target(), telling(null))) {
            assertThrows(CliException.Interrupted.class,
                    () -> client.deleteCategory("c1", new CategoryTasks.Uncategorize()));
        }
        assertEquals(true, Thread.interrupted());
        assertEquals(1, api.seen().size());
    }

    private static String moved(String tasks) {
        return "{\"error\":{\"code\":\"RETRY_LATER\",\"message\":\"more\",\"details\":{\"moved\":" + tasks + "}}}";
    }

    @Test
    void categories_come_from_all_pages() {
        api.json(200, "{\"data\":[" + CATEGORY + "],\"nextCursor\":\"n\"}")
                .json(200, "{\"data\":[" + CATEGORY + "],\"nextCursor\":null}");
        try (TaskClient client = client()) {
            assertEquals(List.of("Home", "Home"), client.categories().stream().map(Category::name).toList());
        }
        assertEquals("/dev/categories?cursor=n", api.seen().get(1).path());
    }

    @Test
    void bulk_create_sends_the_key_it_is_given() {
        api.json(200, "{\"data\":{\"results\":[{\"index\":0,\"status\":\"created\",\"taskId\":\"t\",\"version\":1}],"
                + "\"succeeded\":1,\"failed\":0}}");
        try (TaskClient client = client()) {
            BulkCreate.Response response = client.bulkCreate(
                    new BulkCreate.Request(BulkCreate.Mode.WRITE, List.of(NewTask.titled("a"))), "import-1");
            assertEquals(1, response.succeeded());
        }
        assertEquals("import-1", api.seen().getFirst().header("Idempotency-Key"));
    }

    @Test
    void validation_reasons_come_field_by_field() {
        api.json(400, "{\"error\":{\"code\":\"VALIDATION_ERROR\",\"message\":\"2 fields\",\"details\":"
                + "{\"title\":\"is blank\",\"tags\":[\"a\",\"b\"]}}}", "X-Correlation-Id", "from-header");
        CliException e = failure(client -> client.createTask(NewTask.titled(" ")));
        assertEquals(ExitCode.USAGE, e.exitCode());
        assertEquals(Map.of("title", "is blank", "tags", "a, b"), e.failure().details());
        assertEquals("from-header", e.failure().correlationId());
    }

    @Test
    void a_page_of_html_is_reported_as_what_it_is() {
        api.html(200, "<html>Welcome to the hotel</html>").html(403, "<html>blocked</html>");
        CliException welcome = failure(client -> client.task("t1"));
        assertEquals(ExitCode.FAILURE, welcome.exitCode());
        assertEquals("UNEXPECTED_ANSWER", welcome.failure().code());
        assertEquals("what " + api.hostAndPort() + " answered is not the API's JSON (text/html)",
                welcome.failure().message());
        CliException blocked = failure(client -> client.task("t1"));
        assertEquals(ExitCode.DENIED, blocked.exitCode());
        assertEquals(api.hostAndPort() + " answered 403 without the API's error form (text/html)",
                blocked.failure().message());
    }

    @Test
    void a_redirect_is_not_followed() {
        api.then(exchange -> StubApi.send(exchange, 302, "", "Location", "http://elsewhere.invalid/"));
        CliException e = failure(client -> client.task("t1"));
        assertEquals("REDIRECTED", e.failure().code());
        assertEquals(api.hostAndPort() + " sends the call elsewhere to http://elsewhere.invalid/; the key is not sent"
                + " there", e.failure().message());
        assertEquals(1, api.seen().size());
    }

    @Test
    void an_endless_answer_is_cut_off() {
        api.then(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[64 * 1024];
            for (long sent = 0; sent <= 2L * HttpTaskClients.LARGEST_ANSWER; sent += block.length) {
                exchange.getResponseBody().write(block);
            }
        });
        CliException e = failure(client -> client.task("t1"));
        assertEquals("ANSWER_TOO_LARGE", e.failure().code());
        assertEquals(1, api.seen().size());
    }

    @Test
    void a_server_that_never_answers_is_left() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        for (int tries = 0; tries < Retry.TRIES; tries++) {
            api.then(exchange -> await(done));
        }
        try (TaskClient client = clients(new TimeLimits(Duration.ofSeconds(5), Duration.ofMillis(150)))
                .open(api.target(), telling(null))) {
            CliException e = assertThrows(CliException.class, () -> client.task("t1"));
            assertEquals(ExitCode.NETWORK, e.exitCode());
            assertEquals("READ_TIMED_OUT", e.failure().code());
        } finally {
            done.countDown();
        }
    }

    @Test
    void an_answer_that_stops_half_way_is_left_as_well() {
        CountDownLatch done = new CountDownLatch(1);
        for (int tries = 0; tries < Retry.TRIES; tries++) {
            api.then(exchange -> {
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                await(done);
            });
        }
        try (TaskClient client = clients(new TimeLimits(Duration.ofSeconds(5), Duration.ofMillis(150)))
                .open(api.target(), telling(null))) {
            CliException e = assertThrows(CliException.class, () -> client.task("t1"));
            assertEquals("READ_TIMED_OUT", e.failure().code());
        } finally {
            done.countDown();
        }
    }

    @Test
    void nobody_listening_is_a_network_failure() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Target nobody = new Target(URI.create("http://127.0.0.1:" + port + "/dev"), Optional.of("k"));
        try (TaskClient client = clients(TimeLimits.DEFAULT).open(nobody, telling(null))) {
            CliException e = assertThrows(CliException.class, () -> client.task("t1"));
            assertEquals(ExitCode.NETWORK, e.exitCode());
            assertEquals("CONNECT_FAILED", e.failure().code());
            assertEquals("nothing answers at 127.0.0.1:" + port + " (4 tries)", e.failure().message());
        }
    }

    @Test
    void an_unknown_host_is_a_network_failure() {
        Target nobody = new Target(URI.create("http://nobody.invalid/dev"), Optional.of("k"));
        try (TaskClient client = clients(TimeLimits.DEFAULT).open(nobody, telling(null))) {
            CliException e = assertThrows(CliException.class, () -> client.task("t1"));
            assertEquals("UNKNOWN_HOST", e.failure().code());
        }
    }

    @Test
    void debug_tells_everything_but_the_key() {
        api.json(200, "{\"data\":{\"echo\":\"secret-of-test\"}}", "X-Echo", "secret-of-test");
        failure(client -> client.task("t1"));
        String told = String.join("\n", debug);
        assertEquals(false, told.contains("secret-of-test"));
        assertEquals(true, told.contains("> GET http://" + api.hostAndPort() + "/dev/tasks/t1\n"), told);
        assertEquals(true, told.contains("> x-api-key: [redacted]\n"), told);
        assertEquals(true, told.contains("< x-echo: [redacted]\n"), told);
        assertEquals(true, told.contains("< 200 after 0 ms\n"), told);
        assertEquals(true, told.endsWith("< {\"data\":{\"echo\":\"[redacted]\"}}"), told);
    }

    @Test
    void explain_prints_a_curl_command_and_sends_nothing() {
        List<String> printed = new ArrayList<>();
        try (TaskClient client = clients(TimeLimits.DEFAULT).open(
                new Target(URI.create("https://api.example.com/prod/"), Optional.of("secret-of-test")),
                telling(printed))) {
            assertThrows(Explained.class, () -> client.createTask(NewTask.titled("it's \"mine\"")));
        }
        String text = printed.getFirst();
        assertEquals("curl -sS -X POST 'https://api.example.com/prod/tasks' \\",
                text.lines().findFirst().orElseThrow());
        assertEquals(true, text.contains("\n  -H \"x-api-key: $TASKTRACKER_API_KEY\" \\\n"), text);
        assertEquals(true, text.endsWith(
                "\n  --data-binary '{\"title\":\"it'\\''s \\\"mine\\\"\",\"priority\":\"medium\"}'"), text);
        assertEquals(false, text.contains("secret-of-test"));
    }

    @Test
    void the_user_agent_is_the_version_of_the_project() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        assertEquals(true, pom.contains("<version>" + Version.NUMBER + "</version>"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @FunctionalInterface
    private interface Call {
        void with(TaskClient client);
    }

    private CliException failure(Call call) {
        try (TaskClient client = client()) {
            return assertThrows(CliException.class, () -> call.with(client));
        }
    }

    private TaskClient client() {
        return clients(TimeLimits.DEFAULT).open(api.target(), telling(null));
    }

    private HttpTaskClients clients(TimeLimits limits) {
        return new HttpTaskClients(environment::get, clock, new SplittableRandom(42), slept::add, limits);
    }

    private TaskClients.Telling telling(List<String> explained) {
        return new TaskClients.Telling(notices::add, debug::add, explained == null ? null : explained::add);
    }
}
