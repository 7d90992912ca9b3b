package tasktracker.functions.task;

import java.util.Comparator;
import tasktracker.contract.Due;
import tasktracker.contract.Priority;
import tasktracker.contract.SortField;
import tasktracker.contract.Task;

/**
 * The order of a list. Every task has one position in it, a text that names the sort keys and ends at the task's id,
 * so positions are unique and a page continues strictly after one, whether or not its task still exists.
 *
 * <ul>
 * <li>{@code createdAt}: {@code taskId} (a UUIDv7 carries its time);
 * <li>{@code dueDate}: {@code due#taskId}; without a due date {@code 9999-12-31#taskId}, last in both directions;
 * <li>{@code priority}: {@code rank#due#taskId}; descending lists high first, ascending low first, and within one
 * priority the earliest due comes first in both.
 * </ul>
 */
public record TaskOrder(SortField field, boolean descending) {
    /** What stands for the due date of a task that has none; no real due date reaches this year. */
    public static final String NO_DUE = "9999-12-31";

    /** The newest first. */
    public static final TaskOrder NEWEST_FIRST = new TaskOrder(SortField.CREATED, true);

    /** The position of a task in this order. */
    public String position(Task task) {
        return position(task.taskId(), task.priority(), task.due());
    }

    /** The position of a task with these sort keys; {@code due} is null when it has none. */
    String position(String taskId, Priority priority, Due due) {
        return switch (field) {
            case CREATED -> taskId;
            case DUE -> dueKey(taskId, due);
            case PRIORITY -> priority.rank() + "#" + dueKey(taskId, due);
        };
    }

    /** {@code due#taskId}: the sort key of everything that is ordered by due date. */
    public static String dueKey(Task task) {
        return dueKey(task.taskId(), task.due());
    }

    private static String dueKey(String taskId, Due due) {
        return (due == null ? NO_DUE : due.text()) + "#" + taskId;
    }

    /** The order of positions. */
    public Comparator<String> positions() {
        return switch (field) {
            case CREATED -> descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
            case DUE -> descending
                    ? Comparator.comparing(TaskOrder::isUndated).thenComparing(Comparator.reverseOrder())
                    : Comparator.naturalOrder();
            case PRIORITY -> descending
                    ? Comparator.naturalOrder()
                    : Comparator.comparingInt((String position) -> position.charAt(0)).reversed()
                            .thenComparing(Comparator.naturalOrder());
        };
    }

    /** The order of tasks. */
    public Comparator<Task> tasks() {
        return Comparator.comparing(this::position, positions());
    }

    /** Whether a {@code due#taskId} belongs to a task without a due date. */
    public static boolean isUndated(String dueKey) {
        return dueKey.startsWith(NO_DUE);
    }
}
