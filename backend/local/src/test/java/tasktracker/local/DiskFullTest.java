package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tasktracker.contract.Json;

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

    /** Not a byte more can be written into any file but those that are small. */
    @ParameterizedTest
    @EnumSource(End.class)
    @EnabledOnOs(OS.LINUX)
    void whatDoesNotNeedTheDiskGoesOnAndItEnds(End end) throws Exception {
        assumeTrue(canRun(List.of("prlimit", "--version")), "no limit can be set on another process here");
        try (StackInAProcess stack = StackInAProcess.start(directory, List.of(), "-XX:-UsePerfData")) {
            Client client = client(stack);
            Client over = client.withKey("value-of-a-key-whose-end-is-over");
            String id = keyThatIsOver(stack, over.key().orElseThrow());
            for (int i = 0; i < 20; i++) {
                assertEquals(201, create(client, "t" + i).statusCode());
            }
            // Now, because the secret that cursors are signed with is made and stored when the first one is needed.
            assertEquals(200, client.get("/tasks?limit=1").statusCode());
            assertTrue(canRun(List.of("prlimit", "--pid", Long.toString(stack.pid()), "--fsize=65536")));

            assertEquals(503, create(client, "no").statusCode());
            assertEquals(200, client.get("/tasks?limit=1").statusCode());
            HttpResponse<String> refused = over.get("/tasks");
            assertEquals(403, refused.statusCode(), refused.body());
            assertTrue(refused.body().contains("\"INVALID_API_KEY\""), refused.body());
            HttpResponse<String> unchanged = control(stack, "PATCH", "/apikeys/" + id,
                    "{\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/enabled\",\"value\":\"false\"}]}");
            assertEquals(503, unchanged.statusCode(), unchanged.body());
            assertEquals("1", unchanged.headers().firstValue("Retry-After").orElseThrow());

            end.of(stack);
            new ServerSocket(stack.port(), 1, InetAddress.getByAddress(new byte[]{ 127, 0, 0, 1 })).close();
            assertFalse(stack.hasStateFile());
            assertEquals("", stack.errors().lines().skip(1).reduce("", String::concat));
            assertTrue(
                    stack.log().lines().anyMatch(line -> line.startsWith("gateway the use of keys cannot be stored")),
                    stack.log());
            assertFalse(stack.log().contains("\tat "), stack.log());
        }
        try (StackInAProcess stack = StackInAProcess.start(directory, List.of())) {
            assertEquals(20, titles(client(stack)).size());
        }
    }

    /** How it is asked to end. */
    enum End {
        SIGNAL {
            @Override
            void of(StackInAProcess stack) throws Exception {
                stack.end();
            }
        },
        CONTROL_PATH {
            @Override
            void of(StackInAProcess stack) throws Exception {
                assertEquals(202, new Client(HttpClient.newHttpClient(), "http://127.0.0.1:" + stack.port(),
                        Optional.empty()).post(Control.PATH + "stop", "", "X-Tasktracker-Token", stack.token())
                        .statusCode());
                stack.awaitEnd();
            }
        };

        abstract void of(StackInAProcess stack) throws Exception;
    }

    /** The id of a key that the next request with it is to switch off. */
    private static String keyThatIsOver(StackInAProcess stack, String value) throws Exception {
        HttpResponse<String> made = control(stack, "POST", "/apikeys", "{\"enabled\":true,\"value\":\"" + value
                + "\",\"customerId\":\"anna\",\"description\":\"scope=w expiresAt=2020-01-01T00:00:00.000Z\"}");
        assertEquals(201, made.statusCode(), made.body());
        String id = (String) ((Map<?, ?>) Json.read(made.body().getBytes(StandardCharsets.UTF_8), Json::value))
                .get("id");
        assertEquals(201, control(stack, "POST", "/usageplans/local/keys",
                "{\"keyId\":\"" + id + "\",\"keyType\":\"API_KEY\"}").statusCode());
        return id;
    }

    private static HttpResponse<String> control(StackInAProcess stack, String method, String path, String body)
            throws Exception {
        return new Client(HttpClient.newHttpClient(), "http://127.0.0.1:" + stack.port(), Optional.empty()).send(method,
                path, body, "Authorization", "AWS4-HMAC-SHA256 x", "Accept", "application/json");
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
