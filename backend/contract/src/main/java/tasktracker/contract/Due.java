package tasktracker.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * When a task is due: a date (that whole day, wherever the reader is) or an instant. The two stay distinct.
 * The text is canonical and sorts in time: a date comes before the instants of its UTC day.
 *
 * @param text {@code 2026-12-01} or {@code 2026-12-01T09:30:00.000Z}
 */
public record Due(String text) implements Comparable<Due> {
    public static final int MIN_YEAR = 1900;
    /** The year 9999 is left to the stores, which sort tasks without a due date there. */
    public static final int MAX_YEAR = 9998;

    public Due {
        if (text.length() != 10 && text.length() != 24) {
            throw new IllegalArgumentException("not canonical: " + text);
        }
    }

    /** Due on that whole day. */
    public static Due on(LocalDate date) {
        checkYear(date.getYear());
        return new Due(date.toString());
    }

    /** Due at that instant, cut to milliseconds. */
    public static Due at(Instant instant) {
        String text = Timestamps.format(instant);
        checkYear(Timestamps.parseDate(text.substring(0, 10)).getYear());
        return new Due(text);
    }

    /**
     * Reads a date or an RFC 3339 date-time with any offset.
     *
     * @throws DateTimeException when the text is neither, or the year is outside 1900 to 9998
     */
    public static Due parse(String text) {
        return text.length() == 10 ? on(Timestamps.parseDate(text)) : at(Timestamps.parse(text));
    }

    /** Whether this is a whole day and not an instant. */
    public boolean isDate() {
        return text.length() == 10;
    }

    /** The day, or the UTC day of the instant. */
    public LocalDate date() {
        return Timestamps.parseDate(text.substring(0, 10));
    }

    /** The instant; only when this is not a whole day. */
    public Instant instant() {
        return Timestamps.parse(text);
    }

    @Override
    public int compareTo(Due other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    private static void checkYear(int year) {
        if (year < MIN_YEAR || year > MAX_YEAR) {
            throw new DateTimeException("the year must be between " + MIN_YEAR + " and " + MAX_YEAR);
        }
    }
}
