package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes no more, as a process sees it whose files may only grow so far. */
final class DiskFullTest {
    private static final int MOST_KILOBYTES = 1_500;
    private static final String DESCRIPTION = "d".repeat(4_000);

    @TempDir
    private Path directory;

    @Test
    @EnabledOnOs({ OS.LINUX, OS.MAC })
    void itSaysSoLosesNothingAndGoesOnWhenThereIsRoom() throws Exception {
        Set<String> kept = new HashSet<>();
        try (StackInAProcess stack = StackInAProcess.start(directory,
                List.of("/bin/bash", "-c", "ulimit -S -f " + MOST_KILOBYTES + "; exec \"$@\"", "stack"),
                "-XX:-UsePerfData")) {
            Client client = client(stack);
            HttpResponse<String> answer = client.get("/tasks");
            for (int i = 0; i < 2_000 && answer.statusCode() < 400; i++) {
                answer = create(client, "t" + i);
                if (answer.statusCode() == 201) {
                    kept.add("t" + i);
                }
            }
            assertTrue(kept.size() > 10, kept.size() + " tasks");
            assertEquals(503, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("\"code\":\"RETRY_LATER\",\"message\":\"The disk of the local stack takes"
                    + " no more, and nothing was changed: make room, then send the same request again\""),
                    answer.body());
            assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow());
            assertEquals(kept, titles(client), "it still reads");
            assertEquals(503, create(client, "no").statusCode());
            assertTrue(stack.isAlive());
        }
        // With room again: a file may grow as it likes.
        try (StackInAProcess stack = StackInAProcess.start(directory, List.of())) {
            Client client = client(stack);
            assertEquals(kept, titles(client));
            assertEquals(201, create(client, "more").statusCode());
            kept.add("more");
            assertEquals(kept, titles(client));
        }
    }

    private static Client client(StackInAProcess stack) {
        return new Client(HttpClient.newHttpClient(), stack.endpoint(), Optional.of(stack.apiKey()));
    }

    private static HttpResponse<String> create(Client client, String title) throws Exception {
        return client.post("/tasks", "{\"title\":\"" + title + "\",\"description\":\"" + DESCRIPTION + "\"}");
    }

    private static Set<String> titles(Client client) throws Exception {
        Set<String> titles = new HashSet<>();
        String query = "?limit=100";
        while (true) {
            String body = client.get("/tasks" + query).body();
            String[] parts = body.split("\"title\":\"", -1);
            for (int i = 1; i < parts.length; i++) {
                assertTrue(titles.add(parts[i].substring(0, parts[i].indexOf('"'))), "twice");
            }
            String next = body.substring(body.indexOf("\"nextCursor\":") + 13);
            if (next.startsWith("null")) {
                return titles;
            }
            query = "?limit=100&cursor=" + next.substring(1, next.indexOf('"', 1));
        }
    }
}
