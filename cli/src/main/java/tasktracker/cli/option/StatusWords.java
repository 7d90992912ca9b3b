package tasktracker.cli.option;

import tasktracker.contract.TaskStatus;

/** The values of {@code --status}. */
final class StatusWords extends Words {
    StatusWords() {
        super("open", "done", "all");
    }

    static TaskStatus parse(String word) {
        return TaskStatus.of(plain(word))
                .orElseThrow(() -> new StatusWords().unknown("UNKNOWN_STATUS", "status", word));
    }
}
