package tasktracker.cli.output;

import java.util.Objects;

/**
 * What a table shows of one value.
 *
 * @param text as it came, hostile or not; the table makes it harmless
 * @param style decoration when stdout takes colour
 */
public record Cell(String text, Style style) {

    public Cell {
        Objects.requireNonNull(text);
        Objects.requireNonNull(style);
    }

    /** Text without decoration. */
    public static Cell of(String text) {
        return new Cell(text, Style.PLAIN);
    }
}
