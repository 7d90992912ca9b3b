package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.contract.Json;

/** The local stack as a process of its own. */
final class StackProcessTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path directory;

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void theStateFileSaysHowToReachIt() throws Exception {
        Process process = start();
        Map<?, ?> state = state(process);

        assertEquals(Set.of("pid", "startedAt", "port", "endpoint", "build", "token", "apiKey", "auto", "data"),
                state.keySet());
        long startedAt = process.toHandle().info().startInstant().orElseThrow().toEpochMilli();
        // The boot time, which Linux counts from, is told in whole seconds.
        assertTrue(Math.abs(startedAt - ((Number) state.get("startedAt")).longValue()) <= 2000);
        assertEquals("http://127.0.0.1:" + state.get("port") + "/v1", state.get("endpoint"));
        assertEquals("build-1", state.get("build"));
        assertEquals(false, state.get("auto"));
        assertEquals(directory.resolve("data").toString(), state.get("data"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(stateFile())));
        assertEquals(200, client(state).get("/tasks").statusCode());
    }

    @Test
    void healthAndStopWantTheToken() throws Exception {
        Process process = start("--auto");
        Map<?, ?> state = state(process);
        client(state).get("/tasks");

        assertEquals(403, control(state, "GET", "health", Optional.empty()).statusCode());
        assertEquals(403, control(state, "POST", "stop", Optional.of("0".repeat(64))).statusCode());
        assertEquals(404, control(state, "GET", "stop", token(state)).statusCode());
        assertEquals(404, control(state, "GET", "other", token(state)).statusCode());
        HttpResponse<String> health = control(state, "GET", "health", token(state));
        assertEquals(200, health.statusCode());
        Map<?, ?> body = read(health.body().getBytes(StandardCharsets.UTF_8));
        assertEquals(Set.of("build", "pid", "startedAt", "data", "requests"), body.keySet());
        assertEquals(process.pid(), ((Number) body.get("pid")).longValue());
        assertEquals(6, body.get("requests"));
        assertEquals(202, control(state, "POST", "stop", token(state)).statusCode());
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
        assertFalse(Files.exists(stateFile()));
        assertEquals(List.of("lock", "tasks.db"), dataFiles());
    }

    @Test
    void aSignalEndsItCleanly() throws Exception {
        Process process = start();
        Map<?, ?> state = state(process);
        client(state).post("/tasks", "{\"title\":\"x\"}");

        process.destroy();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertEquals(143, process.exitValue());
        assertFalse(Files.exists(stateFile()));
        assertEquals(List.of("lock", "tasks.db"), dataFiles());
    }

    @Test
    void nothingThatWasAcknowledgedIsLostInAKill() throws Exception {
        Process process = start();
        Map<?, ?> state = state(process);
        Client client = client(state);
        Set<String> acknowledged = new ConcurrentSkipListSet<>();
        CountDownLatch enough = new CountDownLatch(200);
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            int number = writer;
            writers.add(Thread.ofVirtual().start(() -> writeUntilItIsGone(client, number, acknowledged, enough)));
        }
        assertTrue(enough.await(60, TimeUnit.SECONDS));
        process.destroyForcibly();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        for (Thread writer : writers) {
            writer.join();
        }
        assertTrue(Files.exists(stateFile()), "a kill leaves the state file");

        Map<?, ?> next = state(start());
        assertNotEquals(state.get("pid"), next.get("pid"));
        assertEquals(state.get("apiKey"), next.get("apiKey"));
        Set<String> kept = titles(client(next));
        assertTrue(kept.containsAll(acknowledged), () -> {
            acknowledged.removeAll(kept);
            return "lost: " + acknowledged;
        });
        // Each writer had at most one bulk request without an answer.
        assertTrue(kept.size() <= acknowledged.size() + 4 * 10, kept.size() + " kept");
    }

    private static void writeUntilItIsGone(Client client, int number, Set<String> acknowledged, CountDownLatch enough) {
        try {
            for (int i = 0;; i++) {
                List<String> titles = new ArrayList<>();
                StringBuilder body = new StringBuilder("{\"mode\":\"write\",\"tasks\":[");
                for (int k = 0; k < 10; k++) {
                    String title = number + "-" + i + "-" + k;
                    titles.add(title);
                    body.append(k == 0 ? "" : ",").append("{\"title\":\"").append(title).append("\",\"externalId\":\"")
                            .append(title).append("\"}");
                }
                HttpResponse<String> answer = client.post("/tasks/bulk/create", body.append("]}").toString());
                if (answer.statusCode() == 200 && answer.body().contains("\"succeeded\":10")) {
                    acknowledged.addAll(titles);
                    titles.forEach(_ -> enough.countDown());
                }
            }
        } catch (IOException | InterruptedException _) {
            // The process is gone: what came back so far must be there.
        }
    }

    private static Set<String> titles(Client client) throws Exception {
        Set<String> titles = new TreeSet<>();
        String cursor = "";
        do {
            Map<?, ?> page = read(
                    client.get("/tasks?limit=100" + cursor).body().getBytes(StandardCharsets.UTF_8));
            for (Object task : (List<?>) page.get("data")) {
                assertTrue(titles.add((String) ((Map<?, ?>) task).get("title")), "a task is there twice");
            }
            cursor = page.get("nextCursor") == null ? null : "&cursor=" + page.get("nextCursor");
        } while (cursor != null);
        return titles;
    }

    @Test
    void aSecondProcessOnTheSameDataNamesTheFirst() throws Exception {
        Process first = start();
        state(first);

        Process second = start("--port", "0");
        assertTrue(second.waitFor(20, TimeUnit.SECONDS));
        assertEquals(1, second.exitValue());
        assertEquals("error: " + directory.resolve("data") + " is in use by the local stack with pid " + first.pid()
                + ": stop that one (tasktracker local stop), or name another place with --data\n", errors(second));
        assertTrue(Files.exists(stateFile()), "the first one's state file stays");
    }

    @Test
    void aStateFileOfADeadProcessDoesNoHarm() throws Exception {
        Files.writeString(stateFile(), "{\"pid\":1,\"port\":1}");
        Path halfWritten = Files.writeString(directory.resolve("stack.json." + Long.MAX_VALUE + ".new"), "{\"pid\":1,");
        Process process = start();
        Map<?, ?> state = state(process);
        assertEquals(process.pid(), ((Number) state.get("pid")).longValue());
        assertFalse(Files.exists(halfWritten));

        Files.writeString(stateFile(), "{\"pid\":2,\"token\":\"somebody else's\"}");
        process.destroy();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertEquals("{\"pid\":2,\"token\":\"somebody else's\"}", Files.readString(stateFile()));
    }

    @Test
    void badArgumentsAreNamed() throws Exception {
        assertEquals(2, refused("error: --port takes a number from 0 to 65535, not x\n", "--template", "t",
                "--in-memory", "--port", "x"));
        assertEquals(1, refused("error: there is no template no.yaml\n", "--template", "no.yaml", "--in-memory"));
    }

    private int refused(String error, String... args) throws Exception {
        Process process = run(List.of(args));
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertTrue(errors(process).startsWith(error), errors(process));
        return process.exitValue();
    }

    private Process start(String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("--template", LocalStackTest.TEMPLATE.toString(), "--data",
                directory.resolve("data").toString(), "--state", stateFile().toString(), "--build", "build-1"));
        args.addAll(List.of(more));
        return run(args);
    }

    private Process run(List<String> args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(directory.resolve("errors-" + started.size()).toFile());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private String errors(Process process) throws IOException {
        return Files.readString(directory.resolve("errors-" + started.indexOf(process)));
    }

    private Path stateFile() {
        return directory.resolve("stack.json");
    }

    /** The state that this very process writes, once it is there. */
    private Map<?, ?> state(Process process) throws Exception {
        for (long until = System.nanoTime() + 60_000_000_000L; System.nanoTime() < until;) {
            if (Files.exists(stateFile())) {
                Map<?, ?> state = read(Files.readAllBytes(stateFile()));
                if (((Number) state.get("pid")).longValue() == process.pid()) {
                    return state;
                }
            }
            assertTrue(process.isAlive(), errors(process));
            Thread.sleep(5);
        }
        throw new AssertionError("no state file");
    }

    private List<String> dataFiles() throws IOException {
        try (var files = Files.list(directory.resolve("data"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Client client(Map<?, ?> state) {
        return new Client(http, (String) state.get("endpoint"), Optional.of((String) state.get("apiKey")));
    }

    private static Optional<String> token(Map<?, ?> state) {
        return Optional.of((String) state.get("token"));
    }

    private HttpResponse<String> control(Map<?, ?> state, String method, String path, Optional<String> token)
            throws Exception {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + state.get("port") + "/_tasktracker/" + path))
                .method(method, BodyPublishers.noBody());
        token.ifPresent(value -> request.header("X-Tasktracker-Token", value));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static Map<?, ?> read(byte[] json) throws IOException {
        return (Map<?, ?>) Json.read(json, Json::value);
    }
}
