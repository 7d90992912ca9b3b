package tasktracker.cli.complete;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import tasktracker.cli.Session;
import tasktracker.cli.command.CommandTree;
import tasktracker.cli.command.Entry;
import tasktracker.cli.config.Profile;
import tasktracker.cli.error.CliException;

/**
 * Completes a command line from the commands themselves. It never calls the API: whoever presses TAB must not wait, and
 * must not start anything.
 */
public final class Completer {
    private static final String PROFILE = "PROFILE";

    private final Entry.Group root;
    private final Session session;

    /** A completer for the commands below a root. */
    public Completer(Entry.Group root, Session session) {
        this.root = root;
        this.session = session;
    }

    /** What the last of the words, which may be empty, can become; sorted. */
    public List<Candidate> complete(List<String> words) {
        String current = words.isEmpty() ? "" : words.getLast();
        List<String> before = words.isEmpty() ? List.of() : words.subList(0, words.size() - 1);
        List<Candidate> fitting = new ArrayList<>();
        for (Candidate candidate : candidates(before, current)) {
            if (candidate.value().startsWith(current)) {
                fitting.add(candidate);
            }
        }
        fitting.sort(Comparator.comparing(Candidate::value));
        return fitting;
    }

    private List<Candidate> candidates(List<String> before, String current) {
        Position at = position(before);
        if (at == null) {
            return List.of();
        }
        if (at.pending() != null) {
            return values(at.pending(), "");
        }
        int equals = current.indexOf('=');
        if (current.startsWith("--") && equals > 0 && !at.optionsEnded()) {
            OptionSpec option = at.command().optionsMap().get(current.substring(0, equals));
            return option == null ? List.of() : values(option, current.substring(0, equals + 1));
        }
        if (current.startsWith("-") && !at.optionsEnded()) {
            return options(at.command());
        }
        List<Candidate> found = new ArrayList<>();
        if (at.group() != null) {
            for (Entry entry : CommandTree.listed(at.group())) {
                found.add(new Candidate(entry.name(), entry.line()));
            }
        } else if (!at.command().positionalParameters().isEmpty()) {
            found.addAll(values(at.command().positionalParameters().getFirst(), ""));
        }
        return found;
    }

    /**
     * Where the words before lead.
     *
     * @param group null below a command
     * @param pending the option whose value comes next, or null
     */
    private record Position(CommandSpec command, Entry.Group group, OptionSpec pending, boolean optionsEnded) {}

    private Position position(List<String> before) {
        CommandLine line;
        try {
            line = new CommandTree(root, session).along(before);
        } catch (CliException _) {
            return null;
        }
        Entry.Group group = root;
        OptionSpec pending = null;
        boolean ended = false;
        for (String word : before) {
            if (pending != null) {
                pending = null;
            } else if (word.equals("--")) {
                ended = true;
            } else if (word.startsWith("-") && !ended) {
                OptionSpec option = line.getCommandSpec().optionsMap().get(word);
                pending = option != null && option.arity().max() > 0 ? option : null;
            } else if (group != null) {
                Entry entry = CommandTree.find(group, word).orElse(null);
                if (entry == null) {
                    return null;
                }
                line = line.getSubcommands().get(word);
                group = entry instanceof Entry.Group next ? next : null;
            }
        }
        return new Position(line.getCommandSpec(), group, pending, ended);
    }

    private List<Candidate> values(ArgSpec argument, String prefix) {
        List<Candidate> values = new ArrayList<>();
        if (argument.completionCandidates() != null) {
            for (String value : argument.completionCandidates()) {
                values.add(new Candidate(prefix + value, ""));
            }
        }
        boolean isProfile = argument instanceof PositionalParamSpec
                ? argument.paramLabel().equals(PROFILE)
                : ((OptionSpec) argument).longestName().equals("--profile");
        if (isProfile) {
            for (Profile profile : profiles()) {
                values.add(new Candidate(prefix + profile.name(),
                        profile.endpoint() == null ? "" : profile.endpoint()));
            }
        }
        return values;
    }

    private List<Profile> profiles() {
        try {
            return session.profiles().all();
        } catch (CliException _) {
            return List.of();
        }
    }

    private static List<Candidate> options(CommandSpec command) {
        List<Candidate> options = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                String[] lines = option.description();
                options.add(new Candidate(option.longestName(), lines.length == 0 ? "" : lines[0]));
            }
        }
        return options;
    }
}
