package tasktracker.cli.complete;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import tasktracker.cli.Session;
import tasktracker.cli.command.CommandTree;
import tasktracker.cli.command.Entry;

/**
 * Completes a command line from the commands themselves. It never calls the API: whoever presses TAB must not wait, and
 * must not start anything.
 */
public final class Completer {
    private static final String HELP = "help";

    private final Entry.Group root;
    private final Session session;

    /** A completer for the commands below a root. */
    public Completer(Entry.Group root, Session session) {
        this.root = root;
        this.session = session;
    }

    /**
     * What a word can become.
     *
     * @param before the words before it, without the program's name
     * @param current the word up to the cursor, may be empty
     */
    public Completion complete(List<String> before, String current) {
        Position at = Position.after(before, root, session);
        return at == null ? Completion.NONE : complete(at, before, current);
    }

    private Completion complete(Position at, List<String> before, String current) {
        if (at.pending() != null) {
            return values(at, at.pending(), "", current);
        }
        if (current.startsWith("-") && !at.optionsEnded()) {
            return optionOrValue(at, current);
        }
        List<Candidate> found = new ArrayList<>();
        if (at.group() != null) {
            commands(at.group(), current, found);
            return sorted(found);
        }
        PositionalParamSpec argument = argument(at);
        if (argument == null) {
            return Completion.NONE;
        }
        Completion values = values(at, argument, "", current);
        if (at.command().name().equals(HELP) && values.source() == Completion.Source.WORDS) {
            return helped(before, current, values);
        }
        return values;
    }

    private Completion optionOrValue(Position at, String current) {
        int equals = current.indexOf('=');
        boolean isLong = current.startsWith("--");
        if (isLong && equals > 0) {
            OptionSpec option = at.option(current.substring(0, equals));
            return takesValue(option)
                    ? values(at, option, current.substring(0, equals + 1), current)
                    : Completion.NONE;
        }
        OptionSpec brief = isLong || current.length() < 2 ? null : at.option(current.substring(0, 2));
        if (brief != null && current.length() > 2) {
            return takesValue(brief) ? values(at, brief, current.substring(0, 2), current) : Completion.NONE;
        }
        if (brief != null) {
            return new Completion(List.of(new Candidate(current, line(brief))), Completion.Source.WORDS);
        }
        List<Candidate> options = new ArrayList<>();
        for (OptionSpec option : at.command().options()) {
            String name = option.longestName();
            if (!option.hidden() && name.startsWith(current)
                    && (option.isMultiValue() || !at.isGiven(option))) {
                options.add(new Candidate(name, line(option)));
            }
        }
        return sorted(options);
    }

    /** The words of a command, or a topic. */
    private Completion helped(List<String> before, String current, Completion topics) {
        List<String> path = new ArrayList<>(before.subList(before.indexOf(HELP) + 1, before.size()));
        List<Candidate> found = new ArrayList<>(path.isEmpty() ? topics.candidates() : List.of());
        Position there = Position.after(path, root, session);
        if (there != null && there.group() != null) {
            commands(there.group(), current, found);
        }
        return sorted(found);
    }

    private static void commands(Entry.Group group, String current, List<Candidate> into) {
        for (Entry entry : CommandTree.listed(group)) {
            if (entry.name().startsWith(current)) {
                into.add(new Candidate(entry.name(), entry.line()));
            }
        }
    }

    private static PositionalParamSpec argument(Position at) {
        for (PositionalParamSpec argument : at.command().positionalParameters()) {
            if (!argument.hidden() && argument.index().contains(at.arguments().size())) {
                return argument;
            }
        }
        return null;
    }

    private static boolean takesValue(OptionSpec option) {
        return option != null && option.arity().max() > 0;
    }

    private static String line(ArgSpec argument) {
        String[] lines = argument.description();
        return lines.length == 0 ? "" : lines[0];
    }

    private Completion values(Position at, ArgSpec argument, String prefix, String current) {
        return new Values(at, session).of(argument, prefix, current.substring(prefix.length()));
    }

    private static Completion sorted(List<Candidate> candidates) {
        candidates.sort(Comparator.comparing(Candidate::value));
        return new Completion(candidates, Completion.Source.WORDS);
    }
}
