package tasktracker.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Instants as text, always {@code yyyy-MM-ddTHH:mm:ss.SSSZ} so that their order as text is their order in time.
 * Written by hand because {@link java.time.format.DateTimeFormatter} costs tens of milliseconds at a cold start.
 */
public final class Timestamps {
    private static final long DAY_MILLIS = 86_400_000L;

    private Timestamps() {}

    /** The later of two. */
    public static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** The text of an instant, cut to milliseconds. Years 0000 to 9999 only. */
    public static String format(Instant instant) {
        return formatMillis(instant.toEpochMilli());
    }

    /** As {@link #format(Instant)}, from milliseconds since 1970-01-01T00:00:00Z. */
    public static String formatMillis(long millis) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(millis, DAY_MILLIS));
        int ofDay = (int) Math.floorMod(millis, DAY_MILLIS);
        if (date.getYear() < 0 || date.getYear() > 9999) {
            throw new DateTimeException("year " + date.getYear() + " has no four-digit form");
        }
        char[] out = new char[24];
        digits(out, 0, 4, date.getYear());
        out[4] = '-';
        digits(out, 5, 2, date.getMonthValue());
        out[7] = '-';
        digits(out, 8, 2, date.getDayOfMonth());
        out[10] = 'T';
        digits(out, 11, 2, ofDay / 3_600_000);
        out[13] = ':';
        digits(out, 14, 2, ofDay / 60_000 % 60);
        out[16] = ':';
        digits(out, 17, 2, ofDay / 1_000 % 60);
        out[19] = '.';
        digits(out, 20, 3, ofDay % 1_000);
        out[23] = 'Z';
        return new String(out);
    }

    /**
     * Reads an RFC 3339 date-time with any offset; digits of a fraction beyond milliseconds are cut.
     *
     * @throws DateTimeException when the text is none, or names a time that does not exist (also a leap second)
     */
    public static Instant parse(String text) {
        int length = text.length();
        if (length < 20 || text.charAt(4) != '-' || text.charAt(7) != '-' || (text.charAt(10) | 0x20) != 't'
                || text.charAt(13) != ':' || text.charAt(16) != ':') {
            throw new DateTimeException("not an RFC 3339 date-time: " + text);
        }
        LocalDate date = parseDate(text.substring(0, 10));
        long seconds = range(text, 11, 23) * 3600L + range(text, 14, 59) * 60L + range(text, 17, 59);
        int at = 19;
        int millis = 0;
        if (text.charAt(at) == '.') {
            int start = ++at;
            for (int scale = 100; at < length && isDigit(text.charAt(at)); at++, scale /= 10) {
                millis += (text.charAt(at) - '0') * scale;
            }
            if (at == start) {
                throw new DateTimeException("a fraction without digits: " + text);
            }
        }
        return Instant.ofEpochSecond(date.toEpochDay() * 86_400 + seconds - offsetSeconds(text, at),
                millis * 1_000_000L);
    }

    /**
     * Reads {@code yyyy-MM-dd}.
     *
     * @throws DateTimeException when the text is no such date
     */
    public static LocalDate parseDate(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw new DateTimeException("not a date: " + text);
        }
        return LocalDate.of(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2));
    }

    private static int offsetSeconds(String text, int at) {
        int left = text.length() - at;
        if (left == 1 && (text.charAt(at) | 0x20) == 'z') {
            return 0;
        }
        if (left != 6 || text.charAt(at + 3) != ':' || (text.charAt(at) != '+' && text.charAt(at) != '-')) {
            throw new DateTimeException("no offset such as Z or +02:00: " + text);
        }
        int seconds = range(text, at + 1, 23) * 3600 + range(text, at + 4, 59) * 60;
        return text.charAt(at) == '-' ? -seconds : seconds;
    }

    private static int range(String text, int at, int max) {
        int value = number(text, at, 2);
        if (value > max) {
            throw new DateTimeException("no such time: " + text);
        }
        return value;
    }

    private static int number(String text, int at, int digits) {
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            if (i >= text.length() || !isDigit(text.charAt(i))) {
                throw new DateTimeException("a digit is missing: " + text);
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static void digits(char[] out, int at, int count, int value) {
        int rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            out[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
