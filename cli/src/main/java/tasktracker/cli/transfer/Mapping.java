package tasktracker.cli.transfer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.transfer.csv.Header;

/**
 * Which column of one file fills which field.
 *
 * @param header the columns: the file's, then those that folding adds
 * @param added how many columns folding adds
 * @param sources of each field that has a column
 * @param constants the value of each field that has the same in every row
 */
public record Mapping(Header header, int added, Map<Field, Source> sources, Map<Field, String> constants) {
    /** Columns of our own files that tell about a row and are not part of it. */
    private static final Set<String> ABOUT_THE_ROW = Set.of(Header.key(RejectColumns.RECORD),
            Header.key(RejectColumns.LINE), Header.key(RejectColumns.ERROR));

    public Mapping {
        sources = Field.map(sources);
        constants = Field.map(constants);
    }

    /** Whether these columns can be the header that the user has in mind. */
    public static boolean fits(Header header, MappingSpec spec) {
        boolean named = spec.columns().values().stream().filter(name -> !name.isEmpty()).allMatch(header::has);
        return named && (spec.columns().containsKey(Field.TITLE) || spec.constants().containsKey(Field.TITLE)
                || header.has(Field.TITLE.wire()));
    }

    /**
     * Finds the columns: those that the user named, and for other fields those of their names.
     *
     * @param header one that {@link #fits}
     * @throws CliException.Usage when a name fits several columns
     */
    public static Mapping of(Header header, MappingSpec spec) {
        Map<Field, Source> byName = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            if (!spec.names(field) && field.names().stream().anyMatch(header::has)) {
                int at = only(header, field, field.names());
                if (!columnNamed(header, spec, at)) {
                    byName.put(field, Source.of(at));
                }
            }
        }
        return of(header, 0, spec, byName);
    }

    /** The same where a preset knows the columns that the user does not name. */
    static Mapping of(Header header, int added, MappingSpec spec, Map<Field, Source> known) {
        Map<Field, Source> sources = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            String named = spec.columns().getOrDefault(field, "");
            if (!named.isEmpty()) {
                sources.put(field, Source.of(only(header, field, List.of(named))));
            } else if (!spec.names(field) && known.containsKey(field)) {
                sources.put(field, known.get(field));
            }
        }
        return new Mapping(header, added, sources, spec.constants());
    }

    /** The first column of each field that has one. */
    public Map<Field, Integer> columns() {
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        sources.forEach((field, source) -> columns.put(field, source.columns().getFirst()));
        return columns;
    }

    /** How many columns the file has. */
    public int width() {
        return header.size() - added;
    }

    /**
     * What the row has for a field: the constant, what its cells say, or null when the field has no column.
     *
     * @param warn takes what is lost or guessed
     */
    String value(Field field, List<String> cells, Consumer<String> warn) {
        Source source = sources.get(field);
        return source == null ? constants.get(field) : source.reading().read(source.cells(cells), warn);
    }

    /** What tells this mapping from others of the same file. */
    String fingerprint() {
        StringBuilder text = new StringBuilder();
        sources.forEach((field, source) -> text.append(field).append(source.columns()).append(';'));
        return text.append(constants).toString();
    }

    /** Whether the file says something of the field in every row. */
    public boolean has(Field field) {
        return sources.containsKey(field) || constants.containsKey(field);
    }

    /** What a message calls the place that a field's value comes from. */
    public String columnOf(Field field) {
        Source source = sources.get(field);
        return source == null ? field.wire() : header.names().get(source.columns().getFirst());
    }

    /** The names of the file's columns that fill no field. */
    public List<String> unused() {
        Set<Integer> used = new HashSet<>();
        sources.values().forEach(source -> used.addAll(source.columns()));
        List<String> unused = new ArrayList<>();
        for (int i = 0; i < width(); i++) {
            if (!used.contains(i) && !ABOUT_THE_ROW.contains(Header.key(header.names().get(i)))) {
                unused.add(header.names().get(i));
            }
        }
        return unused;
    }

    private static boolean columnNamed(Header header, MappingSpec spec, int at) {
        return spec.columns().values().stream().anyMatch(name -> !name.isEmpty() && header.find(name).contains(at));
    }

    private static int only(Header header, Field field, List<String> names) {
        List<Integer> found = new ArrayList<>();
        for (String name : names) {
            found.addAll(header.find(name));
        }
        if (found.size() > 1) {
            List<String> places = new ArrayList<>();
            for (int at : found) {
                places.add("\"" + header.names().get(at) + "\" (column " + (at + 1) + ")");
            }
            throw new CliException.Usage(Failure
                    .of("AMBIGUOUS_COLUMN", "several columns can be the " + field.wire() + ": "
                            + String.join(", ", places))
                    .hint("name one with --map " + field.wire() + "=COLUMN, or rename the others in the file"));
        }
        return found.getFirst();
    }
}
