package tasktracker.functions.task;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.TaskStatus;

/**
 * Which tasks a list holds: all conditions must be met.
 *
 * @param priorities the accepted ones; all of them when nothing was asked, never empty
 */
public record TaskFilter(TaskStatus status, CategoryFilter category, Set<Priority> priorities, DueRange due,
        CreatedRange created) {
    /** Every task. */
    public static final TaskFilter ALL = new TaskFilter(TaskStatus.ALL, new CategoryFilter.Any(),
            EnumSet.allOf(Priority.class), DueRange.ALL, CreatedRange.ALL);

    public TaskFilter {
        if (priorities.isEmpty()) {
            throw new IllegalArgumentException("no priority would pass");
        }
        priorities = Collections.unmodifiableSet(EnumSet.copyOf(priorities));
    }

    /** Whether some priority does not pass. */
    public boolean limitsPriority() {
        return priorities.size() < Priority.values().length;
    }

    /** Whether a task passes: the rule that every store must agree with. */
    public boolean accepts(Task task) {
        boolean statusFits = switch (status) {
            case ALL -> true;
            case OPEN -> !task.completed();
            case DONE -> task.completed();
        };
        return statusFits && category.accepts(task.categoryId()) && priorities.contains(task.priority())
                && due.accepts(task.due()) && created.accepts(task.createdAt());
    }
}
