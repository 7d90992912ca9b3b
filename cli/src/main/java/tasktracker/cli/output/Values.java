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
        return switch (value) {
            case null -> "";
            case List<?> _,Map<?, ?> _ -> json(value);
            default -> value.toString();
        };
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
