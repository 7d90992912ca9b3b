package tasktracker.functions.http;

import tasktracker.contract.Limits;

/** The rules for text that is kept byte for byte. */
final class Texts {
    private Texts() {}

    /** What is wrong with a text that is to be stored, or null when nothing is. Lengths count code points. */
    static String fault(String text, int min, int max) {
        int length = Limits.length(text);
        if (length > max) {
            return "must have at most " + max + " characters; it has " + length;
        }
        if (length < min) {
            return "must not be empty";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "must not contain the NUL character (U+0000)";
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isSurrogatePair(c, i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
                    return "must not contain half of a surrogate pair (U+D800 to U+DFFF)";
                }
                i++;
            }
        }
        return null;
    }

    /** Whether a text shows nothing: only white space and separators, or nothing at all. */
    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '\u0085') {
                return false;
            }
        }
        return true;
    }
}
