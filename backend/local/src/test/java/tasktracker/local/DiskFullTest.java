package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes no more: a small one, and one as a process sees it whose files may only grow so far. */
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
            fillAndRefuse(stack, kept);
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

    /** Where mounting is lent to anybody: a file system of two megabytes, most of them taken by somebody else. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void onAFullFileSystemItGoesOnWhenThereIsRoom() throws Exception {
        List<String> mayMount = List.of("unshare", "-rm", "/bin/sh", "-ec");
        assumeTrue(canRun(Stream.concat(mayMount.stream(), Stream.of("true")).toList()), "nobody may mount here");
        Path data = Files.createDirectory(directory.resolve("data"));
        String mount = """
                mount -t tmpfs -o size=2m none "$0"
                dd if=/dev/zero of="$0/rest" bs=1k count=1000 2>/dev/null
                exec "$@"
                """;
        Set<String> kept = new HashSet<>();
        try (StackInAProcess stack = StackInAProcess.start(directory,
                Stream.concat(mayMount.stream(), Stream.of(mount, data.toString())).toList())) {
            fillAndRefuse(stack, kept);
            Files.delete(Path.of("/proc/" + stack.pid() + "/root" + data.resolve("rest")));
            Client client = client(stack);
            assertEquals(201, create(client, "more").statusCode());
            kept.add("more");
            assertEquals(kept, titles(client));
            assertEquals("", stack.errors().lines().skip(1).reduce("", String::concat));
        }
    }

    private static boolean canRun(List<String> command) throws Exception {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static void fillAndRefuse(StackInAProcess stack, Set<String> kept) throws Exception {
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
