package tasktracker.cli.command;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import tasktracker.cli.Session;

/** A word that a command line can go on with. Only the entries that are named get loaded. */
public sealed interface Entry {
    /** The word. */
    String name();

    /** One sentence for the list of commands. */
    String line();

    /** Other words for the same. */
    default List<String> aliases() {
        return List.of();
    }

    /**
     * A command.
     *
     * @param make what is called for an exit code: an object with picocli's annotations, or its
     *            {@link picocli.CommandLine.Model.CommandSpec}; its name, aliases and line are those given here
     */
    record Leaf(String name, List<String> aliases, String line, Function<Session, ?> make)
            implements
            Entry {
        /** Whether it is for scripts of the tool itself and in no list. */
        boolean hidden() {
            return name.startsWith("__");
        }
    }

    /** A noun with its verbs. */
    record Group(String name, String line, Supplier<List<Entry>> entries) implements Entry {}

    /** A command without aliases. */
    static Leaf leaf(String name, String line, Function<Session, ?> make) {
        return new Leaf(name, List.of(), line, make);
    }

    /** Whether this is what a word means. */
    default boolean isCalled(String word) {
        return name().equals(word) || aliases().contains(word);
    }
}
