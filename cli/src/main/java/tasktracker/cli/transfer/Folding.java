package tasktracker.cli.transfer;

import java.util.List;
import java.util.Optional;
import tasktracker.cli.transfer.csv.CsvRow;

/** Makes one row of several that belong together, such as a task and the notes on it. Keeps state, so not for reuse. */
public interface Folding {
    /** Every row stands for itself. */
    Folding NONE = new Folding() {
        @Override
        public List<String> columns() {
            return List.of();
        }

        @Override
        public Optional<CsvRow> next(CsvRow row) {
            return Optional.of(row);
        }

        @Override
        public Optional<CsvRow> end() {
            return Optional.empty();
        }
    };

    /** The columns that folded rows have behind those of the file. */
    List<String> columns();

    /** The names of the file's columns; called before the first row. */
    default void begin(List<String> names) {}

    /** Takes a row; gives the one before when that is complete now. */
    Optional<CsvRow> next(CsvRow row);

    /** The last row, when there is one. */
    Optional<CsvRow> end();
}
