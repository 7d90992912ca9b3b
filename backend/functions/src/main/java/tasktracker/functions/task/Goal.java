package tasktracker.functions.task;

import java.util.Objects;
import java.util.Optional;
import tasktracker.contract.Change;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;

/** What tasks are to be like. One that is like that already is left alone, so that a repeat changes nothing. */
public sealed interface Goal {
    /** Completed, or open. */
    record Status(boolean completed) implements Goal {}

    /** In this category, or in none when empty. */
    record InCategory(Optional<String> categoryId) implements Goal {}

    /** Whether the task is like that. */
    default boolean isMetBy(Task task) {
        return switch (this) {
            case Status(boolean completed) -> task.completed() == completed;
            case InCategory(Optional<String> categoryId) ->
                Objects.equals(task.categoryId(), categoryId.orElse(null));
        };
    }

    /** What makes a task like that. */
    default TaskPatch patch() {
        return switch (this) {
            case Status(boolean completed) -> TaskPatch.NONE.withCompleted(completed);
            case InCategory(Optional<String> categoryId) ->
                TaskPatch.NONE.withCategory(categoryId.map(Change::to).orElseGet(Change::clear));
        };
    }
}
