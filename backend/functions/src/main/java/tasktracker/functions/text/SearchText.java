package tasktracker.functions.text;

import java.util.ArrayList;
import java.util.List;
import tasktracker.contract.Folding;

/**
 * Text as search wants it stored: its folded words with one space before, between and after them, so that a word that
 * starts with {@code term} is found as {@code " term"} and a whole one as {@code " term "}.
 *
 * <p>A word is a run of letters, digits and marks. Chinese and Japanese put no spaces, so each Han or Kana character is
 * a word; so is a symbol such as an emoji.
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
        boolean alone = false;
        for (int i = 0; i < folded.length();) {
            int c = folded.codePointAt(i);
            boolean isAlone = isWordAlone(c);
            boolean continues = !isAlone && (isMark(c) || (!alone && Character.isLetterOrDigit(c)));
            if (start >= 0 && !continues) {
                words.add(folded.substring(start, i));
                start = -1;
            }
            if (start < 0 && (isAlone || Character.isLetterOrDigit(c))) {
                start = i;
                alone = isAlone;
            }
            i += Character.charCount(c);
        }
        if (start >= 0) {
            words.add(folded.substring(start));
        }
        return words;
    }

    private static boolean isWordAlone(int c) {
        // Quick for the text of most users.
        return c >= 0x80 && (Character.getType(c) == Character.OTHER_SYMBOL || isHanOrKana(c));
    }

    private static boolean isHanOrKana(int c) {
        return c >= 0x2e80 && switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> false;
        };
    }

    /** Whether a character belongs to the one before it, such as an accent, or the long vowel of katakana. */
    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.MODIFIER_LETTER -> true;
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
                !isVariationSelector(c);
            default -> false;
        };
    }

    /** Whether a mark only chooses between looks, such as an emoji in colour: it is typed or not, as the keyboard likes. */
    private static boolean isVariationSelector(int c) {
        return c >= 0xfe00 && c <= 0xfe0f;
    }
}
