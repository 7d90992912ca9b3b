package tasktracker.cli.transfer;

import java.util.Locale;
import java.util.Optional;
import tasktracker.contract.Limits;

/** The server's rules for text, and the words for yes and no. */
final class CellTexts {
    private CellTexts() {}

    /** What is wrong with a text of at most {@code max} code points, or empty. */
    static Optional<String> check(String text, int max) {
        int length = Limits.length(text);
        if (length > max) {
            return Optional.of("must have at most " + max + " characters; it has " + length);
        }
        return text.indexOf('\0') >= 0 ? Optional.of("must not contain NUL") : Optional.empty();
    }

    /** Whether a title shows nothing: only white space and separators, or nothing at all. */
    static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85);
    }

    static Optional<Boolean> yesOrNo(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1", "x", "done", "completed", "closed" -> Optional.of(true);
            case "false", "no", "n", "0", "open", "todo" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
