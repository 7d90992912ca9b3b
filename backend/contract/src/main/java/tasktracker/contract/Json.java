package tasktracker.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON (RFC 8259) by Jackson's streaming core: one factory, and the few loops that every codec needs. */
public final class Json {
    /**
     * Reads strictly: a repeated key is an error, nesting is bounded. Writes UTF-8 as it is, also beyond the basic plane
     * (the default is two escapes). Safe for concurrent use.
     */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(Limits.JSON_DEPTH)
                    .maxStringLength(Limits.BODY_BYTES).maxNumberLength(64).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

    private Json() {}

    /** Something that writes JSON. */
    @FunctionalInterface
    public interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    /** Reads the value of a field; the parser stands on the value's first token and must be left on its last. */
    @FunctionalInterface
    public interface FieldReader {
        void read(String field, JsonParser json) throws IOException;
    }

    /** Reads one value; the parser stands on its first token and must be left on its last. */
    @FunctionalInterface
    public interface ValueReader<T> {
        T read(JsonParser json) throws IOException;
    }

    /** The UTF-8 bytes of what is written. */
    public static byte[] bytes(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try {
            write(out, writing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Writes UTF-8 to a stream, which is flushed and stays open. */
    public static void write(OutputStream out, Writing writing) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            writing.to(json);
        }
    }

    /**
     * Reads one document of UTF-8.
     *
     * @throws IOException when it is no JSON, not of the expected form, or goes on after its end
     */
    public static <T> T read(byte[] utf8, ValueReader<T> reader) throws IOException {
        try (JsonParser json = FACTORY.createParser(utf8)) {
            return document(json, reader);
        }
    }

    private static <T> T document(JsonParser json, ValueReader<T> reader) throws IOException {
        if (json.nextToken() == null) {
            throw new IOException("the document is empty");
        }
        T value = reader.read(json);
        if (json.nextToken() != null) {
            throw new IOException("the document goes on after its end");
        }
        return value;
    }

    /** Reads the object that the parser stands on, field by field. */
    public static void object(JsonParser json, FieldReader fields) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("an object was expected, not " + json.currentToken());
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            fields.read(field, json);
        }
    }

    /** Reads the array that the parser stands on. */
    public static <T> List<T> array(JsonParser json, ValueReader<T> reader) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new IOException("an array was expected, not " + json.currentToken());
        }
        List<T> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(reader.read(json));
        }
        return values;
    }

    /** The string that the parser stands on, or null for {@code null}. */
    public static String text(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getText();
            case VALUE_NULL -> null;
            default -> throw new IOException("a string was expected, not " + json.currentToken());
        };
    }

    /** The plain value the parser stands on: string, number, boolean, null, list or map of these. */
    public static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            case VALUE_NULL -> null;
            case START_ARRAY -> array(json, Json::value);
            case START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                object(json, (field, in) -> map.put(field, value(in)));
                yield map;
            }
            default -> throw new IOException("a value was expected, not " + json.currentToken());
        };
    }

    /** Writes a plain value as {@link #value} reads it. */
    public static void value(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Boolean flag -> json.writeBoolean(flag);
            case Number number -> json.writeNumber(number.toString());
            case List<?> list -> {
                json.writeStartArray();
                for (Object item : list) {
                    value(json, item);
                }
                json.writeEndArray();
            }
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    json.writeFieldName(String.valueOf(entry.getKey()));
                    value(json, entry.getValue());
                }
                json.writeEndObject();
            }
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    /** Writes a string, or {@code null} for null. */
    public static void nullable(JsonGenerator json, String field, Object value) throws IOException {
        json.writeFieldName(field);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }
}
