package tasktracker.cli.transfer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.transfer.csv.Header;

/**
 * Which column of one file fills which field.
 *
 * @param header the file's columns
 * @param columns position of the column, from 0, of each field that has one
 * @param constants the value of each field that has the same in every row
 */
public record Mapping(Header header, Map<Field, Integer> columns, Map<Field, String> constants) {
    /** Columns of our own files that tell about a row and are not part of it. */
    private static final Set<String> ABOUT_THE_ROW = Set.of(Header.key(RejectColumns.RECORD),
            Header.key(RejectColumns.LINE), Header.key(RejectColumns.ERROR));

    public Mapping {
        columns = Field.map(columns);
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
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            if (spec.columns().containsKey(field)) {
                String name = spec.columns().get(field);
                if (!name.isEmpty()) {
                    columns.put(field, only(header, field, List.of(name)));
                }
            } else if (!spec.constants().containsKey(field) && field.names().stream().anyMatch(header::has)) {
                int at = only(header, field, field.names());
                if (!columnNamed(header, spec, at)) {
                    columns.put(field, at);
                }
            }
        }
        return new Mapping(header, columns, spec.constants());
    }

    /** What the row has for a field: the constant, the cell as it is, or null when the field has no column. */
    public String value(Field field, List<String> cells) {
        Integer column = columns.get(field);
        return column == null ? constants.get(field) : cells.get(column);
    }

    /** Whether the file says something of the field in every row. */
    public boolean has(Field field) {
        return columns.containsKey(field) || constants.containsKey(field);
    }

    /** What a message calls the place that a field's value comes from. */
    public String columnOf(Field field) {
        Integer column = columns.get(field);
        return column == null ? field.wire() : header.names().get(column);
    }

    /** The names of the columns that fill no field. */
    public List<String> unused() {
        List<String> unused = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (!columns.containsValue(i) && !ABOUT_THE_ROW.contains(Header.key(header.names().get(i)))) {
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
