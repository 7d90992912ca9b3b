package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.local.RawClient.Reply;
import tasktracker.local.gateway.GatewayServer;

/** HTTP as it must not be, names that are not this machine's, and clients that never finish. */
final class ProtocolTest {
    private static final String JSON = "Content-Type: application/json\r\n";

    @TempDir
    private static Path directory;
    private static StackInAProcess stack;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        // Half a request is over after two seconds here instead of a minute.
        stack = StackInAProcess.start(directory, List.of(), StackInAProcess.SHIPPED_HEAP,
                "-Dsun.net.httpserver.maxReqTime=2",
                "-Dsun.net.httpserver.timerMillis=200");
        client = new Client(HttpClient.newHttpClient(), stack.endpoint(), Optional.of(stack.apiKey()));
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @AfterEach
    void itIsSmall() throws IOException {
        stack.requireSmall();
    }

    @Test
    void whatIsNoHttpIsRefusedByTheServerItself() throws Exception {
        for (String request : List.of("\r\n\r\n\r\n", "GET\r\n\r\n", "GET /v1/tasks\r\n\r\n",
                "GET /v1/tasks/%ZZ HTTP/1.1\r\n\r\n", "GET /v1/tasks/a b HTTP/1.1\r\n\r\n",
                "GET * HTTP/1.1\r\n\r\n", "GET mailto:x HTTP/1.1\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n",
                "GET /v1/tasks HTTP/1.1\r\nBad Header: 1\r\n\r\n",
                "POST /v1/tasks HTTP/1.1\r\nContent-Length: x\r\n\r\n",
                "POST /v1/tasks HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "POST /v1/tasks HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "POST /v1/tasks HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
                "GET /v1/tasks HTTP/1.1\r\n" + many(300) + "\r\n",
                "GET /v1/tasks HTTP/1.1\r\nX: " + "x".repeat(500_000) + "\r\n\r\n",
                "GET /v1/tasks?q=" + "x".repeat(500_000) + " HTTP/1.1\r\n\r\n")) {
            Reply reply = raw(request);
            assertTrue(List.of(0, 400, 403, 404, 501).contains(reply.status()), request + " " + reply);
            assertTrue(reply.body().length() < 500 && !reply.body().contains("\tat "), reply.body());
        }
        requireAnswers();
    }

    @Test
    void aRequestThatOthersCouldReadInAnotherWayIsRefused() throws Exception {
        String hidden = "GET /v1/tasks HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        for (String lengths : List.of("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "Content-Length: 4\r\nContent-Length: 5\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "Transfer-Encoding: chunked, identity\r\n", "Transfer-Encoding: xchunked\r\n")) {
            try (RawClient one = new RawClient(stack.port())) {
                one.send(head("POST", "/v1/tasks") + lengths + "\r\n0\r\n\r\n" + hidden);
                assertTrue(List.of(400, 501).contains(one.reply().status()), lengths);
                assertEquals(0, one.reply().status(), "the rest is no request: " + lengths);
            }
        }
    }

    @Test
    void chunksThatLieChangeNothing() throws Exception {
        int before = tasks();
        String head = head("POST", "/v1/tasks") + JSON + "Transfer-Encoding: chunked\r\n\r\n";
        for (String body : List.of("zz\r\n{\"title\":\"t\"}\r\n0\r\n\r\n", "-1\r\n{}\r\n0\r\n\r\n",
                "3\r\n{\"title\":\"t\"}\r\n0\r\n\r\n", "FFFFFFFFFFFFFFFF\r\n{\"title\":\"t\"}\r\n0\r\n\r\n",
                "7fffffff\r\n{\"title\":\"t\"}")) {
            Reply reply = raw(head + body);
            assertTrue(reply.status() == 0 || reply.status() == 400, body + " " + reply);
        }
        assertEquals(before, tasks());
        assertEquals(201, raw(head + "d\r\n{\"title\":\"t\"}\r\n0\r\n\r\n").status());
        assertEquals(before + 1, tasks());
    }

    @Test
    void aBodyThatIsCutOffChangesNothing() throws Exception {
        int before = tasks();
        try (RawClient one = new RawClient(stack.port())) {
            one.send(head("POST", "/v1/tasks") + JSON + "Content-Length: 100\r\n\r\n{\"title\":\"half\"}");
        }
        // Over after the time that a request may take.
        assertEquals(0,
                raw(head("POST", "/v1/tasks") + JSON + "Content-Length: 100\r\n\r\n{\"title\":\"half\"}").status());
        assertEquals(before, tasks());
    }

    @Test
    void requestsBehindEachOtherAreAnsweredInOrder() throws Exception {
        try (RawClient one = new RawClient(stack.port())) {
            StringBuilder requests = new StringBuilder();
            for (String path : List.of("/v1/tasks", "/v1/none", "/v1/tasks?limit=0", "/v1/categories")) {
                requests.append(head("GET", path)).append("\r\n");
            }
            one.send(requests.toString());
            assertEquals(List.of(200, 404, 400, 200), one.statuses(4));
        }
    }

    @Test
    void clientsThatNeverFinishAreCutOffAndKeepNobodyWaiting() throws Exception {
        List<RawClient> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 150; i++) {
                RawClient one = new RawClient(stack.port());
                one.send(i % 3 == 0 ? "GET /v1/ta"
                        : i % 3 == 1 ? head("GET", "/v1/tasks")
                                : head("POST", "/v1/tasks") + JSON + "Content-Length: 5000000\r\n\r\n{\"title\":\"");
                slow.add(one);
            }
            requireAnswers();
            for (RawClient one : slow) {
                assertEquals(0, one.reply().status());
            }
        } finally {
            for (RawClient one : slow) {
                one.close();
            }
        }
        // Large bodies are read one at a time, so one that never ends must not keep the others out for ever.
        String large = "{\"title\":\"" + "x".repeat(400_000) + "\"}";
        assertEquals(400, client.post("/tasks", large).statusCode());
    }

    @Test
    void aRequestHasAMinuteToComeIn() throws Exception {
        try (LocalStack _ = LocalStack.start(LocalStack.Options.inMemory(LocalStackTest.TEMPLATE))) {
            assertEquals("60", System.getProperty("sun.net.httpserver.maxReqTime"));
        }
    }

    @Test
    void bodiesThatAreTooLongAreRefused() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertEquals(413, client.post("/tasks", "{\"title\":\"" + "x".repeat(11_000_000) + "\"}").statusCode());
        }
        // Escaped once more in the function's event, it is longer than Lambda takes.
        assertEquals(413, client.post("/tasks", "{\"title\":\"" + "\\\"".repeat(4_000_000) + "\"}").statusCode());
        requireAnswers();
    }

    @Test
    void nobodyReachesItByAnotherName() throws Exception {
        for (String host : List.of("evil.example", "evil.example:" + stack.port(), "127.0.0.1.evil.example",
                "localhost.evil.example", "127.0.0.2", "0.0.0.0", "[::]", "2130706433", "localhost.", "",
                "127.0.0.1@evil.example", "127.0.0.1:80:evil.example")) {
            for (String path : List.of("/v1/tasks", "/v1/none", "/apikeys?includeValues=true", "/usageplans", "/docs",
                    "/docs/openapi.yaml", "/_tasktracker/health", "/")) {
                Reply reply = raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nx-api-key: "
                        + stack.apiKey() + "\r\nAuthorization: AWS4-HMAC-SHA256 x\r\n\r\n");
                assertEquals(403, reply.status(), host + " " + path);
            }
        }
        assertEquals(403, raw("GET /v1/tasks HTTP/1.1\r\nConnection: close\r\nx-api-key: " + stack.apiKey()
                + "\r\n\r\n").status());
    }

    /** What a page in a browser may send without asking first, and what it may read, gives it nothing. */
    @Test
    void aWebPageGetsNothingWithoutAKey() throws Exception {
        for (String path : List.of("/apikeys?includeValues=true", "/usageplans", "/_tasktracker/health")) {
            Reply reply = raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: https://evil.example\r\n"
                    + "Connection: close\r\n\r\n");
            assertEquals(403, reply.status(), path);
            Reply preflight = raw("OPTIONS " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: https://evil.example\r\n"
                    + "Access-Control-Request-Headers: authorization\r\nConnection: close\r\n\r\n");
            assertEquals(null, preflight.headers().get("access-control-allow-origin"), path);
            assertNotEquals(200, preflight.status());
        }
        for (String path : List.of("/apikeys", "/usageplans", "/_tasktracker/stop")) {
            Reply simple = raw("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: https://evil.example\r\n"
                    + "Content-Type: text/plain\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
            assertEquals(403, simple.status(), path);
        }
        assertEquals(403, client.withoutKey().get("/tasks", "Origin", "https://evil.example").statusCode());
    }

    @Test
    void itListensOnLoopbackAlone() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[]{ 127, 0, 0, 1 });
        try (GatewayServer server = new GatewayServer(0, System::nanoTime, _ -> {})) {
            assertEquals(loopback, server.address().getAddress());
        }
        for (NetworkInterface one : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : one.inetAddresses().toList()) {
                if (!address.equals(loopback)) {
                    assertThrows(ConnectException.class, () -> new Socket(address, stack.port()).close(),
                            address.toString());
                }
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theSystemKnowsNoOtherAddressOfIt() throws IOException {
        String port = String.format(":%04X", stack.port());
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            // sl, local_address, rem_address, st: 0A is LISTEN (proc_pid_net(5)).
            for (String line : Files.readAllLines(Path.of("/proc/" + stack.pid() + "/net/" + table))) {
                String[] columns = line.strip().split(" +", -1);
                if (columns[1].endsWith(port) && columns[3].equals("0A")) {
                    addresses.add(columns[1].substring(0, columns[1].indexOf(':')));
                }
            }
        }
        assertEquals(1, addresses.size(), addresses.toString());
        // 127.0.0.1 in the order of this machine's bytes, as itself or as Java's sockets for both versions have it.
        String address = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? "0100007F" : "7F000001";
        String mapped = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? "FFFF0000" : "0000FFFF";
        assertTrue(List.of(address, "0".repeat(16) + mapped + address).contains(addresses.getFirst()),
                addresses.toString());
    }

    private static void requireAnswers() throws Exception {
        TreeSet<Integer> statuses = new TreeSet<>();
        for (int i = 0; i < 10; i++) {
            statuses.add(client.get("/tasks").statusCode());
        }
        assertEquals(new TreeSet<>(List.of(200)), statuses);
        assertTrue(stack.isAlive());
        assertEquals(1, stack.errors().lines().count(), stack.errors());
    }

    private static int tasks() throws Exception {
        return client.get("/tasks?limit=100").body().split("\"taskId\"", -1).length - 1;
    }

    private static Reply raw(String request) throws IOException {
        try (RawClient one = new RawClient(stack.port())) {
            one.send(request);
            return one.reply();
        }
    }

    private static String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nx-api-key: " + stack.apiKey() + "\r\n";
    }

    private static String many(int count) {
        StringBuilder headers = new StringBuilder();
        for (int i = 0; i < count; i++) {
            headers.append("X-").append(i).append(": 1\r\n");
        }
        return headers.toString();
    }
}
