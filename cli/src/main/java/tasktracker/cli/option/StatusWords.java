package tasktracker.cli.option;

import java.util.List;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.text.Nearest;
import tasktracker.contract.TaskStatus;

/** The values of {@code --status}. */
final class StatusWords extends Words {
    private static final List<String> WORDS = List.of("open", "done", "all");

    StatusWords() {
        super("open", "done", "all");
    }

    static TaskStatus parse(String word) {
        return TaskStatus.of(word).orElseThrow(() -> new CliException.Usage(Failure.of("UNKNOWN_STATUS",
                "there is no status \"" + word + "\" (open, done, all)"
                        + Nearest.to(word, WORDS).map(near -> "; did you mean " + near + "?").orElse(""))));
    }
}
