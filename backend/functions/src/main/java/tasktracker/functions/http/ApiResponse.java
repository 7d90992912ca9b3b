package tasktracker.functions.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tasktracker.contract.HeaderNames;
import tasktracker.contract.Json;

/** An answer as API Gateway's REST proxy integration takes it. */
public final class ApiResponse {
    private static final byte[] NOTHING = {};

    private final int status;
    private final byte[] body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private ApiResponse(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    /** An answer with a JSON body. */
    public static ApiResponse json(int status, Json.Writing body) {
        return new ApiResponse(status, Json.bytes(body)).header(HeaderNames.CONTENT_TYPE, "application/json");
    }

    /** An answer with another body, in UTF-8. */
    public static ApiResponse text(int status, String contentType, String body) {
        return new ApiResponse(status, body.getBytes(StandardCharsets.UTF_8)).header(HeaderNames.CONTENT_TYPE,
                contentType);
    }

    /** An answer without a body. */
    public static ApiResponse empty(int status) {
        return new ApiResponse(status, NOTHING);
    }

    /** Sets a header. */
    public ApiResponse header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Sets a header that is not set yet. */
    public ApiResponse defaultHeader(String name, String value) {
        headers.putIfAbsent(name, value);
        return this;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Writes {@code {"statusCode","headers","body","isBase64Encoded"}}. */
    public void write(OutputStream out) throws IOException {
        Json.write(out, json -> {
            json.writeStartObject();
            json.writeNumberField("statusCode", status);
            json.writeObjectFieldStart("headers");
            for (Map.Entry<String, String> header : headers.entrySet()) {
                json.writeStringField(header.getKey(), header.getValue());
            }
            json.writeEndObject();
            json.writeFieldName("body");
            json.writeUTF8String(body, 0, body.length);
            json.writeBooleanField("isBase64Encoded", false);
            json.writeEndObject();
        });
    }
}
