package tasktracker.functions.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Text as search wants it stored: its folded words with one space before, between and after them, so that a word that
 * starts with {@code term} is found as {@code " term"} and a whole one as {@code " term "}.
 *
 * <p>A word is a run of letters, digits and marks. Chinese and Japanese put no spaces, so there each Han or Kana
 * character starts a word; a symbol such as an emoji is a word of its own.
 */
public final class SearchText {
    /**
     * The most characters that are kept. No text within its limit gets there but one of characters that each fold to
     * many: its end is not searched, and an item never gets too large.
     */
    static final int MAX = 12_000;

    private SearchText() {}

    /** The stored form; empty when there is no word. */
    public static String of(String text) {
        List<String> words = words(text);
        StringBuilder stored = new StringBuilder(text.length() + 2);
        for (String word : words) {
            if (stored.length() + word.length() + 2 > MAX) {
                break;
            }
            stored.append(' ').append(word);
        }
        return stored.isEmpty() ? "" : stored.append(' ').toString();
    }

    /** The folded words in their order. */
    public static List<String> words(String text) {
        String folded = Folding.fold(text);
        List<String> words = new ArrayList<>();
        int start = -1;
        boolean symbol = false;
        for (int i = 0; i < folded.length();) {
            int c = folded.codePointAt(i);
            int type = Character.getType(c);
            boolean starts = type == Character.OTHER_SYMBOL || isHanOrKana(c);
            boolean continues = start >= 0 && !symbol && (Character.isLetterOrDigit(c) || isMark(type));
            if (start >= 0 && (starts || !continues)) {
                words.add(folded.substring(start, i));
                start = -1;
            }
            if (start < 0 && (starts || Character.isLetterOrDigit(c))) {
                start = i;
                symbol = type == Character.OTHER_SYMBOL;
            }
            i += Character.charCount(c);
        }
        if (start >= 0) {
            words.add(folded.substring(start));
        }
        return words;
    }

    private static boolean isHanOrKana(int c) {
        // Quick for the text of most users.
        return c >= 0x2e80 && switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> false;
        };
    }

    private static boolean isMark(int type) {
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
