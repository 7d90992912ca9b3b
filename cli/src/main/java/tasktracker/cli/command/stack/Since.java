package tasktracker.cli.command.stack;

import java.time.Duration;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** A span back from now, such as {@code 30s}, {@code 10m}, {@code 2h} or {@code 7d}. */
final class Since {
    private static final int LONGEST = 6;

    private Since() {}

    /**
     * Reads a span.
     *
     * @throws CliException.Usage if it is none
     */
    static Duration parse(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits > 0 && digits <= LONGEST && digits == text.length() - 1) {
            long number = Long.parseLong(text.substring(0, digits));
            switch (text.charAt(digits)) {
                case 's' -> {
                    return Duration.ofSeconds(number);
                }
                case 'm' -> {
                    return Duration.ofMinutes(number);
                }
                case 'h' -> {
                    return Duration.ofHours(number);
                }
                case 'd' -> {
                    return Duration.ofDays(number);
                }
                default -> {
                }
            }
        }
        throw new CliException.Usage(Failure.of("INVALID_ARGUMENTS",
                "--since takes a span such as 30s, 10m, 2h or 7d, not \"" + text + "\"")
                .hint("tasktracker stack logs --help"));
    }
}
