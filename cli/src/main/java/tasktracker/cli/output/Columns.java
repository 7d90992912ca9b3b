package tasktracker.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.text.Nearest;

/**
 * The fields of a resource and where they appear.
 *
 * @param id what {@code -o id} prints
 * @param all in the order of the API: JSON, NDJSON and CSV print them
 * @param brief the ones worth a place in a line, in that order: tables and TSV print them; may hold what the API has not
 */
public record Columns<T>(Function<? super T, String> id, List<Column<T>> all, List<Column<T>> brief) {

    public Columns {
        all = List.copyOf(all);
        brief = List.copyOf(brief);
    }

    /**
     * Columns of which the named ones appear in tables and TSV.
     *
     * @throws IllegalArgumentException if a brief name is not among all
     */
    public static <T> Columns<T> of(Function<? super T, String> id, List<Column<T>> all, String... brief) {
        List<Column<T>> inLine = new ArrayList<>();
        for (String name : brief) {
            Column<T> column = find(all, name);
            if (column == null) {
                throw new IllegalArgumentException(name);
            }
            inLine.add(column);
        }
        return new Columns<>(id, all, inLine);
    }

    /** The names that {@link #select} knows. */
    public List<String> names() {
        return names(selectable());
    }

    /**
     * The columns that {@code --fields} names, for every format.
     *
     * @param fields names separated by commas; null selects nothing and gives these columns back
     * @throws CliException.Usage for a name that is unknown (naming the known ones), empty or repeated
     */
    public Columns<T> select(String fields) {
        if (fields == null) {
            return this;
        }
        List<Column<T>> selected = new ArrayList<>();
        int start = 0;
        while (start <= fields.length()) {
            int comma = fields.indexOf(',', start);
            int end = comma < 0 ? fields.length() : comma;
            String name = fields.substring(start, end).strip();
            Column<T> column = find(selectable(), name);
            if (column == null) {
                throw unknown(name);
            }
            if (find(selected, name) != null) {
                throw new CliException.Usage(Failure.of("REPEATED_FIELD", "--fields names \"" + name + "\" twice"));
            }
            selected.add(column);
            start = end + 1;
        }
        return new Columns<>(id, selected, selected);
    }

    private List<Column<T>> selectable() {
        List<Column<T>> selectable = new ArrayList<>(all);
        for (Column<T> column : brief) {
            if (find(all, column.name()) == null) {
                selectable.add(column);
            }
        }
        return selectable;
    }

    private CliException unknown(String name) {
        String known = " (" + String.join(", ", names()) + ")";
        if (name.isEmpty()) {
            return new CliException.Usage(
                    Failure.of("UNKNOWN_FIELD", "--fields needs names separated by commas" + known));
        }
        String meant = Nearest.to(name, names()).map(near -> "; did you mean " + near + "?").orElse("");
        return new CliException.Usage(
                Failure.of("UNKNOWN_FIELD", "there is no field \"" + name + "\"" + known + meant));
    }

    private static <T> Column<T> find(List<Column<T>> columns, String name) {
        for (Column<T> column : columns) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        return null;
    }

    private static <T> List<String> names(List<Column<T>> columns) {
        List<String> names = new ArrayList<>();
        for (Column<T> column : columns) {
            names.add(column.name());
        }
        return names;
    }
}
