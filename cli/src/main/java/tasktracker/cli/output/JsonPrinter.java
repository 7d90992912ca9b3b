package tasktracker.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The shape of the API: {@code {"data":[…],"nextCursor":null}} or <code>{"data":{…}}</code>, one line. */
final class JsonPrinter<T> implements Printer<T> {

    private final Columns<T> columns;
    private final JsonGenerator json;
    private boolean started;

    JsonPrinter(TextStream stdout, Columns<T> columns) {
        this.columns = columns;
        this.json = JsonRows.generator(stdout);
    }

    @Override
    public void rows(List<T> page) {
        try {
            start();
            for (T row : page) {
                JsonRows.write(json, columns, row);
            }
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void finish(String nextCursor) {
        try {
            start();
            json.writeEndArray();
            json.writeStringField("nextCursor", nextCursor);
            end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void single(T resource) {
        try {
            json.writeStartObject();
            json.writeFieldName("data");
            JsonRows.write(json, columns, resource);
            end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() throws IOException {
        if (!started) {
            started = true;
            json.writeStartObject();
            json.writeArrayFieldStart("data");
        }
    }

    private void end() throws IOException {
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }
}
