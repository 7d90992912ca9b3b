package tasktracker.functions.apigateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import tasktracker.contract.Json;
import tasktracker.functions.identity.KeyExpiry;
import tasktracker.functions.lambda.ExpireKeys;
import tasktracker.functions.loopback.LoopbackServer;
import tasktracker.functions.observe.Log;
import tasktracker.functions.store.RetryLaterException;
import tasktracker.local.LocalStack;

/** The scheduled function by its signed calls, against the local stack's control plane and a service that is busy. */
final class ExpireKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String SIGNED = "AWS4-HMAC-SHA256 Credential=any/20261122/us-east-1/apigateway/aws4_request";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Long> pauses = new ArrayList<>();

    @Test
    void itSwitchesOffWhatIsOverOnTheLocalStack() throws Exception {
        try (LocalStack stack = LocalStack
                .start(LocalStack.Options.inMemory(Path.of("../../template.yaml")).withClock(CLOCK))) {
            URI endpoint = URI.create("http://127.0.0.1:" + stack.port());
            String value = "a-value-that-nobody-may-see";
            String over = make(endpoint,
                    "{\"name\":\"tasktracker/local/home/old\",\"enabled\":true,\"value\":\"" + value
                            + "\",\"description\":\"scope=w expiresAt=2026-11-22T11:59:59.999Z\","
                            + "\"tags\":{\"tasktracker:stack\":\"local\"}}");
            String other = make(endpoint, "{\"enabled\":true,\"description\":\"expiresAt=2026-11-22T11:00:00.000Z\","
                    + "\"tags\":{\"tasktracker:stack\":\"another\"}}");
            ExpireKeys function = function(endpoint);
            assertEquals("{\"keys\":2,\"expired\":1}", run(function));
            assertEquals("{\"keys\":2,\"expired\":0}", run(function));
            assertFalse(get(endpoint, "/apikeys/" + over).contains("\"enabled\":true"));
            assertTrue(get(endpoint, "/apikeys/" + other).contains("\"enabled\":true"));
            assertTrue(lines.toString().contains("\"key_id\":\"" + over + "\""), lines.toString());
            assertFalse(lines.toString().contains(value));
        }
    }

    @Test
    void itWaitsForAServiceThatIsBusyAndGoesOnPageByPage() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = server((method, uri) -> {
            if (calls.incrementAndGet() % 3 != 0) {
                return 429;
            }
            asked.add(method + " " + uri);
            return 200;
        });
        try {
            ExpireKeys function = function(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
            assertEquals("{\"keys\":2,\"expired\":2}", run(function));
            assertEquals(List.of("GET /apikeys?limit=500", "GET /apikeys?limit=500&position=p+2%3D",
                    "PATCH /apikeys/k1", "PATCH /apikeys/k2"), asked);
            assertEquals(8, pauses.size());
            assertTrue(pauses.stream().allMatch(pause -> pause >= 200 && pause <= 800), pauses.toString());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aServiceThatStaysBusyMakesItFail() throws Exception {
        HttpServer server = server((_, _) -> 429);
        try {
            ExpireKeys function = function(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
            assertThrows(RetryLaterException.class, () -> run(function));
            assertTrue(lines.getLast().contains("\"level\":\"ERROR\""), lines.toString());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aKeyThatCannotBeSwitchedOffMakesItFailAfterTheOthers() throws Exception {
        List<String> done = new CopyOnWriteArrayList<>();
        HttpServer server = server((method, uri) -> {
            if (uri.endsWith("/k1")) {
                return 403;
            }
            done.add(method + uri);
            return 200;
        });
        try {
            ExpireKeys function = function(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
            IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> run(function));
            assertEquals("1 keys are over and could not be switched off", thrown.getMessage());
            assertEquals("PATCH/apikeys/k2", done.getLast());
        } finally {
            server.stop(0);
        }
    }

    /** Whoever reads HAL as plain JSON finds no key in it. */
    @Test
    void aListInAnotherFormIsNoEmptyOne() throws Exception {
        for (String list : List.of("{\"_links\":{},\"_embedded\":{\"item\":{\"id\":\"k1\"}}}",
                "{\"_links\":{\"self\":{\"href\":\"/apikeys\"}}}", "{\"item\":{\"id\":\"k1\"}}")) {
            LoopbackServer server = LoopbackServer.start(ServerSocketFactory.getDefault(),
                    _ -> new LoopbackServer.Given(200, Map.of(), list));
            try (server) {
                ExpireKeys function = function(URI.create("http://127.0.0.1:" + server.port()));
                IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> run(function), list);
                assertEquals("the list of keys is not the expected JSON", thrown.getMessage());
            }
        }
    }

    /** Decides how a call is answered. */
    private interface Answering {
        int status(String method, String uri);
    }

    private static HttpServer server(Answering answering) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String uri = exchange.getRequestURI().toString();
            String signature = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            boolean signed = signature.startsWith("AWS4-HMAC-SHA256 Credential=id/")
                    && signature.contains("SignedHeaders=accept;");
            int status = signed ? answering.status(exchange.getRequestMethod(), uri) : 400;
            String number = uri.contains("position") ? "2" : "1";
            String list = "{\"item\":[{\"id\":\"k" + number + "\",\"enabled\":true,\"name\":null,\"tags\":{"
                    + "\"tasktracker:stack\":\"local\"},\"description\":\"expiresAt=2026-11-22T11:00:00.000Z\"}]"
                    + (number.equals("1") ? ",\"position\":\"p 2=\"}" : "}");
            if (!"application/json".equals(exchange.getRequestHeaders().getFirst("Accept"))) {
                list = "{\"_links\":{},\"_embedded\":" + list + "}";
            }
            byte[] body = (exchange.getRequestMethod().equals("GET") ? list : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private ExpireKeys function(URI endpoint) {
        SignedCalls calls = new SignedCalls(endpoint, "eu-central-1",
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")), CLOCK, new Random(1),
                pauses::add);
        Log log = new Log(lines::add, "local", CLOCK);
        return new ExpireKeys(new KeyExpiry(new ControlPlaneKeys(calls), "local", CLOCK, log), log);
    }

    private static String run(ExpireKeys function) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(new byte[0]), out, context());
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Context context() {
        return (Context) Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[]{ Context.class },
                (_, method, _) -> method.getReturnType() == int.class ? 180_000
                        : method.getReturnType() == String.class ? "x" : null);
    }

    private static String make(URI endpoint, String body) throws Exception {
        Map<String, Object> fields = new HashMap<>();
        Json.read(send("POST", endpoint.resolve("/apikeys"), body).getBytes(StandardCharsets.UTF_8), json -> {
            Json.object(json, (name, in) -> fields.put(name, Json.value(in)));
            return fields;
        });
        return (String) fields.get("id");
    }

    private static String get(URI endpoint, String path) throws Exception {
        return send("GET", endpoint.resolve(path), "");
    }

    private static String send(String method, URI uri, String body) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).header("Authorization", SIGNED)
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }
}
