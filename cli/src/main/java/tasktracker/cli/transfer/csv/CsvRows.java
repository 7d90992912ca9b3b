package tasktracker.cli.transfer.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The records of a CSV file (RFC 4180) one after the other: lines end in CRLF, LF or CR, quotes may span them, blank
 * lines are skipped. Holds one record and one buffer, however long the file is. Not for use by several threads.
 */
public final class CsvRows implements AutoCloseable {
    private final RecordWatch watch;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private long read;

    private CsvRows(RecordWatch watch, CSVParser parser) {
        this.watch = watch;
        this.parser = parser;
        this.records = parser.iterator();
    }

    /** Reads from a stream, which {@link #close()} closes. */
    public static CsvRows open(InputStream in, char delimiter) throws IOException {
        RecordWatch watch = new RecordWatch(new StrictUtf8Reader(in), delimiter);
        // Lenient where the watch is strict: it knows the place, and the parser would lose the rest of the file.
        // Blank lines stay, so that each record has its mark.
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).setTrailingData(true)
                .setIgnoreEmptyLines(false).get();
        return new CsvRows(watch, CSVParser.builder().setReader(watch).setFormat(format).get());
    }

    /**
     * The next record, or empty at the end.
     *
     * @throws BrokenCsvException when the file is not UTF-8, or a quote is never closed
     */
    public Optional<CsvRow> next() throws IOException {
        while (hasNext()) {
            List<String> cells = List.of(records.next().values());
            Mark mark = watch.next();
            if (!mark.isBlank()) {
                return Optional.of(new CsvRow(++read, mark.line(), mark.start(), mark.end(), cells, mark.defect()));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private boolean hasNext() throws IOException {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BrokenCsvException broken) {
                    throw broken;
                }
            }
            throw e.getCause();
        }
    }
}
