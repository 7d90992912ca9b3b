package tasktracker.cli.option;

import java.util.ArrayList;
import java.util.List;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.text.Nearest;
import tasktracker.contract.Priority;

/** The values of {@code --priority}. */
public final class PriorityWords extends Words {
    private static final List<String> WORDS = List.of("high", "medium", "low");

    public PriorityWords() {
        super("high", "medium", "low");
    }

    /**
     * One priority.
     *
     * @throws CliException.Usage for a word that is none
     */
    public static Priority parse(String word) {
        return Priority.of(word).orElseThrow(() -> new CliException.Usage(Failure.of("UNKNOWN_PRIORITY",
                "there is no priority \"" + word + "\" (high, medium, low)"
                        + Nearest.to(word, WORDS).map(near -> "; did you mean " + near + "?").orElse(""))));
    }

    /** Several, separated by commas. */
    public static List<Priority> parseAll(String words) {
        List<Priority> priorities = new ArrayList<>();
        for (String word : words.split(",", -1)) {
            Priority priority = parse(word.strip());
            if (!priorities.contains(priority)) {
                priorities.add(priority);
            }
        }
        return priorities;
    }
}
