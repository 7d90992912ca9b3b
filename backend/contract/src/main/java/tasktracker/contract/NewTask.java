package tasktracker.contract;

import java.time.Instant;
import java.util.Objects;

/**
 * A task to create. Everything but the title may be left out; nullable parameters are null when they are.
 *
 * @param taskId only when restoring one's own export: the id that the task had
 * @param createdAt only in an import: 1970 to now + 5 minutes
 * @param completedAt only in an import, and only with {@code completed}
 */
public record NewTask(String title, String description, boolean completed, Priority priority, String categoryId,
        Due due, String externalId, String taskId, Instant createdAt, Instant completedAt) {

    public NewTask {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(priority, "priority");
    }

    /** An open task of medium priority with nothing but a title. */
    public static NewTask titled(String title) {
        return new NewTask(title, "", false, Priority.MEDIUM, null, null, null, null, null, null);
    }

    /** What creates a task once more, with its id, times and externalId. */
    public static NewTask again(Task task) {
        return new NewTask(task.title(), task.description(), task.completed(), task.priority(), task.categoryId(),
                task.due(), task.externalId(), task.taskId(), task.createdAt(), task.completedAt());
    }

    /** The same in another category, or in none when null. */
    public NewTask inCategory(String category) {
        return new NewTask(title, description, completed, priority, category, due, externalId, taskId, createdAt,
                completedAt);
    }

    /** The task that this becomes under an id that carries its time of creation. */
    public Task create(String id, Instant created) {
        Instant doneAt = !completed ? null : completedAt != null ? completedAt : created;
        return new Task(id, title, description, completed, priority, categoryId, due, created, created, doneAt,
                externalId, 1);
    }
}
