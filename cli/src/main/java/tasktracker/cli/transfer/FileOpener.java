package tasktracker.cli.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
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
    private final Optional<Preset> preset;
    private final LocalDate today;

    /**
     * Opens files by what the user said.
     *
     * @param delimiter between cells, or empty to find out
     * @param preset whose files they are, or empty for any
     * @param today in the user's zone
     */
    public FileOpener(MappingSpec spec, Optional<Character> delimiter, Optional<Preset> preset, LocalDate today) {
        this.spec = spec;
        this.delimiter = delimiter;
        this.preset = preset;
        this.today = today;
    }

    /**
     * Reads the start of a file.
     *
     * @param name as messages call it
     * @throws CliException.Usage when it has no header, or one that fits several ways
     */
    public ImportFile open(String name, Path path) throws IOException {
        DialectFinder.Found found = new DialectFinder(
                header -> preset.map(known -> known.fits(header)).orElseGet(() -> Mapping.fits(header, spec)))
                .find(path, delimiter);
        return switch (found) {
            case DialectFinder.Found.One(Dialect dialect) ->
                new ImportFile(name, path, dialect, mapping(name, dialect.header()), preset);
            case DialectFinder.Found.Several(List<Dialect> dialects) -> throw new CliException.Usage(Failure
                    .of("AMBIGUOUS_DELIMITER", name + " can be read with several delimiters: " + names(dialects))
                    .hint("name one with --delimiter"));
            case DialectFinder.Found.None(Header first) -> throw noHeader(name, first);
        };
    }

    private Mapping mapping(String name, Header header) {
        if (preset.isEmpty()) {
            return Mapping.of(header, spec);
        }
        List<String> added = preset.get().folding().columns();
        List<String> names = new ArrayList<>(header.names());
        names.addAll(added);
        Header whole = new Header(names);
        return Mapping.of(whole, added.size(), spec, preset.get().sources(whole, baseName(name), today));
    }

    private static String baseName(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : "";
    }

    private CliException noHeader(String name, Header first) {
        if (first.size() == 0) {
            return usage("NO_HEADER", name + " is empty: not even a header", null);
        }
        if (preset.isPresent()) {
            return usage("NO_HEADER", name + " has no header of " + preset.get().name() + "; its first line has: "
                    + String.join(", ", first.names()), "without --format, name the columns with --map title=COLUMN");
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
