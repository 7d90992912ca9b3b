package tasktracker.cli.time;

import java.time.Duration;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** Lengths of time as options take them: a number with its unit, {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h}. */
public final class DurationWords {
    private DurationWords() {}

    /**
     * Reads a length of time.
     *
     * @param option for the message, such as {@code --duration}
     * @throws CliException.Usage for what is none
     */
    public static Duration parse(String option, String text) {
        int unit = text.length();
        while (unit > 0 && (text.charAt(unit - 1) < '0' || text.charAt(unit - 1) > '9')) {
            unit--;
        }
        try {
            long number = Long.parseLong(text.substring(0, unit));
            Duration parsed = switch (text.substring(unit)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m", "min" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                case "d" -> Duration.ofDays(number);
                default -> null;
            };
            if (parsed != null && !parsed.isNegative()) {
                return parsed;
            }
        } catch (ArithmeticException | NumberFormatException _) {
            // said below
        }
        throw new CliException.Usage(Failure.of("INVALID_DURATION",
                option + ": \"" + text + "\" is no length of time such as 500ms, 30s, 5m, 2h or 90d"));
    }

    /** As it would be typed, in the largest unit that gives a whole number. */
    public static String text(Duration duration) {
        if (duration.toMillisPart() > 0) {
            return duration.toMillis() + "ms";
        }
        long seconds = duration.toSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        long minutes = seconds / 60;
        return minutes % 60 != 0 ? minutes + "m" : minutes / 60 + "h";
    }
}
