package tasktracker.cli.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tasktracker.cli.transfer.csv.BrokenCsvException;
import tasktracker.cli.transfer.csv.CsvRow;
import tasktracker.cli.transfer.csv.CsvRows;
import tasktracker.cli.transfer.csv.Dialect;
import tasktracker.cli.transfer.csv.SpreadsheetGuard;

/**
 * A file whose columns are understood.
 *
 * @param name as messages call it
 * @param path where it is, or was spooled to
 * @param preset whose columns they are
 */
public record ImportFile(String name, Path path, Dialect dialect, Mapping mapping, Optional<Preset> preset) {
    private static final int CATEGORIES_MAX = 10_000;

    /** Takes the rows of a file in order. */
    @FunctionalInterface
    interface RowSink {
        void accept(Row row) throws IOException;
    }

    /**
     * Reads every row.
     *
     * @return SHA-256 of the file, 64 lower-case digits
     * @throws BrokenCsvException when the file cannot be read on
     */
    String read(RowReader reader, RowSink sink) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(path), sha256);
                CsvRows rows = CsvRows.open(in, dialect.delimiter())) {
            for (int skipped = 0; skipped <= dialect.preamble(); skipped++) {
                rows.next();
            }
            Folding folding = preset.map(Preset::folding).orElse(Folding.NONE);
            folding.begin(dialect.header().names());
            boolean guarded = SpreadsheetGuard.guards(dialect.header());
            long record = 0;
            for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                Optional<CsvRow> folded = folding.next(guarded ? row.get().unguarded() : row.get());
                if (folded.isPresent()) {
                    sink.accept(reader.read(folded.get(), ++record));
                }
            }
            Optional<CsvRow> last = folding.end();
            if (last.isPresent()) {
                sink.accept(reader.read(last.get(), ++record));
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /**
     * Reads the whole file and writes nothing.
     *
     * @param categoryKey the form in which names of categories are compared
     */
    Survey survey(RowReader reader, UnaryOperator<String> categoryKey) throws IOException {
        RowKeys keys = new RowKeys();
        Map<String, String> categories = new LinkedHashMap<>();
        int[] good = new int[1];
        String sha256 = read(reader, row -> {
            switch (row) {
                case Row.Bad _ -> keys.add(0);
                case Row.Good(_, Draft draft) -> {
                    keys.add(draft.identity().key());
                    good[0]++;
                    draft.category().ifPresent(name -> categories.putIfAbsent(categoryKey.apply(name), name));
                    if (categories.size() > CATEGORIES_MAX) {
                        throw new BrokenCsvException("more than " + CATEGORIES_MAX + " different categories: is \""
                                + mapping.columnOf(Field.CATEGORY) + "\" the category?",
                                "name it with --map category=COLUMN");
                    }
                }
            }
        });
        return new Survey(sha256, keys.size(), good[0], new Occurrences(keys), categories.values());
    }
}
