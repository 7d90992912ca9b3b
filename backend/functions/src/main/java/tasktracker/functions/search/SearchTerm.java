package tasktracker.functions.search;

import java.util.List;
import tasktracker.functions.text.SearchText;

/**
 * Words that must follow each other in a text. Written without quotes they may go on: the last one is the start of a
 * word. What is written as one word can be several, such as {@code don't}, or any word of Han.
 *
 * @param words folded, as {@link SearchText#words} gives them
 * @param phrase whether they stood in quotes, so that the last one is a whole word too
 */
public record SearchTerm(List<String> words, boolean phrase) {
    public SearchTerm {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a term without a word");
        }
        words = List.copyOf(words);
    }

    /** What every text that matches contains, in the form of {@link SearchText#of}, and no other text does. */
    public String pattern() {
        return phrase ? wholeWords() : " " + String.join(" ", words);
    }

    /** Whether a text in the form of {@link SearchText#of} matches. */
    boolean isIn(String text) {
        return text.contains(pattern());
    }

    /** Whether a text matches with whole words. */
    boolean isWholeIn(String text) {
        return text.contains(wholeWords());
    }

    private String wholeWords() {
        return " " + String.join(" ", words) + " ";
    }
}
