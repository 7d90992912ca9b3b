package tasktracker.cli.bulk;

import java.util.Objects;
import java.util.Optional;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.error.CliException;
import tasktracker.cli.journal.Deed;
import tasktracker.cli.journal.Entry;
import tasktracker.contract.Task;

/** Tasks then and now. */
final class Comparison {
    private Comparison() {}

    /** The task as it is now, empty when it is gone. */
    static Optional<Task> now(TaskClient client, String taskId) {
        try {
            return Optional.of(client.task(taskId));
        } catch (CliException.NotFound _) {
            return Optional.empty();
        }
    }

    /** Whether the task is as the deed leaves it, and was changed once since: by the deed, as far as anybody can tell. */
    static boolean isDone(Entry entry, Task before, Task now) {
        return entry.deed() != Deed.DELETE && now.version() == before.version() + 1
                && saysTheSame(entry.after(before), now);
    }

    /** Whether all that a user can change is the same. */
    static boolean saysTheSame(Task before, Task now) {
        return before.title().equals(now.title()) && before.description().equals(now.description())
                && before.completed() == now.completed() && before.priority() == now.priority()
                && Objects.equals(before.categoryId(), now.categoryId()) && Objects.equals(before.due(), now.due());
    }
}
