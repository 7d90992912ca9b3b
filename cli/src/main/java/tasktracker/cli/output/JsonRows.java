package tasktracker.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tasktracker.cli.text.TerminalEscapes;
import tasktracker.contract.Json;

/** Writes JSON to a stream; what {@link JsonPrinter}, {@link NdjsonPrinter} and raw answers share. */
public final class JsonRows {

    private JsonRows() {}

    /**
     * A generator that is only ever flushed: closing it would close the brackets of a document that failed half way. On
     * a terminal it escapes what would control it.
     */
    public static JsonGenerator generator(TextStream stdout) {
        try {
            JsonGenerator json = Json.FACTORY
                    .createGenerator(new OutputStreamWriter(stdout.bytes(), StandardCharsets.UTF_8));
            json.setRootValueSeparator(new SerializedString(""));
            if (stdout.isTerminal()) {
                json.setCharacterEscapes(new TerminalEscapes());
            }
            return json;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static <T> void write(JsonGenerator json, Columns<T> columns, T row) throws IOException {
        json.writeStartObject();
        for (Column<T> column : columns.all()) {
            json.writeFieldName(column.name());
            Json.value(json, column.value().apply(row));
        }
        json.writeEndObject();
    }
}
