package tasktracker.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tasktracker.cli.text.Nearest;

/** Which command a word that is none was probably meant to be. Loaded for mistyped lines only. */
final class Meant {
    /** Whose noun people leave out. */
    private static final String TASK = "task";
    private static final String HELP = "help";
    private static final String VERSION = "version";
    /** Nobody reads more. */
    private static final int MOST = 3;

    private Meant() {}

    /**
     * The nearest of a group.
     *
     * @param path the words that lead to it
     */
    static Optional<String> in(Entry.Group group, String word, String path) {
        return word.equals(HELP) ? Optional.of(CommandTree.NAME + " " + HELP + " " + path) : near(group, word);
    }

    private static Optional<String> near(Entry.Group group, String word) {
        return Nearest.to(word, words(group));
    }

    /**
     * The nearest where a line begins: a verb without its noun, of tasks first, else a noun that is mistyped, else a
     * verb of tasks that is mistyped.
     */
    static Optional<String> first(Entry.Group root, String word) {
        if (word.equals(VERSION)) {
            return Optional.of("--" + VERSION);
        }
        List<String> whole = new ArrayList<>();
        Optional<String> mistyped = Optional.empty();
        for (Entry entry : CommandTree.listed(root)) {
            if (entry instanceof Entry.Group noun) {
                Optional<Entry> verb = CommandTree.find(noun, word);
                if (noun.name().equals(TASK)) {
                    if (verb.isPresent()) {
                        return Optional.of(TASK + " " + verb.get().name());
                    }
                    mistyped = near(noun, word).map(near -> TASK + " " + near);
                }
                verb.ifPresent(found -> whole.add(noun.name() + " " + found.name()));
            }
        }
        if (!whole.isEmpty() && whole.size() <= MOST) {
            return Optional.of(String.join(" or ", whole));
        }
        Optional<String> nearTask = mistyped;
        return near(root, word).or(() -> nearTask);
    }

    private static List<String> words(Entry.Group group) {
        List<String> words = new ArrayList<>();
        for (Entry entry : CommandTree.listed(group)) {
            words.add(entry.name());
            words.addAll(entry.aliases());
        }
        return words;
    }
}
