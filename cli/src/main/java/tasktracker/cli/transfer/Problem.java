package tasktracker.cli.transfer;

import java.util.Objects;

/**
 * Why a row cannot be imported.
 *
 * @param column the column as the file names it, or null when the row as a whole is wrong
 * @param value what the file has there, or null
 * @param reason what is wrong with it
 */
public record Problem(String column, String value, String reason) {
    private static final int SHOWN = 60;

    public Problem {
        Objects.requireNonNull(reason, "reason");
    }

    /** A problem of the whole row. */
    public static Problem ofRow(String reason) {
        return new Problem(null, null, reason);
    }

    /** One line without the place of the row; long values are cut. */
    public String text() {
        if (column == null) {
            return reason;
        }
        return value == null ? column + ": " + reason : column + " \"" + shown() + "\": " + reason;
    }

    /** The value, cut to what fits into a line; null when there is none. */
    public String shown() {
        if (value == null || value.codePointCount(0, value.length()) <= SHOWN) {
            return value;
        }
        return value.substring(0, value.offsetByCodePoints(0, SHOWN - 1)) + "…";
    }
}
