package tasktracker.cli.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where a field's value comes from in a row.
 *
 * @param columns positions, from 0; never empty
 * @param reading makes the value of the cells of these columns
 */
public record Source(List<Integer> columns, Reading reading) {
    /** Makes a value of cells. */
    @FunctionalInterface
    public interface Reading {
        /**
         * The value; empty says nothing. What cannot be understood is given back as it is, and then fails its row.
         *
         * @param cells those of the source's columns, in their order
         * @param warn takes what is lost or guessed, as a sentence about the cell
         */
        String read(List<String> cells, Consumer<String> warn);
    }

    public Source {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a source without columns");
        }
    }

    /** The cell as it is. */
    public static Source of(int column) {
        return new Source(List.of(column), (cells, _) -> cells.getFirst());
    }

    /** The cells of this source in a row. */
    List<String> cells(List<String> row) {
        if (columns.size() == 1) {
            return List.of(row.get(columns.getFirst()));
        }
        List<String> cells = new ArrayList<>(columns.size());
        for (int column : columns) {
            cells.add(row.get(column));
        }
        return cells;
    }
}
