package tasktracker.cli.aws.stack;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tasktracker.contract.Json;

/**
 * A line of a log.
 *
 * @param source {@code gateway}, or the function
 * @param fields its fields when it is a JSON object, those that hold others left out
 */
public record LogLine(String id, Instant at, String source, String text, Map<String, String> fields) {
    /** The access log of API Gateway. */
    public static final String GATEWAY = "gateway";

    /** A line as CloudWatch gives it. Of the gateway's the time is when the request came, not when it was answered. */
    static LogLine of(String id, long millis, String source, String text) {
        Map<String, String> fields = fields(text);
        long at = millis;
        if (source.equals(GATEWAY) && fields.containsKey("time")) {
            try {
                at = Long.parseLong(fields.get("time"));
            } catch (NumberFormatException _) {
                // somebody has changed the format; the time of arrival does
            }
        }
        return new LogLine(id, Instant.ofEpochMilli(at), source, text.stripTrailing(), fields);
    }

    /** What it says to people, in short. */
    public String brief() {
        if (fields.containsKey("message")) {
            return join("level", "message", "route", "status", "duration_ms", "error");
        }
        return source.equals(GATEWAY) && fields.containsKey("status")
                ? join("method", "resource", "status", "latency", "errorType")
                : text;
    }

    private String join(String... names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            String value = fields.getOrDefault(name, "-");
            if (!value.equals("-") && !value.isEmpty()) {
                boolean time = name.equals("latency") || name.equals("duration_ms");
                text.append(text.isEmpty() ? "" : " ").append(value).append(time ? " ms" : "");
            }
        }
        return text.toString();
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (text.startsWith("{")) {
            try (JsonParser json = Json.FACTORY.createParser(text)) {
                json.nextToken();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    if (json.nextToken().isScalarValue()) {
                        fields.put(name, json.getText());
                    } else {
                        json.skipChildren();
                    }
                }
            } catch (IOException _) {
                // cut off, or no JSON after all; its text is shown
            }
        }
        return fields;
    }
}
