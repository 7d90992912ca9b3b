package tasktracker.cli.time;

import java.time.Duration;
import java.util.Optional;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** A length of time as people write it: {@code 45s}, {@code 30min}, {@code 24h}, {@code 90d}, {@code 2w}. */
public final class Span {
    private static final int MOST_DIGITS = 6;

    private Span() {}

    /** The length that a text is, if it is one. A day has 24 hours. */
    public static Optional<Duration> read(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > MOST_DIGITS) {
            return Optional.empty();
        }
        long count = Long.parseLong(text.substring(0, digits));
        return switch (text.substring(digits)) {
            case "s" -> Optional.of(Duration.ofSeconds(count));
            case "min" -> Optional.of(Duration.ofMinutes(count));
            case "h" -> Optional.of(Duration.ofHours(count));
            case "d" -> Optional.of(Duration.ofDays(count));
            case "w" -> Optional.of(Duration.ofDays(7 * count));
            default -> Optional.empty();
        };
    }

    /**
     * Reads the value of an option.
     *
     * @throws CliException.Usage when it is no length of time
     */
    public static Duration parse(String option, String text) {
        return read(text).orElseThrow(() -> new CliException.Usage(Failure.of("INVALID_DURATION",
                option + " takes a length of time such as 30min, 24h, 7d or 2w, not \"" + text + "\"")));
    }

    /** The largest unit alone, rounded: {@code 3 days}, {@code 1 hour}, {@code 5 minutes}, {@code 12 seconds}. */
    public static String words(Duration length) {
        if (length.toDays() > 0) {
            return counted(length.plusHours(12).toDays(), "day");
        }
        if (length.toHours() > 0) {
            return counted(length.plusMinutes(30).toHours(), "hour");
        }
        return length.toMinutes() > 0
                ? counted(length.plusSeconds(30).toMinutes(), "minute")
                : counted(length.toSeconds(), "second");
    }

    private static String counted(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
