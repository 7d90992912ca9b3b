package tasktracker.functions.task;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import tasktracker.contract.NewTask;
import tasktracker.contract.Task;
import tasktracker.contract.TaskFields;

/**
 * A task to create as it was sent.
 *
 * @param sent the names of the fields that were there with a value; the rest of {@code task} are defaults
 */
public record TaskDraft(NewTask task, Set<String> sent) {
    public TaskDraft {
        sent = Set.copyOf(sent);
    }

    /** Whether all fields that were sent equal those of a task. */
    public boolean isSameAs(Task other) {
        for (String field : sent) {
            if (!isSame(field, other)) {
                return false;
            }
        }
        return true;
    }

    private boolean isSame(String field, Task other) {
        return switch (field) {
            case TaskFields.TITLE -> task.title().equals(other.title());
            case TaskFields.DESCRIPTION -> task.description().equals(other.description());
            case TaskFields.COMPLETED -> task.completed() == other.completed();
            case TaskFields.PRIORITY -> task.priority() == other.priority();
            case TaskFields.CATEGORY_ID -> Objects.equals(task.categoryId(), other.categoryId());
            case TaskFields.DUE_DATE -> Objects.equals(task.due(), other.due());
            case TaskFields.EXTERNAL_ID -> Objects.equals(task.externalId(), other.externalId());
            case TaskFields.TASK_ID -> Objects.equals(task.taskId(), other.taskId());
            case TaskFields.CREATED_AT -> isSame(task.createdAt(), other.createdAt());
            case TaskFields.COMPLETED_AT -> isSame(task.completedAt(), other.completedAt());
            default -> true;
        };
    }

    private static boolean isSame(Instant sent, Instant kept) {
        return kept != null && sent.toEpochMilli() == kept.toEpochMilli();
    }
}
