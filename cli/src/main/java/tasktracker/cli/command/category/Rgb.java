package tasktracker.cli.command.category;

import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** The colour of a category as it is typed: six hexadecimal digits, the {@code #} may be left out. */
final class Rgb {
    private Rgb() {}

    /**
     * The colour as the API has it.
     *
     * @throws CliException.Usage when it is none
     */
    static String parse(String text) {
        String digits = text.startsWith("#") ? text.substring(1) : text;
        boolean good = digits.length() == 6;
        for (int at = 0; at < digits.length() && good; at++) {
            good = digits.charAt(at) < 0x7F && Character.digit(digits.charAt(at), 16) >= 0;
        }
        if (!good) {
            throw new CliException.Usage(
                    Failure.of("INVALID_COLOR",
                            "a colour is RRGGBB in hexadecimal, such as ff8800, not \"" + text + "\""));
        }
        return "#" + digits;
    }
}
