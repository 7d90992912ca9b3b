package tasktracker.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** One JSON object a line and nothing around them. */
final class NdjsonPrinter<T> implements Printer<T> {

    private final Columns<T> columns;
    private final JsonGenerator json;

    NdjsonPrinter(TextStream stdout, Columns<T> columns) {
        this.columns = columns;
        this.json = JsonRows.generator(stdout);
    }

    @Override
    public void rows(List<T> page) {
        try {
            for (T row : page) {
                JsonRows.write(json, columns, row);
                json.writeRaw('\n');
            }
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void finish(String nextCursor) {
        // the last line is the end
    }

    @Override
    public void single(T resource) {
        rows(List.of(resource));
    }
}
