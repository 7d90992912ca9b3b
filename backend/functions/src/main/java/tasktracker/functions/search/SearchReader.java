package tasktracker.functions.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tasktracker.functions.text.SearchText;

/**
 * Reads what people type to search: terms with white space between, and {@code "phrases in quotes"}. A quote that is
 * not closed is no quote. What has no word in it is no term, and a repeated term counts once.
 */
public final class SearchReader {
    private final Set<SearchTerm> terms = new LinkedHashSet<>();

    private SearchReader() {}

    /** The terms; none when there is no word. */
    public static List<SearchTerm> terms(String text) {
        SearchReader reader = new SearchReader();
        int at = 0;
        while (at < text.length()) {
            int end = isQuote(text.charAt(at)) ? closingQuote(text, at) : -1;
            if (end > 0) {
                reader.add(text.substring(at + 1, end), true);
                at = end + 1;
            } else {
                end = endOfTerm(text, at);
                reader.add(text.substring(at, end), false);
                at = Math.max(end, at + 1);
            }
        }
        return List.copyOf(reader.terms);
    }

    private void add(String text, boolean phrase) {
        List<String> words = SearchText.words(text);
        if (!words.isEmpty()) {
            terms.add(new SearchTerm(words, phrase));
        }
    }

    /** Where the phrase ends that a quote may open, -1 when it opens none. */
    private static int closingQuote(String text, int open) {
        for (int i = open + 1; i < text.length(); i++) {
            if (isQuote(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static int endOfTerm(String text, int from) {
        int end = from;
        while (end < text.length() && !isQuote(text.charAt(end)) && !isSpace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Keyboards and word processors turn the straight quote into others. */
    private static boolean isQuote(char c) {
        return c == '"' || (c >= '\u201c' && c <= '\u201f');
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
