package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.local.RawClient.Reply;

/** The stack in the memory that it is shipped with, when everybody asks for much at once. */
final class MemoryTest {
    private static final int TASKS = 1_200;
    private static final String PAGE = "/tasks?limit=100";

    @TempDir
    private Path directory;

    @Test
    void theHeapIsTheDistributions() throws Exception {
        String options = Files.readString(
                Path.of("../../cli/packaging/src/main/java/tasktracker/packaging/Side.java"));
        assertTrue(options.contains('"' + StackInAProcess.SHIPPED_HEAP + '"'), StackInAProcess.SHIPPED_HEAP);
    }

    @Test
    void muchAtOnceIsAnsweredInLittleMemory() throws Exception {
        try (StackInAProcess stack = StackInAProcess.start(directory, List.of(), StackInAProcess.SHIPPED_HEAP);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Client client = new Client(HttpClient.newHttpClient(), stack.endpoint(), Optional.of(stack.apiKey()));
            fill(client);
            String page = client.get(PAGE).body();
            assertTrue(page.contains("\"data\":[{\"taskId\""), page);
            String export = export(stack);
            assertEquals(1 + TASKS, export.lines().count());
            List<Callable<String>> calls = new ArrayList<>();
            calls.addAll(refused(8, 413, "REQUEST_TOO_LARGE", stack, "\"" + "x".repeat(11_000_000) + "\""));
            // Longer than Lambda takes: as it is, and as it is escaped once more in the function's event.
            calls.addAll(refused(8, 413, "REQUEST_TOO_LARGE", stack, "\"" + "\\\"".repeat(5_000_000) + "\""));
            calls.addAll(refused(4, 413, "REQUEST_TOO_LARGE", stack, "\"" + "\\\"".repeat(2_400_000) + "\""));
            calls.addAll(refused(4, 400, "VALIDATION_ERROR", stack, "\"" + "x".repeat(4_900_000) + "\""));
            calls.addAll(refused(8, 400, "INVALID_JSON", stack, "{\"a\":[".repeat(20_000)));
            calls.addAll(Collections.nCopies(4, () -> export.equals(export(stack)) ? "" : "another export"));
            calls.addAll(Collections.nCopies(8, () -> page.equals(client.get(PAGE).body()) ? "" : "another page"));
            Collections.shuffle(calls, new Random(1));
            List<String> failures = new ArrayList<>();
            for (Future<String> call : threads.invokeAll(calls)) {
                failures.add(call.state() == Future.State.SUCCESS ? call.get() : call.exceptionNow().toString());
            }
            assertEquals(Collections.nCopies(calls.size(), ""), failures, stack.errors());
            assertTrue(stack.isAlive());
            assertEquals(1, stack.errors().lines().count(), stack.errors());
            stack.requireSmall();
        }
    }

    private static void fill(Client client) throws Exception {
        for (int i = 0; i < TASKS / 100; i++) {
            // The newest take four bytes for each character, and so does the page that has them.
            String character = i < TASKS / 100 - 1 ? "d" : "\uD83E\uDEB4";
            String task = "{\"title\":\"t\",\"description\":\"" + character.repeat(4_000) + "\"}";
            String hundred = "{\"tasks\":[" + String.join(",", Collections.nCopies(100, task)) + "]}";
            String answer = client.post("/tasks/bulk/create", hundred).body();
            assertTrue(answer.endsWith("\"succeeded\":100,\"failed\":0}}"), answer);
        }
    }

    /** All parts of it: each is as long as an answer may be, but for the last. */
    private static String export(StackInAProcess stack) throws Exception {
        StringBuilder csv = new StringBuilder();
        String query = "";
        do {
            Reply part = RawClient.exchange(stack.port(), request(stack, "GET", "/v1/tasks/export" + query, ""));
            assertEquals(200, part.status(), part.body());
            csv.append(part.body());
            query = part.headers().containsKey("x-next-cursor")
                    ? "?cursor=" + part.headers().get("x-next-cursor")
                    : "";
        } while (!query.isEmpty());
        return csv.toString();
    }

    /** Calls that create a task with that title, and give what else came back than the refusal, or nothing. */
    private static List<Callable<String>> refused(int times, int status, String code, StackInAProcess stack,
            String title) {
        byte[] request = request(stack, "POST", "/v1/tasks", "{\"title\":" + title + "}");
        return Collections.nCopies(times, () -> {
            Reply reply = RawClient.exchange(stack.port(), request);
            boolean isRefusal = reply.status() == status
                    && reply.body().startsWith("{\"error\":{\"code\":\"" + code + "\"")
                    && reply.body().contains("\"correlationId\":\"" + reply.headers().get("x-correlation-id") + "\"");
            return isRefusal ? "" : code + ": " + reply;
        });
    }

    private static byte[] request(StackInAProcess stack, String method, String path, String body) {
        return (method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nx-api-key: " + stack.apiKey()
                + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1);
    }
}
