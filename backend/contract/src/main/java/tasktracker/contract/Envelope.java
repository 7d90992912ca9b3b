package tasktracker.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outer form of every answer: {@code {"data":…}}, with {@code nextCursor} for lists, or {@code {"error":…}}. */
public final class Envelope {
    private static final String DATA = "data";
    private static final String NEXT_CURSOR = "nextCursor";
    private static final String ERROR = "error";

    private Envelope() {}

    /** Writes one resource. */
    @FunctionalInterface
    public interface ItemWriter<T> {
        void write(JsonGenerator json, T item) throws IOException;
    }

    /** {@code {"data":item}}. */
    public static <T> Json.Writing data(T item, ItemWriter<T> writer) {
        return json -> {
            json.writeStartObject();
            json.writeFieldName(DATA);
            writer.write(json, item);
            json.writeEndObject();
        };
    }

    /** {@code {"data":[…],"nextCursor":…}}. */
    public static <T> Json.Writing page(Page<T> page, ItemWriter<T> writer) {
        return json -> {
            json.writeStartObject();
            json.writeArrayFieldStart(DATA);
            for (T item : page.items()) {
                writer.write(json, item);
            }
            json.writeEndArray();
            Json.nullable(json, NEXT_CURSOR, page.nextCursor().orElse(null));
            json.writeEndObject();
        };
    }

    /** {@code {"error":{…}}}. */
    public static Json.Writing error(ApiError error) {
        return json -> {
            json.writeStartObject();
            json.writeFieldName(ERROR);
            write(json, error);
            json.writeEndObject();
        };
    }

    /** Writes an error without its envelope; the correlation id is left out when null. */
    public static void write(JsonGenerator json, ApiError error) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", error.code());
        json.writeStringField("message", error.message());
        if (!error.details().isEmpty()) {
            json.writeFieldName("details");
            Json.value(json, error.details());
        }
        if (error.correlationId() != null) {
            json.writeStringField("correlationId", error.correlationId());
        }
        json.writeEndObject();
    }

    /** Reads {@code {"data":item}}. */
    public static <T> T readData(byte[] body, Json.ValueReader<T> reader) throws IOException {
        return Json.read(body, json -> {
            Holder<T> holder = new Holder<>();
            Json.object(json, (field, in) -> {
                if (field.equals(DATA)) {
                    holder.value = reader.read(in);
                } else {
                    in.skipChildren();
                }
            });
            if (holder.value == null) {
                throw new IOException("the answer has no data");
            }
            return holder.value;
        });
    }

    /** Reads {@code {"data":[…],"nextCursor":…}}. */
    public static <T> Page<T> readPage(byte[] body, Json.ValueReader<T> reader) throws IOException {
        return Json.read(body, json -> {
            Holder<List<T>> items = new Holder<>();
            Holder<String> cursor = new Holder<>();
            Json.object(json, (field, in) -> {
                switch (field) {
                    case DATA -> items.value = Json.array(in, reader);
                    case NEXT_CURSOR -> cursor.value = Json.text(in);
                    default -> in.skipChildren();
                }
            });
            if (items.value == null) {
                throw new IOException("the answer has no data");
            }
            return new Page<>(items.value, Optional.ofNullable(cursor.value));
        });
    }

    /** Reads {@code {"error":{…}}}, or empty when the body is something else (a proxy's page, say). */
    public static Optional<ApiError> readError(byte[] body) {
        try {
            return Json.read(body, json -> {
                Holder<ApiError> holder = new Holder<>();
                Json.object(json, (field, in) -> {
                    if (field.equals(ERROR) && in.currentToken() == JsonToken.START_OBJECT) {
                        holder.value = readApiError(in);
                    } else {
                        in.skipChildren();
                    }
                });
                return Optional.ofNullable(holder.value);
            });
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Reads an error without its envelope. */
    public static ApiError readApiError(JsonParser json) throws IOException {
        String[] texts = new String[3];
        Holder<Map<String, Object>> details = new Holder<>();
        details.value = Map.of();
        Json.object(json, (field, in) -> {
            switch (field) {
                case "code" -> texts[0] = Json.text(in);
                case "message" -> texts[1] = Json.text(in);
                case "correlationId" -> texts[2] = Json.text(in);
                case "details" -> {
                    if (Json.value(in) instanceof Map<?, ?> map) {
                        details.value = strings(map);
                    }
                }
                default -> in.skipChildren();
            }
        });
        if (texts[0] == null) {
            throw new IOException("an error without code");
        }
        return new ApiError(texts[0], texts[1] == null ? "" : texts[1], details.value, texts[2]);
    }

    private static Map<String, Object> strings(Map<?, ?> map) {
        Map<String, Object> out = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                out.put(String.valueOf(key), value);
            }
        });
        return out;
    }

    private static final class Holder<T> {
        private T value;
    }
}
