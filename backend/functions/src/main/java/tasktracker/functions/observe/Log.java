package tasktracker.functions.observe;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import tasktracker.contract.Json;
import tasktracker.contract.Timestamps;

/**
 * Structured log lines with the field names of Powertools for AWS Lambda, so that queries written for those work. A
 * line never holds a secret or a text that a client sent.
 */
public final class Log {
    private static final int FRAMES = 40;

    private final Consumer<String> lines;
    private final String service;
    private final Clock clock;

    /**
     * A log.
     *
     * @param lines takes one line of JSON at a time, without its end; from several threads
     */
    public Log(Consumer<String> lines, String service, Clock clock) {
        this.lines = lines;
        this.service = service;
        this.clock = clock;
    }

    public void debug(String message, Map<String, Object> fields) {
        write(Level.DEBUG, message, fields, null);
    }

    public void info(String message, Map<String, Object> fields) {
        write(Level.INFO, message, fields, null);
    }

    public void warn(String message, Map<String, Object> fields) {
        write(Level.WARN, message, fields, null);
    }

    /** A fault of ours, with its stack. */
    public void error(String message, Throwable cause) {
        write(Level.ERROR, message, Map.of(), cause);
    }

    private void write(Level level, String message, Map<String, Object> fields, Throwable cause) {
        RequestScope scope = RequestScope.current();
        if (level.compareTo(scope.level()) < 0) {
            return;
        }
        byte[] line = Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("level", level.name());
            json.writeStringField("message", message);
            json.writeStringField("timestamp", Timestamps.format(clock.instant()));
            json.writeStringField("service", service);
            json.writeBooleanField("cold_start", scope.coldStart());
            json.writeStringField("function_name", scope.functionName());
            json.writeStringField("function_request_id", scope.requestId());
            json.writeStringField("correlation_id", scope.correlationId());
            if (scope.gatewayRequestId() != null) {
                json.writeStringField("gateway_request_id", scope.gatewayRequestId());
            }
            if (scope.traceId() != null) {
                json.writeStringField("xray_trace_id", scope.traceId());
            }
            for (Map.Entry<String, Object> field : fields.entrySet()) {
                json.writeFieldName(field.getKey());
                Json.value(json, field.getValue());
            }
            if (cause != null) {
                write(json, cause);
            }
            json.writeEndObject();
        });
        lines.accept(new String(line, StandardCharsets.UTF_8));
    }

    private static void write(JsonGenerator json, Throwable cause) throws IOException {
        json.writeObjectFieldStart("error");
        json.writeStringField("name", cause.getClass().getName());
        json.writeStringField("message", message(cause));
        StringBuilder stack = new StringBuilder();
        for (Throwable at = cause; at != null && stack.length() < 20_000; at = at.getCause()) {
            stack.append(stack.isEmpty() ? "" : "Caused by: ").append(at.getClass().getName()).append(": ")
                    .append(message(at)).append('\n');
            StackTraceElement[] frames = at.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
                stack.append("\tat ").append(frames[i]).append('\n');
            }
        }
        json.writeStringField("stack", stack.toString());
        json.writeEndObject();
    }

    /** The JDK's and the parser's messages quote what they were given, which may be a client's text. */
    private static String message(Throwable cause) {
        String type = cause.getClass().getName();
        boolean quotes = type.startsWith("java.lang.") || type.startsWith("java.util.")
                || type.startsWith("java.time.") || type.startsWith("com.fasterxml.");
        return quotes || cause.getMessage() == null ? "" : cause.getMessage();
    }
}
