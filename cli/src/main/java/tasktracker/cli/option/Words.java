package tasktracker.cli.option;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.text.Nearest;

/** The values of an option, for help and completion. */
public abstract class Words implements Iterable<String> {
    private final List<String> words;

    protected Words(String... words) {
        this.words = List.of(words);
    }

    /** A word as it is compared with these, which are in lower case. */
    public static String plain(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    @Override
    public Iterator<String> iterator() {
        return words.iterator();
    }

    /**
     * What to say of a word that is none of these.
     *
     * @param code of the failure
     * @param what the words are, such as {@code priority}
     */
    public CliException unknown(String code, String what, String word) {
        return new CliException.Usage(Failure.of(code,
                "there is no " + what + " \"" + word + "\" (" + String.join(", ", words) + ")"
                        + Nearest.to(word, words).map(near -> "; did you mean " + near + "?").orElse("")));
    }
}
