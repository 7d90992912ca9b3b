package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.contract.ApiKey;
import tasktracker.contract.Json;
import tasktracker.contract.TaskFields;
import tasktracker.local.LocalStack.Options;

/** The stack of the product's template, over HTTP. */
final class LocalStackTest {
    static final Path TEMPLATE = Path.of("../../template.yaml");
    private static final String EXPOSED = "ETag,X-Correlation-Id,X-Next-Cursor,Retry-After";

    @TempDir
    private Path directory;

    @Test
    void aTaskLivesItsLife() throws Exception {
        List<String> log = new ArrayList<>();
        try (LocalStack stack = LocalStack.start(Options.inMemory(TEMPLATE).withLogLines(log::add))) {
            Client client = Client.of(stack, stack.apiKey());
            HttpResponse<String> created = client.post("/tasks", "{\"title\":\"Buy milk\"}");
            assertEquals(201, created.statusCode(), created.body());
            String path = created.headers().firstValue("Location").orElseThrow().substring("/v1".length());
            assertEquals("\"1\"", created.headers().firstValue("ETag").orElseThrow());

            assertEquals(304, client.get(path, "If-None-Match", "\"1\"").statusCode());
            assertEquals(412, client.send("PUT", path, "{\"completed\":true}", "If-Match", "\"7\"").statusCode());
            assertEquals(200, client.send("PUT", path, "{\"completed\":true}", "If-Match", "\"1\"").statusCode());
            assertTrue(client.get("/tasks?status=done").body().contains("Buy milk"));
            assertEquals(204, client.send("DELETE", path, null).statusCode());
            assertEquals(404, client.get(path).statusCode());
        }
        assertTrue(log.stream().anyMatch(line -> line.contains("\"route\":\"POST /tasks\"")), log::toString);
    }

    @Test
    void whatIsServedBesideTheStageAnswersEvenWhenItBreaks() throws Exception {
        List<String> log = new ArrayList<>();
        try (LocalStack stack = LocalStack.start(Options.inMemory(TEMPLATE).withLogLines(log::add))) {
            stack.serve("/broken", _ -> {
                throw new IllegalStateException("for a test");
            });
            Client client = new Client(HttpClient.newHttpClient(), "http://127.0.0.1:" + stack.port(),
                    Optional.empty());
            HttpResponse<String> answer = client.get("/broken");
            assertEquals(500, answer.statusCode());
            assertEquals("", answer.body());
        }
        assertEquals(List.of("gateway /broken failed: java.lang.IllegalStateException: for a test"), log);
    }

    @Test
    void manyTasksAreChangedExportedAndDeleted() throws Exception {
        Options options = Options.inMemory(TEMPLATE).withData(directory.resolve("data"));
        try (LocalStack stack = LocalStack.start(options)) {
            Client client = Client.of(stack, stack.apiKey());
            String ids = "{\"taskIds\":[\"" + create(client, "{\"title\":\"a, \\\"b\\\"\"}") + "\",\""
                    + create(client, "{\"title\":\"c\\nd\",\"externalId\":\"x\"}") + "\"]";
            String category = data(client.post("/categories", "{\"name\":\"Home\"}"), "categoryId");

            for (String mode : List.of("write", "atomic")) {
                String request = ids + ",\"mode\":\"" + mode + "\"";
                HttpResponse<String> status = client.post("/tasks/bulk/status", request + ",\"completed\":true}");
                assertEquals(200, status.statusCode(), status.body());
                HttpResponse<String> move = client.post("/tasks/bulk/move",
                        request + ",\"categoryId\":\"" + category + "\"}");
                assertEquals(200, move.statusCode(), move.body());
                assertTrue(move.body().contains(mode.equals("write") ? "\"updated\"" : "\"unchanged\""), move.body());
            }
            HttpResponse<String> export = client.get("/tasks/export?order=asc&status=done");
            assertEquals(200, export.statusCode(), export.body());
            assertEquals("text/csv; charset=utf-8", export.headers().firstValue("Content-Type").orElseThrow());
            assertTrue(export.headers().firstValue("X-Next-Cursor").isEmpty());
            String[] lines = export.body().split("\r\n", -1);
            assertEquals(String.join(",", TaskFields.EXPORT_COLUMNS), lines[0]);
            assertTrue(lines[1].contains(",,\"a, \"\"b\"\"\",,true,medium,Home,,"), lines[1]);
            assertTrue(lines[2].contains(",x,\"c\nd\",,true,medium,Home,,"), lines[2]);
            assertEquals(4, lines.length);

            assertEquals(409, client.post("/tasks/bulk/delete",
                    ids.replace("]", ",\"" + category + "\"]") + ",\"mode\":\"atomic\"}").statusCode());
            HttpResponse<String> deleted = client.post("/tasks/bulk/delete", ids + ",\"mode\":\"atomic\"}");
            assertTrue(deleted.body().endsWith("\"succeeded\":2,\"failed\":0}}"), deleted.body());
            assertTrue(client.post("/tasks/bulk/delete", ids + "}").body().contains("\"not_found\""));
            assertEquals("{\"data\":[],\"nextCursor\":null}", client.get("/tasks").body());
        }
    }

    private static String create(Client client, String body) throws IOException, InterruptedException {
        return data(client.post("/tasks", body), "taskId");
    }

    private static String data(HttpResponse<String> answer, String field) throws IOException {
        Map<?, ?> envelope = (Map<?, ?>) Json.read(answer.body().getBytes(StandardCharsets.UTF_8), Json::value);
        return (String) ((Map<?, ?>) envelope.get("data")).get(field);
    }

    @Test
    void whatTheGatewayAnswersHasTheEnvelope() throws Exception {
        try (LocalStack stack = LocalStack.start(Options.inMemory(TEMPLATE))) {
            Client client = Client.of(stack, stack.apiKey());
            assertEnvelope(404, "ROUTE_NOT_FOUND", client.get("/nothing"));
            assertEnvelope(404, "ROUTE_NOT_FOUND", client.send("PATCH", "/tasks", null));
            assertEnvelope(403, "INVALID_API_KEY", client.withoutKey().get("/tasks"));
            assertEnvelope(403, "INVALID_API_KEY", client.withKey("x".repeat(40)).get("/tasks"));
            assertEnvelope(400, "INVALID_JSON", client.post("/tasks", "[]"));
            assertEnvelope(400, "INVALID_JSON", client.post("/tasks", ""));
            assertEnvelope(413, "REQUEST_TOO_LARGE",
                    client.post("/tasks", "{\"title\":\"" + "x".repeat(10_600_000) + "\"}"));
            assertEnvelope(413, "REQUEST_TOO_LARGE",
                    client.post("/tasks", "{\"title\":\"" + "x".repeat(7_000_000) + "\"}"));
        }
    }

    static void assertEnvelope(int status, String code, HttpResponse<String> answer) throws IOException {
        assertEquals(status, answer.statusCode(), answer.body());
        Map<?, ?> envelope = (Map<?, ?>) Json.read(answer.body().getBytes(StandardCharsets.UTF_8), Json::value);
        Map<?, ?> error = (Map<?, ?>) envelope.get("error");
        assertEquals(code, error.get("code"));
        assertEquals(answer.headers().firstValue("X-Correlation-Id").orElseThrow(), error.get("correlationId"));
        assertEquals("*", answer.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
        assertEquals(EXPOSED, answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow());
        assertEquals("application/json", answer.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void aReadOnlyKeyReads() throws Exception {
        try (LocalStack stack = LocalStack.start(Options.inMemory(TEMPLATE))) {
            Client client = Client.of(stack, stack.issueKey("home", ApiKey.Scope.READ_ONLY));
            assertEquals(200, client.get("/tasks").statusCode());
            HttpResponse<String> refused = client.post("/tasks", "{\"title\":\"x\"}");
            assertEquals(403, refused.statusCode());
            assertTrue(refused.body().contains("READ_ONLY_KEY"), refused.body());
            assertThrows(IllegalArgumentException.class, () -> stack.issueKey("Home!", ApiKey.Scope.READ_ONLY));
        }
    }

    @Test
    void aBrowserMayAsk() throws Exception {
        try (LocalStack stack = LocalStack.start(Options.inMemory(TEMPLATE))) {
            HttpResponse<String> answer = Client.of(stack, "").withoutKey().send("OPTIONS", "/tasks/1", null);
            assertEquals(200, answer.statusCode());
            assertEquals("GET,POST,PUT,DELETE,OPTIONS",
                    answer.headers().firstValue("Access-Control-Allow-Methods").orElseThrow());
        }
    }

    @Test
    void aPageWithAnotherNameForThisMachineIsRefused() throws Exception {
        try (LocalStack stack = LocalStack.start(Options.inMemory(TEMPLATE));
                Socket socket = new Socket(InetAddress.getByAddress(new byte[]{ 127, 0, 0, 1 }), stack.port())) {
            socket.getOutputStream().write(("GET /v1/tasks HTTP/1.1\r\nHost: rebound.example.org\r\nx-api-key: "
                    + stack.apiKey() + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
            assertTrue(answer.contains("ACCESS_DENIED"), answer);
        }
    }

    @Test
    void tasksKeysCursorsAndPortOutliveTheStack() throws Exception {
        Options options = Options.inMemory(TEMPLATE).withData(directory.resolve("data"));
        String key;
        String page;
        String endpoint;
        try (LocalStack stack = LocalStack.start(options)) {
            key = stack.apiKey();
            endpoint = stack.endpoint();
            Client client = Client.of(stack, key);
            client.post("/tasks", "{\"title\":\"one\"}");
            client.post("/tasks", "{\"title\":\"two\"}");
            page = client.get("/tasks?limit=1").body();
        }
        try (LocalStack stack = LocalStack.start(options)) {
            assertEquals(key, stack.apiKey());
            assertEquals(endpoint, stack.endpoint());
            String cursor = page.substring(page.indexOf("\"nextCursor\":\"") + 14, page.length() - 2);
            String next = Client.of(stack, key).get("/tasks?limit=1&cursor=" + cursor).body();
            assertTrue(page.contains("two") && next.contains("one"), page + next);
        }
    }

    @Test
    void anotherUserGetsAnotherKey() {
        Options options = Options.inMemory(TEMPLATE).withData(directory.resolve("data"));
        String home;
        try (LocalStack stack = LocalStack.start(options)) {
            home = stack.apiKey();
        }
        try (LocalStack stack = LocalStack.start(options.withUser("work"))) {
            assertNotEquals(home, stack.apiKey());
            assertEquals("work", ApiKey.parse(stack.apiKey()).orElseThrow().userId());
        }
    }

    @Test
    void aPortThatIsTakenMeanwhileIsReplaced() throws Exception {
        Options options = Options.inMemory(TEMPLATE).withData(directory.resolve("data"));
        int port;
        try (LocalStack stack = LocalStack.start(options)) {
            port = stack.port();
        }
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[]{ 127, 0, 0, 1 }))) {
            try (LocalStack stack = LocalStack.start(options)) {
                assertNotEquals(port, stack.port());
            }
            assertEquals(
                    "port " + port + " of 127.0.0.1 is taken by another program: name another one with --port,"
                            + " or none to have a free one chosen",
                    assertThrows(LocalStackException.class, () -> LocalStack.start(options.withPort(port)))
                            .getMessage());
        }
        try (LocalStack stack = LocalStack.start(options)) {
            assertNotEquals(0, stack.port());
        }
    }

    @Test
    void onlyItsOwnerReadsTheData() throws Exception {
        Path data = directory.resolve("a/b");
        try (LocalStack stack = LocalStack.start(Options.inMemory(TEMPLATE).withData(data))) {
            Client.of(stack, stack.apiKey()).post("/tasks", "{\"title\":\"one\"}");
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
            try (Stream<Path> files = Files.list(data)) {
                for (Path file : files.toList()) {
                    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                            file.toString());
                }
            }
        }
    }

    @Test
    void aStackThatCannotStartLeavesNothingOpen() throws Exception {
        Path data = directory.resolve("data");
        Path broken = Files.writeString(directory.resolve("template.yaml"), "Resources: {}");
        assertEquals("the template has no AWS::Serverless::Api",
                assertThrows(LocalStackException.class,
                        () -> LocalStack.start(Options.inMemory(broken).withData(data))).getMessage());
        LocalStack.start(Options.inMemory(TEMPLATE).withData(data)).close();
        Files.writeString(data.resolve("tasks.db"), "this is no database, and much longer than its header is");
        assertEquals(
                "cannot open " + data.resolve("tasks.db")
                        + ": [SQLITE_NOTADB] File opened that is not a database file (file is not a database)",
                assertThrows(LocalStackException.class,
                        () -> LocalStack.start(Options.inMemory(TEMPLATE).withData(data))).getMessage());
    }

    @Test
    @Timeout(120)
    void manyCallersLeaveNothingBehind() throws Exception {
        try (LocalStack stack = LocalStack.start(Options.inMemory(TEMPLATE).withData(directory.resolve("data")))) {
            Client client = Client.of(stack, stack.apiKey());
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<Integer>> calls = new ArrayList<>();
                for (int caller = 0; caller < 16; caller++) {
                    calls.add(() -> {
                        for (int i = 0; i < 25; i++) {
                            assertEquals(201, client.post("/tasks", "{\"title\":\"x\"}").statusCode());
                            assertEquals(200, client.get("/tasks?limit=1&sort=dueDate").statusCode());
                        }
                        return 50;
                    });
                }
                int sent = 0;
                for (Future<Integer> future : threads.invokeAll(calls)) {
                    sent += future.get();
                }
                assertEquals(sent, stack.activity().requests());
            }
            // A request counts as in flight until a moment after its caller has the answer.
            while (stack.activity().quietNanos() == 0) {
                Thread.onSpinWait();
            }
        }
        assertEquals(List.of("lock", "tasks.db"), names(directory.resolve("data")));
    }

    private static List<String> names(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
