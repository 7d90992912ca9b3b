package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tasktracker.contract.Json;

/** What a handler wrote. */
record Answer(int status, Map<String, String> headers, String body) {
    @SuppressWarnings("unchecked")
    static Answer read(byte[] bytes) throws IOException {
        Map<String, Object> answer = (Map<String, Object>) Json.read(bytes, Json::value);
        assertEquals(List.of("statusCode", "headers", "body", "isBase64Encoded"), List.copyOf(answer.keySet()));
        assertEquals(false, answer.get("isBase64Encoded"));
        return new Answer((int) answer.get("statusCode"), (Map<String, String>) answer.get("headers"),
                (String) answer.get("body"));
    }

    /** A value of the body by the names and indexes on the way to it; of the type that the test expects. */
    @SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
    <T> T at(Object... path) {
        try {
            Object value = Json.read(body.getBytes(StandardCharsets.UTF_8), Json::value);
            for (Object step : path) {
                value = switch (step) {
                    case Integer index -> ((List<Object>) value).get(index);
                    default -> ((Map<String, Object>) value).get(step);
                };
            }
            return (T) value;
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + body, e);
        }
    }

    String header(String name) {
        return headers.get(name);
    }

    /** Checks status and code, and gives the details. */
    Map<String, Object> refused(int expectedStatus, String code) {
        assertEquals(expectedStatus + " " + code, status + " " + at("error", "code"), body);
        assertEquals(header("X-Correlation-Id"), at("error", "correlationId"));
        Map<String, Object> details = at("error", "details");
        return details == null ? Map.of() : details;
    }

    Answer expect(int expectedStatus) {
        assertEquals(expectedStatus, status, body);
        return this;
    }
}
