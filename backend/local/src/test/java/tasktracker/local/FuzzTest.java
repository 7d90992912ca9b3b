package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.contract.Json;
import tasktracker.functions.openapi.Document;
import tasktracker.functions.openapi.Operation;
import tasktracker.local.RawClient.Reply;

/**
 * Whatever is sent, the stack answers with a fault of the sender's, in the envelope, and lives on in 256 MB, heap and all.
 * More with {@code -Dtasktracker.fuzz.cases=100000}, others with {@code -Dtasktracker.fuzz.seed=2}.
 */
final class FuzzTest {
    private static final int CASES = Integer.getInteger("tasktracker.fuzz.cases", 2_500);
    private static final long SEED = Long.getLong("tasktracker.fuzz.seed", 1);
    /** What an answer never holds: what the stack is made of. */
    private static final List<String> INSIDES = List.of("Exception", "\tat ", "tasktracker.", "java.", "fasterxml",
            "sqlite", "SQLITE", "jdk.", "Error:");

    @TempDir
    private static Path directory;
    private static StackInAProcess stack;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        // Half a request is over after a second here, for the sake of one test.
        stack = StackInAProcess.start(directory, List.of(), StackInAProcess.SHIPPED_HEAP,
                "-Dsun.net.httpserver.maxReqTime=2",
                "-Dsun.net.httpserver.timerMillis=200");
        client = new Client(HttpClient.newHttpClient(), stack.endpoint(), Optional.of(stack.apiKey()));
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void everyAnswerIsAFaultOfTheSendersInTheEnvelope() throws Exception {
        Fuzz fuzz = fuzz();
        Set<Integer> statuses = new TreeSet<>();
        Set<String> outcomes = new TreeSet<>();
        for (int i = 0; i < CASES; i++) {
            Fuzz.Request request = fuzz.next();
            Reply reply = RawClient.exchange(stack.port(), request.bytes());
            try {
                check(reply, request);
                learn(fuzz, reply);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("-Dtasktracker.fuzz.seed=" + SEED + ", case " + i + ": " + e.getMessage()
                        + "\n" + reply + "\n" + head(request.bytes()), e);
            }
            statuses.add(reply.status());
            request.route().ifPresent(route -> outcomes.add(route + " " + reply.status() / 100 + "xx"));
        }
        assertTrue(statuses.containsAll(List.of(200, 201, 400, 403, 404, 405, 415)), statuses.toString());
        for (String route : Document.get().operations().keySet()) {
            for (String outcome : List.of(" 2xx", " 4xx")) {
                assertTrue(outcomes.contains(route + outcome), route + " never answered" + outcome + ": " + outcomes);
            }
        }
        assertFalse(stack.log().contains("Unexpected failure"));
        assertTrue(stack.isAlive());
        assertEquals("", stack.errors().lines().skip(1).reduce("", String::concat));
        assertEquals(200, client.get("/tasks").statusCode());
        stack.requireSmall();
    }

    @Test
    void aValueThatIsNoKeyOpensNothing() throws Exception {
        for (String value : Fuzz.noKeys(stack.apiKey())) {
            Reply reply = RawClient.exchange(stack.port(), ("GET /v1/tasks HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                    + "Connection: close\r\nx-api-key: " + value + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            assertEquals(403, reply.status(), value + reply);
            assertEquals("INVALID_API_KEY", text(reply.body(), "error", "code"), value);
            assertFalse(reply.body().contains(stack.apiKey()), value);
        }
    }

    @Test
    void bytesThatAreNoTextAreNeverStored() throws Exception {
        Fuzz fuzz = fuzz();
        int tried = 0;
        for (Operation operation : Document.get().operations().values().stream()
                .filter(one -> one.body().isPresent()).toList()) {
            for (Map.Entry<String, byte[]> noText : Fuzz.NO_TEXT.entrySet()) {
                Reply reply = RawClient.exchange(stack.port(), fuzz.withNoText(operation, noText.getValue()));
                String what = operation.route() + ", " + noText.getKey() + ": " + reply;
                assertEquals(400, reply.status(), what);
                assertEquals("INVALID_JSON", text(reply.body(), "error", "code"), what);
                tried++;
            }
        }
        assertTrue(tried >= 8 * Fuzz.NO_TEXT.size(), "only " + tried);
    }

    private static void learn(Fuzz fuzz, Reply reply) throws IOException {
        if (reply.status() == 201 && reply.body().startsWith("{\"data\"")) {
            boolean isTask = reply.body().contains("\"taskId\"");
            fuzz.learn(text(reply.body(), "data", isTask ? "taskId" : "categoryId"), isTask);
        }
    }

    private static Fuzz fuzz() throws Exception {
        List<String> tasks = new ArrayList<>();
        for (String title : List.of("one", "two", "three")) {
            tasks.add(text(client.post("/tasks", "{\"title\":\"" + title + "\"}").body(), "data", "taskId"));
        }
        List<String> categories = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            categories.add(text(client.post("/categories", "{\"name\":\"" + UUID.randomUUID() + "\"}").body(), "data",
                    "categoryId"));
        }
        String cursor = text(client.get("/tasks?limit=1").body(), "nextCursor");
        String other = text(client.get("/tasks?limit=1&status=open&sort=dueDate").body(), "nextCursor");
        Client control = new Client(client.http(), "http://127.0.0.1:" + stack.port(), Optional.empty());
        String keyId = text(control.post("/apikeys", "{\"name\":\"other\"}", "Authorization", "AWS4-HMAC-SHA256 x")
                .body(), "id");
        return new Fuzz(SEED,
                new Fuzz.Known(stack.apiKey(), keyId, tasks, categories, List.of(cursor, other)));
    }

    private static String text(String body, String... path) throws IOException {
        Object value = Json.read(body.getBytes(StandardCharsets.UTF_8), Json::value);
        for (String step : path) {
            value = ((Map<?, ?>) value).get(step);
        }
        return (String) value;
    }

    private static void check(Reply reply, Fuzz.Request request) throws IOException {
        assertTrue(reply.status() >= 200 && reply.status() < 500, "status " + reply.status());
        if (!request.ofTheApi() && reply.status() < 400) {
            return; // the page about the API, and keys with the texts that were sent
        }
        for (String inside : INSIDES) {
            assertFalse(reply.body().contains(inside), inside);
        }
        if (reply.status() >= 400 && request.ofTheApi() && request.bytes()[0] != 'H') {
            String id = text(reply.body(), "error", "correlationId");
            assertEquals(reply.headers().get("x-correlation-id"), id);
            assertTrue(!text(reply.body(), "error", "code").isEmpty()
                    && !text(reply.body(), "error", "message").isEmpty());
        }
    }

    private static String head(byte[] request) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        return text.substring(0, Math.min(text.length(), 2_000));
    }
}
