package tasktracker.cli.transfer;

import java.time.Instant;

/**
 * How cells are read.
 *
 * @param longTitles what happens to titles beyond the limit
 * @param idPrefix put before each id of the file, may be empty
 * @param dates the forms of dates
 * @param now when the import started: no task may be created later
 */
public record RowRules(LongTitles longTitles, String idPrefix, Dates dates, Instant now) {
    /** What happens to titles beyond the limit. */
    public enum LongTitles {
        /** The row fails. */
        FAIL,
        /** The title is cut, and the whole of it becomes the start of the description. */
        MOVE_TO_DESCRIPTION
    }
}
