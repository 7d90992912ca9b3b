package tasktracker.cli.transfer;

import java.util.List;
import java.util.Optional;
import tasktracker.contract.NewTask;

/**
 * A task as a row describes it, before its category has an id and, where the file gives none, it has an externalId.
 *
 * @param task without categoryId
 * @param category the category's name as the row has it
 * @param identity what makes the row the same row in another run
 * @param warnings what was lost or guessed
 */
public record Draft(NewTask task, Optional<String> category, Identity identity, List<Problem> warnings) {
    public Draft {
        warnings = List.copyOf(warnings);
    }

    /** The task to send. */
    public NewTask toTask(String categoryId, String externalId) {
        return new NewTask(task.title(), task.description(), task.completed(), task.priority(), categoryId, task.due(),
                externalId, task.taskId(), task.createdAt(), task.completedAt());
    }
}
