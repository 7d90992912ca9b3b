package tasktracker.cli.transfer.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds delimiter and header by reading the start of the file with each delimiter in turn, quotes and all, and looking
 * for a record that can be the header. Counting characters would take those inside quotes for delimiters.
 */
public final class DialectFinder {
    /** The delimiters tried, in the order of preference when a file has one column. */
    public static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    /** Records that may come before the header. */
    static final int PREAMBLE_MAX = 30;
    private static final int SAMPLE = 200;

    private final Predicate<Header> isHeader;

    /** Looks for a header that passes the test. */
    public DialectFinder(Predicate<Header> isHeader) {
        this.isHeader = isHeader;
    }

    /** What was found. */
    public sealed interface Found {
        /** One way to read the file. */
        record One(Dialect dialect) implements Found {}

        /** Several ways that are as good. */
        record Several(List<Dialect> dialects) implements Found {}

        /** No header; the first record as the likeliest delimiter reads it, empty when the file is empty. */
        record None(Header first) implements Found {}
    }

    private record Candidate(Dialect dialect, int ragged) {}

    /**
     * Reads the start of the file.
     *
     * @param delimiter the only one to try, or empty for all
     * @throws BrokenCsvException when no delimiter makes sense of the start of the file
     */
    public Found find(Path file, Optional<Character> delimiter) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        Header first = new Header(List.of());
        BrokenCsvException broken = null;
        for (char tried : delimiter.map(List::of).orElse(DELIMITERS)) {
            try {
                List<CsvRow> sample = sample(file, tried);
                if (!sample.isEmpty() && sample.getFirst().cells().size() > first.size()) {
                    first = new Header(sample.getFirst().cells());
                }
                candidate(sample, tried).ifPresent(candidates::add);
            } catch (BrokenCsvException e) {
                broken = broken == null ? e : broken;
            }
        }
        if (candidates.isEmpty() && broken != null) {
            throw broken;
        }
        return candidates.isEmpty() ? new Found.None(first) : best(candidates);
    }

    private Optional<Candidate> candidate(List<CsvRow> sample, char delimiter) {
        for (int at = 0; at < Math.min(sample.size(), PREAMBLE_MAX + 1); at++) {
            Header header = new Header(sample.get(at).cells());
            if (isHeader.test(header) && isPreamble(sample.subList(0, at), header)) {
                int ragged = 0;
                for (CsvRow row : sample.subList(at + 1, sample.size())) {
                    ragged += row.cells().size() == header.size() && row.defect() == null ? 0 : 1;
                }
                return Optional.of(new Candidate(new Dialect(delimiter, at, header), ragged));
            }
        }
        return Optional.empty();
    }

    /** A row of data that happens to hold a column's name is no header: what comes before one has another form. */
    private static boolean isPreamble(List<CsvRow> before, Header header) {
        return before.stream().allMatch(
                row -> row.cells().size() != header.size() || row.cells().stream().allMatch(String::isBlank));
    }

    /** Several columns beat one: a whole line that is a column's name says nothing about the delimiter. */
    private static Found best(List<Candidate> candidates) {
        List<Candidate> wide = candidates.stream().filter(one -> one.dialect().header().size() > 1).toList();
        if (wide.size() > 1) {
            return new Found.Several(wide.stream().map(Candidate::dialect).toList());
        }
        if (wide.size() == 1) {
            return new Found.One(wide.getFirst().dialect());
        }
        Candidate best = candidates.getFirst();
        for (Candidate other : candidates) {
            best = other.ragged() < best.ragged() ? other : best;
        }
        return new Found.One(best.dialect());
    }

    private static List<CsvRow> sample(Path file, char delimiter) throws IOException {
        List<CsvRow> sample = new ArrayList<>();
        try (CsvRows rows = CsvRows.open(Files.newInputStream(file), delimiter)) {
            for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                sample.add(row.get());
                if (sample.size() == SAMPLE) {
                    break;
                }
            }
        }
        return sample;
    }
}
