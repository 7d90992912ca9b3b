package tasktracker.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tasktracker.contract.ApiKey;
import tasktracker.contract.Json;
import tasktracker.contract.Timestamps;
import tasktracker.local.key.ForgetfulKeyStore;
import tasktracker.local.key.KeyRing;
import tasktracker.local.key.KeyUsage;
import tasktracker.local.key.StoredKey;
import tasktracker.local.template.StackTemplate;
import tasktracker.local.template.StackTemplate.Cors;
import tasktracker.local.template.StackTemplate.Function;
import tasktracker.local.template.StackTemplate.Limit;
import tasktracker.local.template.StackTemplate.Plan;
import tasktracker.local.template.StackTemplate.ResponseTemplate;
import tasktracker.local.template.StackTemplate.Route;

/** The gateway's decisions, without HTTP. */
final class GatewayTest {
    private static final Instant NOW = Instant.parse("2026-11-22T11:58:34.567Z");
    private static final Function FUNCTION = new Function("Things", "some.Things", 1, 128);
    private static final StackTemplate TEMPLATE = new StackTemplate("v1", Map.of("logLevel", "INFO"),
            List.of(new Route("GET", "/things/{id}", true, false, FUNCTION),
                    new Route("GET", "/things/special", true, false, FUNCTION),
                    new Route("POST", "/things", true, true, FUNCTION),
                    new Route("GET", "/free", false, false, FUNCTION),
                    new Route("GET", "/slow", false, false, new Function("Slow", "some.Things", 60, 128))),
            Optional.of(new Cors(Map.of("Access-Control-Allow-Origin", "*", "Access-Control-Max-Age", "600"))),
            Optional.of(new Limit(1000, 5)),
            Optional.of(new Plan("plan", Optional.of(new Limit(1, 3)), Optional.empty())),
            Map.of("THROTTLED",
                    new ResponseTemplate(Optional.empty(),
                            Map.of("Retry-After", "'1'", "X-Id", "context.requestId", "X-Agent",
                                    "method.request.header.User-Agent", "X-None", "method.request.header.None"),
                            Optional.of("{\"m\":$context.error.messageString,\"id\":\"$context.requestId\"}")),
                    "INTEGRATION_FAILURE",
                    new ResponseTemplate(Optional.of(503), Map.of(), Optional.of("busy $context.requestId")),
                    "MISSING_AUTHENTICATION_TOKEN",
                    new ResponseTemplate(Optional.of(404), Map.of(),
                            Optional.of("$context.httpMethod $context.path. $context.nothing$context.error.message")),
                    "DEFAULT_4XX",
                    new ResponseTemplate(Optional.empty(), Map.of(),
                            Optional.of("4xx $context.error.responseType $context.error.validationErrorString"))));

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> log = new ArrayList<>();
    private final List<Map<?, ?>> events = new ArrayList<>();
    private final KeyRing keys = new KeyRing(new ForgetfulKeyStore(), Clock.fixed(NOW, ZoneOffset.UTC), new Random(1));
    private final KeyUsage usage = new KeyUsage(new ForgetfulKeyStore(), Clock.fixed(NOW, ZoneOffset.UTC),
            log::add);
    private final String key = keys.issue("me", ApiKey.Scope.READ_WRITE).value();
    private RequestStreamHandler function = answering("{\"statusCode\":200,\"body\":\"fine\"}");
    private final Gateway gateway = new Gateway(TEMPLATE, keys, usage, name -> {
        assertEquals("some.Things", name);
        return (event, out, context) -> function.handleRequest(event, out, context);
    }, nanos::get, log::add);

    @Test
    void anEventIsWhatApiGatewayBuilds() throws Exception {
        Map<String, List<String>> headers = headers(key);
        headers.put("Accept", List.of("a", "b"));
        headers.put("User-Agent", List.of("test/1"));
        Incoming request = new Incoming("id-1", NOW.toEpochMilli(), "GET", "/v1/things/a%20b",
                "x=1&x=%C3%BC+2&empty=&bare&=no&&bad=%zz%4", headers, "127.0.0.1");

        assertEquals("200 fine", text(gateway.answer(request, () -> new byte[0])));

        Map<String, Object> context = new LinkedHashMap<>();
        context.put("accountId", "000000000000");
        context.put("apiId", "local");
        context.put("domainName", "localhost:1");
        context.put("stage", "v1");
        context.put("requestId", "id-1");
        context.put("extendedRequestId", "id-1");
        context.put("httpMethod", "GET");
        context.put("path", "/v1/things/a%20b");
        context.put("resourcePath", "/things/{id}");
        context.put("protocol", "HTTP/1.1");
        context.put("requestTime", "22/Nov/2026:11:58:34 +0000");
        context.put("requestTimeEpoch", NOW.toEpochMilli());
        context.put("identity", Map.of("apiKey", key, "apiKeyId", keys.find(key).orElseThrow().id(), "sourceIp",
                "127.0.0.1", "userAgent", "test/1"));
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("resource", "/things/{id}");
        event.put("path", "/things/a%20b");
        event.put("httpMethod", "GET");
        event.put("headers", Map.of("Host", "localhost:1", "x-api-key", key, "Accept", "b", "User-Agent", "test/1",
                "X-Forwarded-For", "127.0.0.1", "X-Forwarded-Proto", "http"));
        event.put("multiValueHeaders",
                Map.of("Host", List.of("localhost:1"), "x-api-key", List.of(key), "Accept", List.of("a", "b"),
                        "User-Agent", List.of("test/1"), "X-Forwarded-For", List.of("127.0.0.1"), "X-Forwarded-Proto",
                        List.of("http")));
        event.put("queryStringParameters", Map.of("x", "ü 2", "empty", "", "bare", "", "bad", "%zz%4"));
        event.put("multiValueQueryStringParameters", Map.of("x", List.of("1", "ü 2"), "empty", List.of(""), "bare",
                List.of(""), "bad", List.of("%zz%4")));
        event.put("pathParameters", Map.of("id", "a%20b"));
        event.put("stageVariables", Map.of("logLevel", "INFO"));
        event.put("requestContext", context);
        event.put("body", null);
        event.put("isBase64Encoded", false);
        assertEquals(event, events.getFirst());
    }

    @Test
    void whatIsAbsentIsNull() throws Exception {
        Incoming request = new Incoming("id-1", 0, "POST", "/v1/things", null, headers(key), "127.0.0.1");

        gateway.answer(request, () -> "{\"ü\":\"\\ud800\"}".getBytes(StandardCharsets.UTF_8));

        Map<?, ?> event = events.getFirst();
        for (String name : List.of("queryStringParameters", "multiValueQueryStringParameters", "pathParameters")) {
            assertEquals(true, event.containsKey(name), name);
            assertEquals(null, event.get(name), name);
        }
        assertEquals("{\"ü\":\"\\ud800\"}", event.get("body"));
    }

    @Test
    void aLiteralPartOfAPathWinsOverAParameter() throws Exception {
        get("/v1/things/special");

        assertEquals("/things/special", events.getFirst().get("resource"));
    }

    @Test
    void aPathOrMethodThatIsNotThereIsMissing() throws Exception {
        for (String path : List.of("/v1", "/v1/", "/", "/v2/things/1", "/v1/things/", "/v1/things/1/2", "/v1/thing",
                "/v1things/1", "/v1/things/1/")) {
            assertEquals("404 GET " + path + ". Missing Authentication Token", get(path));
        }
        assertEquals("404 GET /v1/things. Missing Authentication Token", get("/v1/things"));
        assertEquals("404 DELETE /v1/things/1. Missing Authentication Token",
                send("DELETE", "/v1/things/1", headers(key)));
        assertEquals("404 HEAD /v1/things/1. Missing Authentication Token", send("HEAD", "/v1/things/1", headers(key)));
        assertEquals(List.of(), events);
    }

    @Test
    void aKeyThatIsMissingOrUnknownIsRefused() throws Exception {
        String refused = "403 4xx INVALID_API_KEY Forbidden";
        assertEquals(refused, send("GET", "/v1/things/1", headers(null)));
        assertEquals(refused, send("GET", "/v1/things/1", headers("")));
        assertEquals(refused, send("GET", "/v1/things/1", headers(key + "0")));
        assertEquals(refused, send("GET", "/v1/things/1", headers(key.toUpperCase(Locale.ROOT))));
        assertEquals(List.of(), events);
    }

    @Test
    void aKeyThatIsOffInNoPlanOrOverIsRefused() throws Exception {
        String refused = "403 4xx INVALID_API_KEY Forbidden";
        StoredKey stored = keys.find(key).orElseThrow();
        for (String note : List.of("scope=w expiresAt=" + Timestamps.format(NOW), "scope=w")) {
            keys.change(stored.id(), old -> new StoredKey(old.id(), key, old.name(), note, old.customerId(),
                    note.contains("expires"), NOW, NOW, Map.of(), true));
            assertEquals(refused, send("GET", "/v1/things/1", headers(key)), note);
            assertEquals(false, keys.withId(stored.id()).orElseThrow().enabled());
        }
        keys.change(stored.id(), old -> stored.attached(false));
        assertEquals(refused, send("GET", "/v1/things/1", headers(key)));
        keys.change(stored.id(), old -> stored);
        assertEquals("200 fine", send("GET", "/v1/things/1", headers(key)));
    }

    @Test
    void aRouteMayNeedNoKey() throws Exception {
        assertEquals("200 fine", send("GET", "/v1/free", headers(null)));
        Map<?, ?> context = (Map<?, ?>) events.getFirst().get("requestContext");
        assertEquals(Map.of("sourceIp", "127.0.0.1"), withoutNulls((Map<?, ?>) context.get("identity")));
    }

    @Test
    void aPreflightNeedsNoKey() throws Exception {
        Answer answer = answer("OPTIONS", "/v1/things/1", headers(null), "");

        assertEquals("200 {}\n", text(answer));
        assertEquals(List.of("*"), answer.headers().get("Access-Control-Allow-Origin"));
        assertEquals(List.of("600"), answer.headers().get("Access-Control-Max-Age"));
        assertEquals("404 OPTIONS /v1/none. Missing Authentication Token", send("OPTIONS", "/v1/none", headers(null)));
    }

    @Test
    void aHostThatIsNotThisMachineIsRefused() throws Exception {
        for (String host : List.of("localhost", "LOCALHOST:80", "127.0.0.1", "127.0.0.1:8", "[::1]:9", "[::1]")) {
            nanos.addAndGet(10_000_000_000L);
            assertEquals("200 fine", send("GET", "/v1/things/1", withHost(host)));
        }
        for (String host : List.of("example.org", "127.0.0.1.example.org", "localhost.example.org:80", "", "1.2.3.4")) {
            assertEquals("403 4xx ACCESS_DENIED The request does not name 127.0.0.1 or localhost as its host",
                    send("GET", "/v1/things/1", withHost(host)));
        }
        Map<String, List<String>> none = headers(key);
        none.remove("Host");
        assertEquals(403, answer("GET", "/v1/things/1", none, "").status());
    }

    @Test
    void aBodyMustBeAJsonObject() throws Exception {
        String refused = "400 4xx BAD_REQUEST_BODY Invalid request body";
        for (String body : List.of("", " ", "[]", "1", "\"x\"", "null", "{", "{}}", "{\"a\":}", "{} {}", "\uFEFF")) {
            nanos.addAndGet(10_000_000_000L);
            assertEquals(refused, text(answer("POST", "/v1/things", headers(key), body)), body);
        }
        assertEquals(List.of(), events);
        for (String body : List.of("{}", " {\"a\":[1,{}]} ", "{\"a\":1,\"a\":2}")) {
            nanos.addAndGet(10_000_000_000L);
            assertEquals("200 fine", text(answer("POST", "/v1/things", headers(key), body)), body);
        }
    }

    @Test
    void aBodyOfAnotherMediaTypeReachesTheFunction() throws Exception {
        Map<String, List<String>> headers = headers(key);
        headers.put("Content-Type", List.of("text/plain"));
        assertEquals("200 fine", text(answer("POST", "/v1/things", headers, "hello")));
        headers.put("Content-Type", List.of("Application/JSON ; charset=utf-8"));
        assertEquals("400 4xx BAD_REQUEST_BODY Invalid request body",
                text(answer("POST", "/v1/things", headers, "hello")));
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws Exception {
        String refused = "413 4xx REQUEST_TOO_LARGE Request Too Long";
        Incoming request = new Incoming("id-1", 0, "POST", "/v1/things", null, headers(key), "127.0.0.1");
        assertEquals(refused, text(gateway.answer(request, () -> null)));
        // Lambda takes less than API Gateway does.
        assertEquals(refused,
                text(answer("POST", "/v1/things", headers(key), "{\"a\":\"" + "x".repeat(6_291_556) + "\"}")));
        assertEquals(List.of(), events);
    }

    @Test
    void aKeyIsThrottledForItself() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertEquals("200 fine", get("/v1/things/1"));
        }
        Map<String, List<String>> headers = headers(key);
        headers.put("User-Agent", List.of("me"));
        Answer throttled = answer("GET", "/v1/things/1", headers, "");
        assertEquals("429 {\"m\":\"Too Many Requests\",\"id\":\"id-1\"}", text(throttled));
        assertEquals(Map.of("Content-Type", List.of("application/json"), "Retry-After", List.of("1"), "X-Id",
                List.of("id-1"), "X-Agent", List.of("me"), "x-amzn-ErrorType", List.of("TooManyRequestsException")),
                throttled.headers());
        String other = keys.issue("you", ApiKey.Scope.READ_ONLY).value();
        assertEquals("200 fine", send("GET", "/v1/things/1", headers(other)));
        nanos.addAndGet(1_000_000_000L);
        assertEquals("200 fine", get("/v1/things/1"));
        assertEquals(429, answer("GET", "/v1/things/1", headers, "").status());
    }

    @Test
    void allKeysTogetherAreThrottled() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            statuses.add(answer("GET", "/v1/things/1", headers(keys.issue("u" + i, ApiKey.Scope.READ_ONLY).value()), "")
                    .status());
        }
        assertEquals(List.of(200, 200, 200, 200, 200, 429), statuses);
    }

    @Test
    void anAnswerThatIsNoneIsABadGateway() throws Exception {
        for (String answer : List.of("", "{", "[]", "{}", "{\"statusCode\":\"x\"}", "{\"statusCode\":42}",
                "{\"statusCode\":200,\"other\":1}", "{\"statusCode\":200,\"body\":{}}", "null",
                "{\"statusCode\":200,\"body\":\"?\",\"isBase64Encoded\":true}")) {
            nanos.addAndGet(10_000_000_000L);
            function = answering(answer);
            assertEquals("502 {\"message\":\"Internal server error\"}", get("/v1/things/1"), answer);
        }
        assertEquals("gateway id-1 the answer of Things is none: 42 is no status", log.get(5));
    }

    @Test
    void anAnswerIsReadAsApiGatewayReadsIt() throws Exception {
        function = answering("{\"statusCode\":\"201\",\"headers\":{\"X-A\":\"1\",\"x-b\":2,\"Content-Length\":\"9\"},"
                + "\"multiValueHeaders\":{\"X-A\":[\"3\",\"4\"]},\"body\":\"YQ==\",\"isBase64Encoded\":true}");
        Answer answer = answer("GET", "/v1/things/1", headers(key), "");
        assertEquals("201 a", text(answer));
        assertEquals(Map.of("x-a", List.of("3", "4"), "x-b", List.of("2"), "content-type", List.of("application/json")),
                answer.headers());
    }

    @Test
    void aFunctionThatFailsIsABadGateway() throws Exception {
        function = (_, _, _) -> {
            throw new IOException("no secret");
        };
        assertEquals("502 {\"message\":\"Internal server error\"}", get("/v1/things/1"));
        assertEquals(List.of("gateway id-1 Things failed: java.io.IOException: no secret"), log);
    }

    @Test
    void aFunctionThatTakesTooLongIsCutOff() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        function = (_, _, context) -> {
            try {
                assertEquals(true, context.getRemainingTimeInMillis() <= 1000);
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                interrupted.countDown();
            }
        };
        assertEquals("504 {\"message\":\"Endpoint request timed out\"}", get("/v1/things/1"));
        interrupted.await();
        assertEquals(List.of("gateway id-1 Things timed out after 1 seconds"), log);
    }

    @Test
    void aFunctionThatTooManyCallIsThrottled() throws Exception {
        CountDownLatch running = new CountDownLatch(Functions.MOST_AT_ONCE);
        CountDownLatch end = new CountDownLatch(1);
        function = (_, out, _) -> {
            running.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            out.write("{\"statusCode\":200}".getBytes(StandardCharsets.UTF_8));
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < Functions.MOST_AT_ONCE; i++) {
                answers.add(threads.submit(() -> send("GET", "/v1/slow", headers(null))));
            }
            assertTrue(running.await(30, TimeUnit.SECONDS));
            assertEquals("503 busy id-1", send("GET", "/v1/slow", headers(null)));
            end.countDown();
            for (Future<String> answer : answers) {
                assertEquals("200 ", answer.get());
            }
        }
        assertEquals("200 ", send("GET", "/v1/slow", headers(null)));
    }

    private RequestStreamHandler answering(String answer) {
        return new RequestStreamHandler() {
            @Override
            public void handleRequest(InputStream event, OutputStream out, Context context) throws IOException {
                events.add((Map<?, ?>) Json.read(event.readAllBytes(), Json::value));
                assertEquals("Things", context.getFunctionName());
                assertEquals("id-1", context.getAwsRequestId());
                out.write(answer.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private String get(String path) throws IOException {
        return send("GET", path, headers(key));
    }

    private String send(String method, String path, Map<String, List<String>> headers) throws IOException {
        return text(answer(method, path, headers, ""));
    }

    private Answer answer(String method, String path, Map<String, List<String>> headers, String body)
            throws IOException {
        return gateway.answer(new Incoming("id-1", NOW.toEpochMilli(), method, path, null, headers, "127.0.0.1"),
                () -> body.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, List<String>> headers(String key) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Host", List.of("localhost:1"));
        if (key != null) {
            headers.put("x-api-key", List.of(key));
        }
        return headers;
    }

    private Map<String, List<String>> withHost(String host) {
        Map<String, List<String>> headers = headers(key);
        headers.put("Host", List.of(host));
        return headers;
    }

    private static Map<?, ?> withoutNulls(Map<?, ?> map) {
        map.values().removeIf(value -> value == null);
        return map;
    }

    private static String text(Answer answer) {
        return answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }
}
