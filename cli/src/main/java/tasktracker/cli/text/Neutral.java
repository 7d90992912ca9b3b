package tasktracker.cli.text;

/**
 * Makes text from outside harmless for a terminal: what could move the cursor, change colours, reorder or break the
 * line becomes a visible sign of one column. Text without such characters is returned as it is.
 */
public final class Neutral {

    private static final char REPLACEMENT = '\uFFFD';

    private Neutral() {}

    /** One line: control characters, line breaks among them, become their control pictures (U+2400 to U+2421). */
    public static String line(String text) {
        return neutralised(text, false);
    }

    /** The same for text that may span lines: line feeds stay. */
    public static String lines(String text) {
        return neutralised(text, true);
    }

    /** Whether {@link #line} would change a code point. */
    public static boolean isHostile(int codePoint) {
        return codePoint < 0x20
                || (codePoint >= 0x7F && codePoint < 0xA0)
                || codePoint == 0x061C // the marks of direction, this one and the next two
                || codePoint == 0x200E
                || codePoint == 0x200F
                || (codePoint >= 0x2028 && codePoint <= 0x202E) // line and paragraph separator, embeddings, overrides
                || (codePoint >= 0x2066 && codePoint <= 0x2069) // isolates
                || (codePoint >= 0xD800 && codePoint <= 0xDFFF) // half a pair
                || codePoint == 0xFEFF;
    }

    private static String neutralised(String text, boolean keepLineFeeds) {
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (isHostile(codePoint) && !(keepLineFeeds && codePoint == '\n')) {
                return replaced(text, at, keepLineFeeds);
            }
            at += Character.charCount(codePoint);
        }
        return text;
    }

    private static String replaced(String text, int from, boolean keepLineFeeds) {
        StringBuilder safe = new StringBuilder(text.length()).append(text, 0, from);
        int at = from;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            if (!isHostile(codePoint) || (keepLineFeeds && codePoint == '\n')) {
                safe.appendCodePoint(codePoint);
            } else if (codePoint < 0x20) {
                safe.append((char) (0x2400 + codePoint));
            } else {
                safe.append(codePoint == 0x7F ? '\u2421' : REPLACEMENT);
            }
        }
        return safe.toString();
    }
}
