package tasktracker.cli.option;

import java.util.List;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.text.Nearest;
import tasktracker.contract.SortField;

/** The values of {@code --sort}. */
final class SortWords extends Words {
    private static final List<String> WORDS = List.of("due", "created", "priority");

    SortWords() {
        super("due", "created", "priority");
    }

    static SortField parse(String word) {
        return switch (word) {
            case "due" -> SortField.DUE;
            case "created" -> SortField.CREATED;
            case "priority" -> SortField.PRIORITY;
            default -> throw new CliException.Usage(Failure.of("UNKNOWN_SORT",
                    "there is no order \"" + word + "\" (due, created, priority)"
                            + Nearest.to(word, WORDS).map(near -> "; did you mean " + near + "?").orElse("")));
        };
    }
}
