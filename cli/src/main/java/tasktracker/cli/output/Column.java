package tasktracker.cli.output;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/**
 * One field of a resource. Made by {@link #of}, refined by the other methods.
 *
 * @param name as {@code --fields}, JSON and the header of CSV call it
 * @param title the header of the table
 * @param value for machines: null, a String, Boolean, Integer, Long or Double, a List or a Map with String keys of such
 * @param cell for people, in tables
 * @param right whether tables align it to the right
 * @param shrinkable whether a table may cut it to fit the terminal
 * @param dispensable whether a table may leave it out where the others would not be readable
 */
public record Column<T>(String name, String title, Function<? super T, Object> value, Function<? super T, Cell> cell,
        boolean right, boolean shrinkable, boolean dispensable) {

    public Column {
        Objects.requireNonNull(name);
        Objects.requireNonNull(title);
    }

    /** A column that shows its value as it is under its name in capitals. */
    public static <T> Column<T> of(String name, Function<? super T, Object> value) {
        return new Column<>(name, name.toUpperCase(Locale.ROOT), value, row -> Cell.of(Values.text(value.apply(row))),
                false, false, false);
    }

    /** The same under another table header. */
    public Column<T> titled(String header) {
        return new Column<>(name, header, value, cell, right, shrinkable, dispensable);
    }

    /** The same with another look in tables. */
    public Column<T> shown(Function<? super T, Cell> look) {
        return new Column<>(name, title, value, look, right, shrinkable, dispensable);
    }

    /** The same, aligned to the right in tables. */
    public Column<T> toTheRight() {
        return new Column<>(name, title, value, cell, true, shrinkable, dispensable);
    }

    /** The same, cut in tables that do not fit. */
    public Column<T> shrinking() {
        return new Column<>(name, title, value, cell, right, true, dispensable);
    }

    /** The same, left out of tables that are too narrow for all. */
    public Column<T> dispensable(boolean mayGo) {
        return new Column<>(name, title, value, cell, right, shrinkable, mayGo);
    }
}
