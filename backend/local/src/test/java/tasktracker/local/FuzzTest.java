package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.contract.Json;
import tasktracker.local.RawClient.Reply;

/**
 * Whatever is sent, the stack answers with a fault of the sender's, in the envelope, and lives on in 256 MB. More with
 * {@code -Dtasktracker.fuzz.cases=100000}, others with {@code -Dtasktracker.fuzz.seed=2}.
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
        stack = StackInAProcess.start(directory, List.of(), "-Xmx256m", "-Dsun.net.httpserver.maxReqTime=2",
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
        for (int i = 0; i < CASES; i++) {
            byte[] request = fuzz.next();
            Reply reply = RawClient.exchange(stack.port(), request);
            try {
                check(reply, request[0] == 'H');
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("-Dtasktracker.fuzz.seed=" + SEED + ", case " + i + ": " + e.getMessage()
                        + "\n" + reply + "\n" + head(request), e);
            }
            statuses.add(reply.status());
        }
        assertTrue(statuses.containsAll(List.of(200, 201, 400, 404, 415)), statuses.toString());
        assertFalse(stack.log().contains("Unexpected failure"));
        assertTrue(stack.isAlive());
        assertEquals("", stack.errors().lines().skip(1).reduce("", String::concat));
        assertEquals(200, client.get("/tasks").statusCode());
    }

    private static Fuzz fuzz() throws Exception {
        String first = text(client.post("/tasks", "{\"title\":\"one\",\"externalId\":\"x\"}").body(), "data", "taskId");
        String second = text(client.post("/tasks", "{\"title\":\"two\"}").body(), "data", "taskId");
        String category = text(client.post("/categories", "{\"name\":\"c\"}").body(), "data", "categoryId");
        String cursor = text(client.get("/tasks?limit=1").body(), "nextCursor");
        String other = text(client.get("/tasks?limit=1&status=open&sort=dueDate").body(), "nextCursor");
        return new Fuzz(SEED, stack.apiKey(), List.of(first, second, category), List.of(cursor, other));
    }

    private static String text(String body, String... path) throws IOException {
        Object value = Json.read(body.getBytes(StandardCharsets.UTF_8), Json::value);
        for (String step : path) {
            value = ((Map<?, ?>) value).get(step);
        }
        return (String) value;
    }

    private static void check(Reply reply, boolean hasNoBody) throws IOException {
        assertTrue(reply.status() >= 200 && reply.status() < 500, "status " + reply.status());
        for (String inside : INSIDES) {
            assertFalse(reply.body().contains(inside), inside);
        }
        if (reply.status() >= 400 && !hasNoBody) {
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
