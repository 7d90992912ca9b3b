package tasktracker.cli.complete;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import tasktracker.cli.Session;
import tasktracker.cli.config.Profile;
import tasktracker.cli.error.CliException;
import tasktracker.cli.names.RecentNames;
import tasktracker.cli.names.RecentNames.Name;
import tasktracker.cli.option.CategoryOptions;

/** The values that an option or an argument can have, by what its label says it is. */
final class Values {
    private static final String FILE = "FILE";
    private static final String TASK = "TASK";
    private static final String CATEGORY = "CATEGORY";
    private static final String PROFILE = "PROFILE";
    private static final String SEVERAL = ",...";

    private final Position at;
    private final Session session;

    Values(Position at, Session session) {
        this.at = at;
        this.session = session;
    }

    /**
     * The values of an argument.
     *
     * @param prefix what stands before the value in its word, such as {@code --priority=}
     * @param typed the value as far as it is typed
     */
    Completion of(ArgSpec argument, String prefix, String typed) {
        if (argument.paramLabel().equals(FILE)) {
            return Completion.FILES;
        }
        List<Candidate> values = new ArrayList<>();
        switch (argument.paramLabel()) {
            case TASK -> values.addAll(new TaskWords(recent().tasks(), at).fitting(typed));
            case CATEGORY -> categories(argument, typed, values);
            default -> {
                if (argument.paramLabel().endsWith(SEVERAL)) {
                    several(argument, typed, values);
                } else {
                    words(argument, values);
                }
            }
        }
        List<Candidate> fitting = new ArrayList<>();
        for (Candidate value : values) {
            if (value.value().startsWith(typed)) {
                fitting.add(new Candidate(prefix + value.value(), value.description()));
            }
        }
        return new Completion(fitting, Completion.Source.WORDS);
    }

    private void words(ArgSpec argument, List<Candidate> into) {
        boolean isProfile = argument.paramLabel().equals(PROFILE)
                || (argument instanceof OptionSpec option && option.longestName().equals("--profile"));
        if (isProfile) {
            for (Profile profile : profiles()) {
                into.add(new Candidate(profile.name(), profile.endpoint() == null ? "" : profile.endpoint()));
            }
        }
        into.addAll(candidates(argument));
        into.sort(Comparator.comparing(Candidate::value));
    }

    private static List<Candidate> candidates(ArgSpec argument) {
        List<Candidate> words = new ArrayList<>();
        if (argument.completionCandidates() != null) {
            for (String value : argument.completionCandidates()) {
                words.add(new Candidate(value, ""));
            }
        }
        return words;
    }

    /** Names separated by commas, each at most once. */
    private void several(ArgSpec argument, String typed, List<Candidate> into) {
        int last = typed.lastIndexOf(',') + 1;
        Set<String> named = new HashSet<>(List.of(typed.substring(0, last).split(",", -1)));
        List<Candidate> words = new ArrayList<>(candidates(argument));
        if (words.isEmpty()) {
            for (String field : Fields.of(at.command().qualifiedName())) {
                words.add(new Candidate(field, ""));
            }
        }
        for (Candidate word : words) {
            if (!named.contains(word.value())) {
                into.add(new Candidate(typed.substring(0, last) + word.value(), word.description()));
            }
        }
    }

    private void categories(ArgSpec argument, String typed, List<Candidate> into) {
        for (Name category : recent().categories()) {
            if (!category.isChanged()) {
                into.add(new Candidate(category.text(), "category"));
            }
            if (!typed.isEmpty()) {
                into.add(new Candidate(category.id(), category.text()));
            }
        }
        if (argument.isOption() && !((OptionSpec) argument).longestName().equals("--move-to")) {
            into.add(new Candidate(CategoryOptions.NONE, "no category"));
        }
    }

    private RecentNames.Known recent() {
        try (Session there = session.on(at.profile())) {
            String profile = there.settings().profile().name();
            return there.recentNames(() -> profile).known();
        } catch (CliException _) {
            return new RecentNames.Known(List.of(), List.of());
        }
    }

    private List<Profile> profiles() {
        try {
            return session.profiles().all();
        } catch (CliException _) {
            return List.of();
        }
    }
}
