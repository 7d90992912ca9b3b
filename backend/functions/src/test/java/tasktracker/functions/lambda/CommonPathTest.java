package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.contract.Uuid7;
import tasktracker.functions.store.MemoryCategoryStore;
import tasktracker.functions.store.RetryLaterException;
import tasktracker.functions.task.TaskStore;

/** What every answer has, and what stops a request before it comes to anything. */
final class CommonPathTest {
    private final Backend backend = new Backend();

    @Test
    void everyAnswerHasTheCommonHeaders() {
        Answer answer = backend.send(Event.of("GET", "/tasks").key(Backend.ANNA).header("x-correlation-ID", "a.B_c-9"));

        TreeMap<String, String> headers = new TreeMap<>(answer.headers());
        assertTrue(headers.remove("Server-Timing").matches("fn;dur=[0-9]+\\.[0-9]"));
        assertEquals(new TreeMap<>(Map.of("Content-Type", "application/json", "X-Correlation-Id", "a.B_c-9",
                "Access-Control-Allow-Origin", "*", "Access-Control-Expose-Headers",
                "ETag, X-Correlation-Id, X-Next-Cursor, Retry-After", "Cache-Control", "no-store", "X-Cold-Start",
                "true")), headers);
    }

    @Test
    void errorsHaveTheCommonHeadersToo() {
        Answer answer = backend.send(Event.of("GET", "/tasks"));

        answer.refused(403, "KEY_NOT_BOUND");
        assertEquals("*", answer.header("Access-Control-Allow-Origin"));
        assertEquals("no-store", answer.header("Cache-Control"));
        assertEquals("application/json", answer.header("Content-Type"));
    }

    @Test
    void onlyTheFirstAnswerIsCold() {
        assertEquals("true", backend.send(Event.of("GET", "/tasks")).header("X-Cold-Start"));
        assertNull(backend.send(Event.of("GET", "/tasks")).header("X-Cold-Start"));
        assertNull(backend.send(Event.of("GET", "/categories")).header("X-Cold-Start"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "a b", "a/b", "ä", "a\nb", "<script>", "a,b" })
    void aCorrelationIdThatIsNoneIsReplaced(String id) {
        assertReplaced(Event.of("GET", "/tasks").header("X-Correlation-Id", id));
    }

    @Test
    void aCorrelationIdHasAtMost128Characters() {
        String longest = "x".repeat(128);
        assertEquals(longest, backend.send(Event.of("GET", "/tasks").header("X-Correlation-Id", longest))
                .header("X-Correlation-Id"));
        assertReplaced(Event.of("GET", "/tasks").header("X-Correlation-Id", longest + "x"));
    }

    @Test
    void twoCorrelationIdsAreReplacedByOne() {
        assertReplaced(Event.of("GET", "/tasks").header("X-Correlation-Id", "a").header("X-Correlation-Id", "b"));
    }

    private void assertReplaced(Event event) {
        String first = backend.send(event).header("X-Correlation-Id");
        assertTrue(Uuid7.isValid(first), first);
        assertNotEquals(first, backend.send(event).header("X-Correlation-Id"));
    }

    @Test
    void aKeyThatIsNotOursIsNobodys() {
        for (String key : new String[]{ null, "", "k", "tt1w04anna", Backend.ANNA + "x",
            Backend.ANNA.replace("tt1w", "tt1r"), "tt2" + Backend.ANNA.substring(3) }) {
            backend.send(Event.of("GET", "/tasks").key(key)).refused(403, "KEY_NOT_BOUND");
        }
    }

    @Test
    void theHeaderAloneNamesNobody() {
        backend.send(Event.of("GET", "/tasks").header("x-api-key", Backend.ANNA)).refused(403, "KEY_NOT_BOUND");
    }

    @ParameterizedTest
    @CsvSource({ "POST,/tasks", "PUT,/tasks/{id}", "DELETE,/tasks/{id}", "POST,/tasks/bulk/create",
        "POST,/tasks/bulk/status", "POST,/tasks/bulk/delete", "POST,/tasks/bulk/move", "POST,/categories",
        "PUT,/categories/{id}", "DELETE,/categories/{id}" })
    void aReadOnlyKeyChangesNothing(String method, String resource) {
        String id = backend.task("{\"title\":\"t\"}");
        Answer answer = backend.send(Event.of(method, resource).id(id).key(Backend.READER).header("If-Match", "*")
                .body("{\"title\":\"t\"}"));

        answer.refused(403, "READ_ONLY_KEY");
        assertEquals(1, backend.get(id).<Integer>at("data", "version"));
    }

    @ParameterizedTest
    @CsvSource({ "GET,/tasks", "GET,/tasks/export", "GET,/categories" })
    void aReadOnlyKeyReads(String method, String resource) {
        backend.send(Event.of(method, resource).key(Backend.READER)).expect(200);
    }

    @Test
    void aFaultIsToldWithoutWhatItSays() {
        Backend broken = new Backend(throwing(() -> new IllegalArgumentException("table secret-name")),
                new MemoryCategoryStore(backend.clock));
        Answer answer = broken.send(Event.of("GET", "/tasks/{id}").id(Backend.NOTHING).key(Backend.ANNA));

        answer.refused(500, "INTERNAL_SERVER_ERROR");
        assertFalse(answer.body().contains("secret-name"));
        String log = String.join("\n", broken.logLines);
        assertTrue(log.contains("java.lang.IllegalArgumentException") && log.contains("CommonPathTest"), log);
    }

    @Test
    void aBusyStoreIsToBeTriedAgain() {
        Backend busy = new Backend(throwing(() -> new RetryLaterException("throttled", null)),
                new MemoryCategoryStore(backend.clock));
        Answer answer = busy.send(Event.of("GET", "/tasks/{id}").id(Backend.NOTHING).key(Backend.ANNA));

        answer.refused(503, "RETRY_LATER");
        assertEquals("1", answer.header("Retry-After"));
    }

    private static TaskStore throwing(Supplier<RuntimeException> fault) {
        return (TaskStore) Proxy.newProxyInstance(TaskStore.class.getClassLoader(), new Class<?>[]{ TaskStore.class },
                (_, _, _) -> {
                    throw fault.get();
                });
    }

    @Test
    void everyRequestIsLoggedWithoutWhatTheClientSent() {
        backend.send(Event.of("POST", "/tasks").key(Backend.ANNA).header("X-Correlation-Id", "my-id")
                .header("Idempotency-Key", "idem-1").body("{\"title\":\"my title\",\"description\":\"my text\"}"))
                .expect(201);
        String id = backend.task("{\"title\":\"my title\"}");
        backend.get(id);
        backend.send(Event.of("POST", "/tasks").key(Backend.ANNA).body("{\"my field\":\"my text\""));

        String log = String.join("\n", backend.logLines);
        for (String secret : new String[]{ Backend.ANNA, "my title", "my text", "my field", "idem-1" }) {
            assertFalse(log.contains(secret), log);
        }
        String first = backend.logLines.stream().filter(line -> line.contains("Answered")).findFirst().orElseThrow();
        assertTrue(first.contains("\"function_name\":\"a-function\"")
                && first.contains("\"function_request_id\":\"8476a536-e9f4-11e8-9739-2dfe598c3fcd\"")
                && first.contains("\"correlation_id\":\"my-id\"")
                && first.contains("\"gateway_request_id\":\"c6af9ac6-7b61-11e6-9a41-93e8deadbeef\"")
                && first.contains("\"cold_start\":true")
                && first.contains("\"xray_trace_id\":\"1-5bef4de7-ad49b0e87f6ef6c87fc2e700\"")
                && first.contains("\"route\":\"POST /tasks\"") && first.contains("\"status\":201"), first);
    }

    @Test
    void theStageSaysHowLoudTheLogIs() {
        backend.send(Event.of("GET", "/tasks").key(Backend.ANNA).stageVariable("logLevel", "WARN"));
        assertEquals(List.of(), backend.logLines);
        backend.send(Event.of("GET", "/tasks").key(Backend.ANNA).stageVariable("logLevel", "debug"));
        assertEquals(1, backend.logLines.size());
    }

    @Test
    void whatHappensToTasksIsCounted() {
        String id = backend.task("{\"title\":\"t\"}");
        for (String body : List.of("{\"completed\":true}", "{\"completed\":true}", "{\"title\":\"u\"}",
                "{\"completed\":false}", "{\"completed\":true}")) {
            backend.clock.advance(Duration.ofSeconds(1));
            backend.send(Event.of("PUT", "/tasks/{id}").id(id).key(Backend.ANNA).header("If-Match", "*")
                    .header("Idempotency-Key", "k" + body.length()).body(body));
        }

        List<String> metrics = new ArrayList<>();
        for (String line : backend.logLines) {
            if (line.contains("\"_aws\"")) {
                metrics.add(line.substring(line.lastIndexOf(",\"") + 1));
            }
        }
        assertEquals(List.of("\"TasksCreated\":1}", "\"TasksCompleted\":1}", "\"TasksCompleted\":1}"), metrics);
    }

    @Test
    void aFunctionToleratesWhatItDoesNotKnowAndWhatIsNull() {
        String event = """
                {"version":"1.0","resource":"/tasks","path":"/tasks","httpMethod":"get","headers":null,
                 "multiValueHeaders":null,"queryStringParameters":null,"multiValueQueryStringParameters":null,
                 "pathParameters":null,"stageVariables":null,"body":null,"isBase64Encoded":false,
                 "requestContext":{"path":"/dev/tasks","later":[{"a":[1]}],"authorizer":null,
                   "identity":{"apiKey":"KEY","clientCert":{"subjectDN":"x"},"caller":null}},
                 "future":{"a":{"b":[1,2,{"c":null}]}}}
                """.replace("KEY", Backend.ANNA);

        backend.send("GET /tasks", Event.raw(event)).expect(200);
    }

    @Test
    void headersAndParametersMayComeOnlyOnce() {
        String event = """
                {"resource":"/tasks","httpMethod":"GET","headers":{"X-Correlation-Id":"one"},
                 "queryStringParameters":{"limit":"0"},"requestContext":{"identity":{"apiKey":"KEY"}}}
                """.replace("KEY", Backend.ANNA);
        Answer answer = backend.send("GET /tasks", Event.raw(event));

        assertEquals(Map.of("limit", "must be a number from 1 to 100"), answer.refused(400, "VALIDATION_ERROR"));
        assertEquals("one", answer.header("X-Correlation-Id"));
    }
}
