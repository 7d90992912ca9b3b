package tasktracker.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import tasktracker.contract.Json;

/** The values that {@link Column#value} may give, as text. */
final class Values {
    private Values() {}

    /** Null is empty; lists and maps are JSON. */
    static String text(Object value) {
        // No pattern switch: the JVM would make code for it at every start of "task list".
        if (value == null) {
            return "";
        }
        return value instanceof List<?> || value instanceof Map<?, ?> ? json(value) : value.toString();
    }

    private static String json(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = Json.FACTORY.createGenerator(text)) {
            Json.value(out, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
