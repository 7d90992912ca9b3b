package tasktracker.functions.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as API Gateway's REST proxy integration (version 1.0) hands it to a function. Fields it does not know are
 * skipped, and whatever may be null in a real event may be null here. Its text form shows the route and nothing that a
 * client sent.
 */
public final class ApiRequest {
    /** An event holds at most 6 MB; base64 and JSON escapes make what is in it longer than what was sent. */
    private static final JsonFactory EVENTS = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(40_000_000).build())
            .build();

    private String method = "";
    private String resource = "";
    private String publicPath = "";
    private String apiKey;
    private String gatewayRequestId;
    private String body;
    private boolean base64;
    private Map<String, List<String>> headers = new HashMap<>();
    private Map<String, List<String>> query = new LinkedHashMap<>();
    private Map<String, String> pathParameters = Map.of();
    private Map<String, String> stageVariables = Map.of();
    private Map<String, String> authorizer = Map.of();

    private ApiRequest() {}

    /**
     * Reads an event.
     *
     * @throws IOException when it is no JSON object
     */
    public static ApiRequest read(InputStream event) throws IOException {
        ApiRequest request = new ApiRequest();
        try (JsonParser json = EVENTS.createParser(event)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the event is no JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                request.readField(field, json);
            }
        }
        return request;
    }

    /** The path as the client sees it, with the stage or the base path of a custom domain. */
    public String publicPath() {
        return publicPath;
    }

    /** The API key that API Gateway verified; never taken from the header, which any caller controls. */
    public Optional<String> apiKey() {
        return Optional.ofNullable(apiKey);
    }

    /** What API Gateway calls this request, in its access log and to the client; null when there is no telling. */
    public String gatewayRequestId() {
        return gatewayRequestId;
    }

    /** A value of the authorizer's context. */
    public Optional<String> authorizer(String name) {
        return Optional.ofNullable(authorizer.get(name));
    }

    /** All values of a header, in their order; none when it is absent. The case of the name does not matter. */
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** A header's values as one list value (RFC 9110, section 5.3), or empty when it is absent. */
    public Optional<String> header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    /** The query parameters in their order, decoded. */
    public Map<String, List<String>> query() {
        return query;
    }

    /** A path parameter; the empty text when the route has none of that name. */
    public String pathParameter(String name) {
        return pathParameters.getOrDefault(name, "");
    }

    /** A variable of the stage. */
    public Optional<String> stageVariable(String name) {
        return Optional.ofNullable(stageVariables.get(name));
    }

    /** The body as it stands in the event, or empty when there is none. */
    public Optional<String> body() {
        return Optional.ofNullable(body);
    }

    /** Whether {@link #body} is base64 of the body's bytes. */
    public boolean isBase64() {
        return base64;
    }

    /** Method and resource, nothing else. */
    @Override
    public String toString() {
        return method + " " + resource;
    }

    private void readField(String field, JsonParser json) throws IOException {
        switch (field) {
            case "httpMethod" -> method = text(json, method).toUpperCase(Locale.ROOT);
            case "resource" -> resource = text(json, resource);
            case "path" -> publicPath = publicPath.isEmpty() ? text(json, "") : publicPath;
            case "headers" -> single(json, headers, true);
            case "multiValueHeaders" -> multiple(json, headers, true);
            case "queryStringParameters" -> single(json, query, false);
            case "multiValueQueryStringParameters" -> multiple(json, query, false);
            case "pathParameters" -> pathParameters = map(json);
            case "stageVariables" -> stageVariables = map(json);
            case "requestContext" -> context(json);
            case "body" -> body = text(json, null);
            case "isBase64Encoded" -> base64 = json.currentToken() == JsonToken.VALUE_TRUE;
            default -> json.skipChildren();
        }
    }

    private void context(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "path" -> publicPath = text(json, publicPath);
                case "requestId" -> gatewayRequestId = text(json, null);
                case "identity" -> apiKey = map(json).get("apiKey");
                case "authorizer" -> authorizer = map(json);
                default -> json.skipChildren();
            }
        }
    }

    /** One value a name; does not replace what the multi-value form brought, which may come first. */
    private static void single(JsonParser json, Map<String, List<String>> into, boolean lowerCase)
            throws IOException {
        for (Map.Entry<String, String> entry : map(json).entrySet()) {
            into.putIfAbsent(lowerCase ? entry.getKey().toLowerCase(Locale.ROOT) : entry.getKey(),
                    List.of(entry.getValue()));
        }
    }

    private static void multiple(JsonParser json, Map<String, List<String>> into, boolean lowerCase)
            throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        Map<String, List<String>> read = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = lowerCase ? json.currentName().toLowerCase(Locale.ROOT) : json.currentName();
            List<String> values = read.computeIfAbsent(name, _ -> new ArrayList<>());
            if (json.nextToken() != JsonToken.START_ARRAY) {
                add(values, text(json, null));
                continue;
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                add(values, text(json, null));
            }
        }
        read.values().removeIf(List::isEmpty);
        into.putAll(read);
    }

    private static void add(List<String> values, String value) {
        if (value != null) {
            values.add(value);
        }
    }

    /** The scalars of an object; nulls, arrays and objects in it are left out. */
    private static Map<String, String> map(JsonParser json) throws IOException {
        Map<String, String> map = new LinkedHashMap<>();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return map;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            String value = text(json, null);
            if (value != null) {
                map.put(name, value);
            }
        }
        return map;
    }

    private static String text(JsonParser json, String otherwise) throws IOException {
        JsonToken token = json.currentToken();
        if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
            return json.getText();
        }
        json.skipChildren();
        return otherwise;
    }
}
