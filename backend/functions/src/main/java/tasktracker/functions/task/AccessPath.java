package tasktracker.functions.task;

import java.util.List;
import tasktracker.contract.Priority;
import tasktracker.contract.TaskStatus;

/**
 * How a list is read from keys that are kept in order: every path gives its tasks in the order that was asked for, and
 * answers some conditions by where it reads. Made by {@link AccessPlanner}.
 */
public sealed interface AccessPath {
    /** The conditions that the path does not answer by itself: each task it walks past is checked for them. */
    TaskFilter rest();

    /** Whether a page costs the same however many tasks the user has: nothing is read that is not listed. */
    default boolean isConstant() {
        return rest().equals(TaskFilter.ALL);
    }

    /** All tasks by creation. */
    record ByCreation(CreatedRange range, TaskFilter rest) implements AccessPath {}

    /**
     * The tasks of one status by creation.
     *
     * @param status open or done
     */
    record ByStatusAndCreation(TaskStatus status, CreatedRange range, TaskFilter rest) implements AccessPath {}

    /**
     * The tasks of one category, or of none, by creation.
     *
     * @param category one category or none
     */
    record ByCategoryAndCreation(CategoryFilter category, CreatedRange range, TaskFilter rest) implements AccessPath {}

    /**
     * The tasks of these statuses by due date, merged.
     *
     * @param statuses open, done, or both
     */
    record ByStatusAndDue(List<TaskStatus> statuses, DueRange range, TaskFilter rest) implements AccessPath {
        public ByStatusAndDue {
            statuses = List.copyOf(statuses);
        }
    }

    /** The tasks of these priorities by due date, merged. */
    record ByPriorityAndDue(List<Priority> priorities, DueRange range, TaskFilter rest) implements AccessPath {
        public ByPriorityAndDue {
            priorities = List.copyOf(priorities);
        }
    }

    /** The tasks of these priorities one priority after the other, each by due date. */
    record ByPriorityInTurn(List<Priority> priorities, DueRange range, TaskFilter rest) implements AccessPath {
        public ByPriorityInTurn {
            priorities = List.copyOf(priorities);
        }
    }
}
