package tasktracker.cli.option;

import java.util.Iterator;
import java.util.List;

/** The values of an option, for help and completion. */
public abstract class Words implements Iterable<String> {
    private final List<String> words;

    protected Words(String... words) {
        this.words = List.of(words);
    }

    @Override
    public Iterator<String> iterator() {
        return words.iterator();
    }
}
