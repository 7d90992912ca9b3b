package tasktracker.cli.text;

/**
 * How many columns text takes on a terminal. Counts what a reader sees as one sign: a letter with its combining marks,
 * an emoji with its modifiers, joiners and variation selector, a flag. East Asian wide and fullwidth signs and emoji
 * take two columns (Unicode Standard Annex #11, Unicode Technical Standard #51), marks none, all else one.
 */
public final class DisplayWidth {

    private static final int JOINER = 0x200D;
    private static final int TEXT_STYLE = 0xFE0E;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    /** First and last of the wide blocks that are no emoji (EastAsianWidth.txt, Unicode 16, classes W and F). */
    private static final int[] WIDE = { 0x1100, 0x115F, 0x2329, 0x232A, 0x2E80, 0x303E, 0x3041, 0x3247, 0x3250, 0xA4CF,
        0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0,
        0xFFE6, 0x16FE0, 0x18DFF, 0x1AFF0, 0x1B2FF, 0x1F200, 0x1F2FF, 0x20000, 0x2FFFD, 0x30000, 0x3FFFD };

    private DisplayWidth() {}

    /** The columns that text takes, which {@link Neutral} must have made harmless. */
    public static int of(String text) {
        int plain = plainPrefix(text);
        int columns = plain;
        int at = plain;
        while (at < text.length()) {
            int end = signEnd(text, at);
            columns += signWidth(text, at, end);
            at = end;
        }
        return columns;
    }

    /**
     * The text if it fits, else as much of its beginning as leaves room for {@code …}; never cuts a sign in two.
     *
     * @param columns at least 1
     */
    public static String truncated(String text, int columns) {
        if (text.length() <= columns && plainPrefix(text) == text.length()) {
            return text;
        }
        int used = 0;
        int at = 0;
        int cut = 0;
        while (at < text.length()) {
            int end = signEnd(text, at);
            used += signWidth(text, at, end);
            if (used > columns) {
                return text.substring(0, cut) + "…";
            }
            at = end;
            if (used < columns) {
                cut = end;
            }
        }
        return text;
    }

    /**
     * The text broken at blanks into lines that fit, those that it has already kept; a word that is wider stays whole,
     * so that a path or an address can still be copied.
     *
     * @param columns at least 1
     */
    public static String wrapped(String text, int columns) {
        StringBuilder wrapped = new StringBuilder();
        int used = 0;
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            char end = at == text.length() ? '\n' : text.charAt(at);
            if (end == ' ' || end == '\n') {
                String word = text.substring(start, at);
                int width = of(word);
                boolean breaks = used > 0 && used + 1 + width > columns;
                wrapped.append(used == 0 ? "" : breaks ? "\n" : " ").append(word);
                used = breaks || used == 0 ? width : used + 1 + width;
                if (end == '\n' && at < text.length()) {
                    wrapped.append('\n');
                    used = 0;
                }
                start = at + 1;
            }
        }
        return wrapped.toString();
    }

    /** Printable ASCII, the common case, is counted without a look at any table; the last one may carry a mark. */
    private static int plainPrefix(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) < 0x7F) {
            at++;
        }
        return at == text.length() || at == 0 ? at : at - 1;
    }

    private static int signEnd(String text, int start) {
        if (isPlain(text, start)) {
            return start + 1;
        }
        int first = text.codePointAt(start);
        int at = start + Character.charCount(first);
        if (isFlagHalf(first) && at < text.length() && isFlagHalf(text.codePointAt(at))) {
            at += 2;
        }
        while (at < text.length()) {
            int next = text.codePointAt(at);
            if (next == JOINER && Character.isExtendedPictographic(first)) {
                at++;
                if (at < text.length() && Character.isExtendedPictographic(text.codePointAt(at))) {
                    at += Character.charCount(text.codePointAt(at));
                }
            } else if (isMark(next) || (Character.isEmojiModifier(next) && Character.isEmojiModifierBase(first))) {
                at += Character.charCount(next);
            } else {
                break;
            }
        }
        return at;
    }

    /** Whether an ASCII character stands alone, which is decided without tables. */
    private static boolean isPlain(String text, int at) {
        return text.charAt(at) < 0x7F && (at + 1 == text.length() || text.charAt(at + 1) < 0x7F);
    }

    private static int signWidth(String text, int start, int end) {
        if (end == start + 1 && text.charAt(start) < 0x7F) {
            return 1;
        }
        int first = text.codePointAt(start);
        int size = Character.charCount(first);
        if (isMark(first)) {
            return 0;
        }
        if (end > start + size) {
            int second = text.codePointAt(start + size);
            if (second == TEXT_STYLE) {
                return 1;
            }
            boolean flag = isFlagHalf(first) && isFlagHalf(second);
            boolean emoji = second == EMOJI_STYLE && Character.isEmoji(first);
            if (flag || emoji || second == KEYCAP) {
                return 2;
            }
        }
        return isWide(first) ? 2 : 1;
    }

    private static boolean isFlagHalf(int codePoint) {
        return isBetween(codePoint, 0x1F1E6, 0x1F1FF);
    }

    /** Marks, format characters, and the Hangul vowels and finals that are drawn into the syllable before them. */
    private static boolean isMark(int codePoint) {
        if (codePoint < 0x300) {
            return codePoint == 0xAD;
        }
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT
                || isBetween(codePoint, 0x1160, 0x11FF) || isBetween(codePoint, 0xD7B0, 0xD7FF);
    }

    private static boolean isWide(int codePoint) {
        if (codePoint < WIDE[0]) {
            return false;
        }
        for (int range = 0; range < WIDE.length; range += 2) {
            if (isBetween(codePoint, WIDE[range], WIDE[range + 1])) {
                return true;
            }
        }
        return Character.isEmojiPresentation(codePoint);
    }

    private static boolean isBetween(int codePoint, int first, int last) {
        return codePoint >= first && codePoint <= last;
    }
}
