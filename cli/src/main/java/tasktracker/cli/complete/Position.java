package tasktracker.cli.complete;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tasktracker.cli.Session;
import tasktracker.cli.command.CommandTree;
import tasktracker.cli.command.Entry;
import tasktracker.cli.error.CliException;

/**
 * Where the words before the cursor lead.
 *
 * @param group whose command comes next; null below a command
 * @param pending the option whose value comes next, or null
 * @param given the options that were given
 * @param arguments of the command, options left out
 * @param profile the value of {@code --profile}, or null
 */
record Position(CommandSpec command, Entry.Group group, OptionSpec pending, boolean optionsEnded,
        Set<ArgSpec> given, List<String> arguments, String profile) {
    private static final String PROFILE = "--profile";

    /** The position, or null when some word leads nowhere. */
    static Position after(List<String> words, Entry.Group root, Session session) {
        try {
            return new Walk(new CommandTree(root, session).along(words), root).along(words);
        } catch (CliException _) {
            return null;
        }
    }

    /** The option of a name, or null. */
    OptionSpec option(String name) {
        return command.optionsMap().get(name);
    }

    /** Whether an option was given already. */
    boolean isGiven(OptionSpec option) {
        return given.contains(origin(option));
    }

    /** An option of every command is another object in each. */
    private static ArgSpec origin(OptionSpec option) {
        return option.root() == null ? option : option.root();
    }

    /** The way from word to word. */
    private static final class Walk {
        private final Set<ArgSpec> given = new HashSet<>();
        private final List<String> arguments = new ArrayList<>();
        private CommandLine line;
        private Entry.Group group;
        private OptionSpec pending;
        private boolean optionsEnded;
        private String profile;

        Walk(CommandLine top, Entry.Group root) {
            line = top;
            group = root;
        }

        Position along(List<String> words) {
            for (String word : words) {
                if (pending != null) {
                    value(pending, word);
                    pending = null;
                } else if (word.equals("--") && !optionsEnded) {
                    optionsEnded = true;
                } else if (word.startsWith("-") && word.length() > 1 && !optionsEnded) {
                    option(word);
                } else if (group == null) {
                    arguments.add(word);
                } else if (!enter(word)) {
                    return null;
                }
            }
            return new Position(line.getCommandSpec(), group, pending, optionsEnded, given, arguments, profile);
        }

        private boolean enter(String word) {
            Entry entry = CommandTree.find(group, word).orElse(null);
            if (entry == null) {
                return false;
            }
            line = line.getSubcommands().get(entry.name());
            group = entry instanceof Entry.Group next ? next : null;
            return true;
        }

        private void option(String word) {
            int equals = word.indexOf('=');
            String name = word.startsWith("--") ? equals < 0 ? word : word.substring(0, equals) : word.substring(0, 2);
            OptionSpec option = line.getCommandSpec().optionsMap().get(name);
            if (option == null) {
                return;
            }
            given.add(origin(option));
            if (!name.equals(word)) {
                value(option, word.substring(equals < 0 ? name.length() : equals + 1));
            } else if (option.arity().max() > 0) {
                pending = option;
            }
        }

        private void value(OptionSpec option, String value) {
            if (option.longestName().equals(PROFILE)) {
                profile = value;
            }
        }
    }
}
