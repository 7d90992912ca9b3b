package tasktracker.cli.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The schema of what {@link ReportJson} writes; apart from it, since completion asks for it and writes no report. */
public final class ReportSchema {
    private static final String FILE = "load-report.schema.json";

    private ReportSchema() {}

    /** The schema of the document, as JSON Schema 2020-12. */
    public static String text() {
        try (InputStream in = ReportSchema.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
