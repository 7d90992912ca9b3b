package tasktracker.cli.option;

import java.util.ArrayList;
import java.util.List;
import tasktracker.cli.error.CliException;
import tasktracker.contract.Priority;

/** The values of {@code --priority}. */
public final class PriorityWords extends Words {
    public PriorityWords() {
        super("high", "medium", "low");
    }

    /**
     * One priority.
     *
     * @throws CliException.Usage for a word that is none
     */
    public static Priority parse(String word) {
        return Priority.of(plain(word))
                .orElseThrow(() -> new PriorityWords().unknown("UNKNOWN_PRIORITY", "priority", word));
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
