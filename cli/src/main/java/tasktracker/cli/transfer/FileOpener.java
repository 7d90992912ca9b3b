package tasktracker.cli.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.transfer.csv.Dialect;
import tasktracker.cli.transfer.csv.DialectFinder;
import tasktracker.cli.transfer.csv.Header;

/** Finds out how a file is to be read and what its columns mean. */
public final class FileOpener {
    private final MappingSpec spec;
    private final Optional<Character> delimiter;

    /**
     * Opens files by what the user said.
     *
     * @param delimiter between cells, or empty to find out
     */
    public FileOpener(MappingSpec spec, Optional<Character> delimiter) {
        this.spec = spec;
        this.delimiter = delimiter;
    }

    /**
     * Reads the start of a file.
     *
     * @param name as messages call it
     * @throws CliException.Usage when it has no header, or one that fits several ways
     */
    public ImportFile open(String name, Path path) throws IOException {
        DialectFinder.Found found = new DialectFinder(header -> Mapping.fits(header, spec)).find(path, delimiter);
        return switch (found) {
            case DialectFinder.Found.One(Dialect dialect) ->
                new ImportFile(name, path, dialect, Mapping.of(dialect.header(), spec));
            case DialectFinder.Found.Several(List<Dialect> dialects) -> throw new CliException.Usage(Failure
                    .of("AMBIGUOUS_DELIMITER", name + " can be read with several delimiters: " + names(dialects))
                    .hint("name one with --delimiter"));
            case DialectFinder.Found.None(Header first) -> throw noHeader(name, first);
        };
    }

    private CliException noHeader(String name, Header first) {
        if (first.size() == 0) {
            return usage("NO_HEADER", name + " is empty: not even a header", null);
        }
        List<String> wanted = new ArrayList<>();
        for (Map.Entry<Field, String> column : spec.columns().entrySet()) {
            if (!column.getValue().isEmpty() && !first.has(column.getValue())) {
                wanted.add("\"" + column.getValue() + "\" for the " + column.getKey().wire());
            }
        }
        boolean titleNamed = spec.columns().containsKey(Field.TITLE) || spec.constants().containsKey(Field.TITLE);
        if (!titleNamed && !first.has(Field.TITLE.wire())) {
            wanted.add("\"title\"");
        }
        String missing = wanted.isEmpty() ? "no header" : "no column " + String.join(", no column ", wanted);
        return usage("NO_COLUMN", name + " has " + missing + "; its first line has: "
                + String.join(", ", first.names()), "name the columns with --map title=COLUMN,due=COLUMN");
    }

    private static String names(List<Dialect> dialects) {
        return String.join(", ", dialects.stream().map(Dialect::delimiterName).toList());
    }

    private static CliException usage(String code, String message, String hint) {
        return new CliException.Usage(Failure.of(code, message).hint(hint));
    }
}
