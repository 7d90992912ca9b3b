package tasktracker.functions.lambda;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tasktracker.contract.Json;

/** A proxy event as API Gateway builds it. */
final class Event {
    private final String method;
    private final String resource;
    private String id;
    private Object body;
    private boolean base64;
    private String apiKey;
    private Object authorizer;
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final Map<String, List<String>> query = new LinkedHashMap<>();
    private final Map<String, Object> stageVariables = new LinkedHashMap<>();

    private Event(String method, String resource) {
        this.method = method;
        this.resource = resource;
        header("Accept", "*/*").header("Host", "abc123.execute-api.eu-central-1.amazonaws.com");
        stageVariables.put("logLevel", "INFO");
    }

    static Event of(String method, String resource) {
        return new Event(method, resource);
    }

    Event id(String value) {
        id = value;
        return this;
    }

    Event key(String value) {
        apiKey = value;
        return value == null ? this : header("x-api-key", value);
    }

    Event authorizer(Map<String, Object> context) {
        authorizer = context;
        return this;
    }

    Event body(String json) {
        body = json;
        return headers.containsKey("Content-Type") ? this : header("Content-Type", "application/json");
    }

    Event base64(String value) {
        base64 = true;
        return body(value);
    }

    Event header(String name, String value) {
        headers.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        return this;
    }

    Event query(String name, String value) {
        query.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        return this;
    }

    Event stageVariable(String name, String value) {
        stageVariables.put(name, value);
        return this;
    }

    InputStream stream() {
        String path = id == null ? resource : resource.replace("{id}", id);
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("apiKey", apiKey);
        identity.put("apiKeyId", apiKey == null ? null : "k1l2m3");
        identity.put("sourceIp", "198.51.100.7");
        identity.put("userAgent", "test");
        identity.put("cognitoIdentityPoolId", null);
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("accountId", "123456789012");
        context.put("apiId", "abc123");
        context.put("stage", "dev");
        context.put("requestId", "c6af9ac6-7b61-11e6-9a41-93e8deadbeef");
        context.put("extendedRequestId", "ZxYvU=");
        context.put("httpMethod", method);
        context.put("path", "/dev" + path);
        context.put("resourcePath", resource);
        context.put("protocol", "HTTP/1.1");
        context.put("requestTimeEpoch", 1_795_340_000_000L);
        context.put("identity", identity);
        if (authorizer != null) {
            context.put("authorizer", authorizer);
        }
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("resource", resource);
        event.put("path", path);
        event.put("httpMethod", method);
        event.put("headers", last(headers));
        event.put("multiValueHeaders", headers);
        event.put("queryStringParameters", query.isEmpty() ? null : last(query));
        event.put("multiValueQueryStringParameters", query.isEmpty() ? null : query);
        event.put("pathParameters", id == null ? null : Map.of("id", id));
        event.put("stageVariables", stageVariables.isEmpty() ? null : stageVariables);
        event.put("requestContext", context);
        event.put("body", body);
        event.put("isBase64Encoded", base64);
        return new ByteArrayInputStream(Json.bytes(json -> Json.value(json, event)));
    }

    private static Map<String, Object> last(Map<String, List<String>> values) {
        Map<String, Object> last = new LinkedHashMap<>();
        values.forEach((name, list) -> last.put(name, list.getLast()));
        return last;
    }

    static InputStream raw(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return method.toUpperCase(Locale.ROOT) + " " + resource;
    }
}
