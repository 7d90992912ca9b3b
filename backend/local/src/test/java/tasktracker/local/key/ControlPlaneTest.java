package tasktracker.local.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tasktracker.contract.Json;
import tasktracker.local.LocalStack;

/** The control plane in API Gateway's own wire format, over HTTP. */
final class ControlPlaneTest {
    private static final String SIGNED = "AWS4-HMAC-SHA256 Credential=any/20261122/us-east-1/apigateway/aws4_request";
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String VALUE = "0123456789abcdefghij";

    private final LocalStack stack = LocalStack.start(LocalStack.Options.inMemory(Path.of("../../template.yaml"))
            .withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        stack.close();
    }

    private record Reply(int status, Map<String, Object> fields, String error) {
        String text(String name) {
            return (String) fields.get(name);
        }

        List<Map<?, ?>> items() {
            List<Map<?, ?>> items = new ArrayList<>();
            ((List<?>) fields.get("item")).forEach(item -> items.add((Map<?, ?>) item));
            return items;
        }
    }

    @Test
    void whatIsNotSignedIsRefusedAndNoWebPageIsLetIn() throws Exception {
        for (String authorization : new String[]{ null, "Bearer x", "AWS4-HMAC-SHA256" }) {
            HttpResponse<String> answer = send("GET", "/apikeys?includeValues=true", null, authorization);
            assertEquals(403, answer.statusCode());
            assertFalse(answer.body().contains("tt1"), "a secret");
        }
        HttpResponse<String> preflight = send("OPTIONS", "/apikeys", null, null);
        assertEquals(403, preflight.statusCode());
        assertEquals(List.of(), preflight.headers().map().keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control")).toList());
        assertTrue(raw("GET /apikeys HTTP/1.1\r\nHost: evil.example\r\nAuthorization: " + SIGNED
                + "\r\nConnection: close\r\n\r\n").startsWith("HTTP/1.1 403 "));
    }

    @Test
    void aKeyLivesItsLife() throws Exception {
        Reply made = call("POST", "/apikeys", "{\"name\":\"n\",\"customerId\":\"c\",\"description\":\"d\","
                + "\"enabled\":true,\"value\":\"" + VALUE + "\",\"tags\":{\"a\":\"b\"}}");
        assertEquals(201, made.status);
        String id = made.text("id");
        Map<String, Object> expected = new LinkedHashMap<>(Map.of("id", id, "name", "n", "customerId", "c",
                "description", "d", "enabled", true, "createdDate", 1_795_348_800L, "lastUpdatedDate", 1_795_348_800L,
                "stageKeys", List.of(), "tags", Map.of("a", "b")));
        assertEquals(expected, numbers(call("GET", "/apikeys/" + id, null).fields));
        assertEquals(VALUE, call("GET", "/apikeys/" + id + "?includeValue=true", null).text("value"));

        assertEquals(409, call("POST", "/apikeys", "{\"value\":\"" + VALUE + "\"}").status);
        assertEquals("BadRequestException", call("POST", "/apikeys", "{\"value\":\"short\"}").error);
        Reply off = call("PATCH", "/apikeys/" + id, patch("/enabled", "False"));
        assertEquals(false, off.fields.get("enabled"));
        assertEquals("e f", call("PATCH", "/apikeys/" + id, patch("/description", "e f")).text("description"));
        assertEquals("BadRequestException", call("PATCH", "/apikeys/" + id, patch("/value", "x")).error);

        assertEquals(202, call("DELETE", "/apikeys/" + id, null).status);
        assertEquals("NotFoundException", call("GET", "/apikeys/" + id, null).error);
        assertEquals("NotFoundException", call("DELETE", "/apikeys/" + id, null).error);
    }

    @Test
    void listsComeInPagesAndWithoutValues() throws Exception {
        for (int i = 0; i < 7; i++) {
            call("POST", "/apikeys", "{\"name\":\"k" + i % 2 + "\"}");
        }
        List<Object> seen = new ArrayList<>();
        String position = "";
        int pages = 0;
        do {
            Reply page = call("GET", "/apikeys?limit=3" + position, null);
            page.items().forEach(item -> {
                seen.add(item.get("id"));
                assertFalse(item.containsKey("value"));
            });
            position = page.fields.containsKey("position") ? "&position=" + page.text("position") : "";
            pages++;
        } while (!position.isEmpty());
        assertEquals(8, seen.stream().distinct().count());
        assertEquals(8, seen.size());
        assertEquals(3, pages);
        assertEquals(3, call("GET", "/apikeys?name=k1", null).items().size());
        assertTrue(call("GET", "/apikeys?includeValues=true", null).items().stream()
                .allMatch(item -> item.containsKey("value")));
        assertEquals("BadRequestException", call("GET", "/apikeys?limit=0", null).error);
    }

    /** As API Gateway does it: no client may work here that finds nothing there. */
    @Test
    void whoDoesNotAskForPlainJsonGetsHal() throws Exception {
        String one = plain("/apikeys?limit=1", null).body();
        assertTrue(one.startsWith("{\"_links\":{\"self\":{\"href\":\"/apikeys\"}},\"_embedded\":{\"item\":{"), one);
        assertFalse(one.contains("position"), one);
        call("POST", "/apikeys", "{\"name\":\"n\"}");
        String first = plain("/apikeys?limit=1", "*/*").body();
        assertTrue(first.contains("\"next\":{\"href\":\"/apikeys?position="), first);
        HttpResponse<String> both = plain("/apikeys", null);
        assertTrue(both.body().contains("\"_embedded\":{\"item\":[{"), both.body());
        assertEquals("application/hal+json", both.headers().firstValue("Content-Type").orElse(""));
        assertEquals("{\"_links\":{\"self\":{\"href\":\"/apikeys\"}}}", plain("/apikeys?name=none", null).body());
        String id = (String) call("GET", "/apikeys?name=n", null).items().getFirst().get("id");
        assertTrue(plain("/apikeys/" + id, null).body().contains("}},\"id\":\"" + id + "\","));
    }

    private HttpResponse<String> plain(String path, String accept) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stack.port() + path))
                .header("Authorization", SIGNED);
        if (accept != null) {
            request.header("Accept", accept);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void thePlanIsTheTemplatesAndKeysGoInAndOut() throws Exception {
        Map<?, ?> plan = call("GET", "/usageplans", null).items().getFirst();
        assertEquals("local", plan.get("id"));
        assertEquals("{burstLimit=2000, rateLimit=1000.0}",
                new TreeMap<>((Map<?, ?>) plan.get("throttle")).toString());
        assertEquals(plan, call("GET", "/usageplans/local", null).fields);

        String id = call("POST", "/apikeys", "{\"enabled\":true,\"value\":\"" + VALUE + "\"}").text("id");
        assertEquals(List.of(), call("GET", "/usageplans?keyId=" + id, null).items());
        assertEquals(403, stage());
        String attach = "{\"keyId\":\"" + id + "\",\"keyType\":\"API_KEY\"}";
        assertEquals(201, call("POST", "/usageplans/local/keys", attach).status);
        assertEquals("ConflictException", call("POST", "/usageplans/local/keys", attach).error);
        assertEquals(1, call("GET", "/usageplans?keyId=" + id, null).items().size());
        assertEquals(2, call("GET", "/usageplans/local/keys", null).items().size());
        assertEquals(id, call("GET", "/usageplans/local/keys/" + id, null).text("id"));
        // Known to the gateway now; not one of ours, so the function refuses it.
        assertTrue(body().contains("KEY_NOT_BOUND"));
        Reply usage = call("GET", "/usageplans/local/usage?startDate=2026-11-21&endDate=2026-11-22&keyId=" + id, null);
        assertEquals(Map.of(id, List.of(List.of(0, 0), List.of(1, 0))), usage.fields.get("values"));
        assertEquals(202, call("DELETE", "/usageplans/local/keys/" + id, null).status);
        assertEquals(403, stage());
        assertEquals("NotFoundException", call("GET", "/usageplans/local/keys/" + id, null).error);
        assertEquals("BadRequestException",
                call("GET", "/usageplans/local/usage?startDate=x&endDate=2026-11-22", null).error);
    }

    @Test
    void nothingElseIsServed() throws Exception {
        for (String call : List.of("PUT /apikeys", "POST /usageplans", "PATCH /usageplans/local",
                "DELETE /usageplans/local", "POST /apikeys/x", "GET /apikeys/x/y", "GET /usageplans/local/x",
                "GET /usageplans/other", "GET /apikeysx")) {
            int blank = call.indexOf(' ');
            assertEquals("NotFoundException", call(call.substring(0, blank), call.substring(blank + 1), "{}").error,
                    call);
        }
        assertEquals(404, send("GET", "/restapis", null, SIGNED).statusCode());
    }

    private static String patch(String path, String value) {
        return "{\"patchOperations\":[{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":\"" + value
                + "\"}]}";
    }

    private int stage() throws Exception {
        return tasks().statusCode();
    }

    private String body() throws Exception {
        return tasks().body();
    }

    private HttpResponse<String> tasks() throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(stack.endpoint() + "/tasks")).header("x-api-key", VALUE)
                .build(), HttpResponse.BodyHandlers.ofString());
    }

    private Reply call(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = send(method, path, body, SIGNED);
        Map<String, Object> fields = new LinkedHashMap<>();
        Json.read(answer.body().getBytes(StandardCharsets.UTF_8), json -> {
            Json.object(json, (name, in) -> fields.put(name, Json.value(in)));
            return fields;
        });
        return new Reply(answer.statusCode(), fields, answer.headers().firstValue("x-amzn-ErrorType").orElse(""));
    }

    private HttpResponse<String> send(String method, String path, String body, String authorization)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stack.port() + path))
                .method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization).header("Accept", "application/json");
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Map<String, Object> numbers(Map<String, Object> fields) {
        Map<String, Object> same = new LinkedHashMap<>(fields);
        same.replaceAll((_, value) -> value instanceof Number number ? number.longValue() : value);
        return same;
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), stack.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
