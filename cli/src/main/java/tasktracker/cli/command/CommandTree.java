package tasktracker.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import tasktracker.cli.Session;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * The commands as picocli sees them. Making all of them takes longer than most commands run, so only those that the
 * words of a command line name are made; the others are there by name and line, for help. No pattern in a switch here:
 * the JVM makes code for it at run time, which no AOT cache keeps.
 */
public final class CommandTree {
    /** The program. */
    public static final String NAME = "tasktracker";
    private static final List<String> ROOT_OPTIONS_WITH_VALUE = List.of("--profile", "--color");

    private final Entry.Group root;
    private final Session session;

    /** The tree below a root. */
    public CommandTree(Entry.Group root, Session session) {
        this.root = root;
        this.session = session;
    }

    /**
     * The part of the tree that a command line needs.
     *
     * @throws CliException.Usage when a word is no command
     */
    public CommandLine along(List<String> words) {
        CommandLine top = top();
        CommandLine parent = top;
        Entry.Group group = root;
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            if (ROOT_OPTIONS_WITH_VALUE.contains(word)) {
                at++;
            } else if (!word.startsWith("-")) {
                Entry entry = find(group, word).orElse(null);
                if (entry == null) {
                    refuseUnknownOptions(top, words, at);
                    throw unknown(parent, group, word);
                }
                parent = add(parent, entry);
                if (!(entry instanceof Entry.Group next)) {
                    return top;
                }
                group = next;
            }
        }
        outline(parent, group);
        return top;
    }

    /** The whole tree. */
    public CommandLine whole() {
        CommandLine top = top();
        addAll(top, root);
        return top;
    }

    /** What a group can go on with, hidden commands left out. */
    public static List<Entry> listed(Entry.Group group) {
        List<Entry> listed = new ArrayList<>();
        for (Entry entry : group.entries().get()) {
            if (!(entry instanceof Entry.Leaf leaf && leaf.hidden())) {
                listed.add(entry);
            }
        }
        return listed;
    }

    /** The commands below one, each once though it stands there under its aliases too; hidden ones left out. */
    public static List<CommandLine> shown(CommandLine parent) {
        List<CommandLine> shown = new ArrayList<>();
        for (CommandLine child : new LinkedHashSet<>(parent.getSubcommands().values())) {
            if (!child.getCommandSpec().usageMessage().hidden()) {
                shown.add(child);
            }
        }
        return shown;
    }

    /** What help makes of a text of an annotation. */
    public static String plain(String text) {
        return text.replace("%n", "\n").replace("%%", "%");
    }

    /** The entry of that name or alias. */
    public static Optional<Entry> find(Entry.Group group, String word) {
        for (Entry entry : group.entries().get()) {
            if (entry.isCalled(word)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private CommandLine top() {
        CommandLine top = new CommandLine(session.options().command());
        HelpLook.apply(top, root.line());
        return top;
    }

    private void addAll(CommandLine parent, Entry.Group group) {
        for (Entry entry : group.entries().get()) {
            CommandLine child = add(parent, entry);
            if (entry instanceof Entry.Group next) {
                addAll(child, next);
            }
        }
    }

    private CommandLine add(CommandLine parent, Entry entry) {
        CommandLine child = entry instanceof Entry.Leaf leaf ? command(leaf) : new CommandLine(CommandSpec.create());
        child.getCommandSpec().name(entry.name()).aliases(entry.aliases().toArray(String[]::new));
        parent.addSubcommand(entry.name(), child);
        HelpLook.apply(child, entry.line());
        return child;
    }

    private CommandLine command(Entry.Leaf leaf) {
        CommandLine made = new CommandLine(leaf.make().apply(session));
        made.getCommandSpec().usageMessage().hidden(leaf.hidden());
        return made;
    }

    /** The names for help, without the commands behind them. */
    private static void outline(CommandLine parent, Entry.Group group) {
        for (Entry entry : listed(group)) {
            CommandSpec spec = CommandSpec.create().name(entry.name())
                    .aliases(entry.aliases().toArray(String[]::new));
            spec.usageMessage().description(entry.line());
            parent.addSubcommand(entry.name(), new CommandLine(spec));
        }
    }

    /** The word after one may be its value, so the option is what to talk about. */
    private static void refuseUnknownOptions(CommandLine top, List<String> words, int end) {
        for (String word : words.subList(0, end)) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (name.startsWith("-") && !top.getCommandSpec().optionsMap().containsKey(name)) {
                throw ParseFaults.unknownOption(top.getCommandSpec(), word);
            }
        }
    }

    private static CliException unknown(CommandLine parent, Entry.Group group, String word) {
        String path = parent.getCommandSpec().qualifiedName();
        boolean first = path.equals(NAME);
        String noun = first ? "" : path.substring(NAME.length() + 1);
        String inside = first ? "" : " of " + noun;
        String meant = (first ? Meant.first(group, word) : Meant.in(group, word, noun))
                .map(near -> "; did you mean " + near + "?").orElse("");
        return new CliException.Usage(Failure.of("UNKNOWN_COMMAND",
                "there is no command \"" + word + "\"" + inside + meant).hint(path + " --help"));
    }
}
