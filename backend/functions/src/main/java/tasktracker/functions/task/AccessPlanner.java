package tasktracker.functions.task;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tasktracker.contract.Priority;
import tasktracker.contract.TaskStatus;

/**
 * Chooses the {@link AccessPath} of a list. The order decides which paths there are; where two would do, the one that
 * reads less past what it lists, as tasks usually lie: most of a user's tasks are done, most have no category, and one
 * named category holds a small part of them.
 */
public final class AccessPlanner {
    private static final CategoryFilter ANY_CATEGORY = new CategoryFilter.Any();
    private static final Set<Priority> ANY_PRIORITY = EnumSet.allOf(Priority.class);

    private AccessPlanner() {}

    /** The path of a list. */
    public static AccessPath plan(TaskFilter filter, TaskOrder order) {
        return switch (order.field()) {
            case CREATED -> byCreation(filter);
            case DUE -> byDue(filter);
            case PRIORITY -> byPriority(filter, order.descending());
        };
    }

    private static AccessPath byCreation(TaskFilter filter) {
        TaskFilter rest = new TaskFilter(filter.status(), filter.category(), filter.priorities(), filter.due(),
                CreatedRange.ALL);
        boolean byStatus = switch (filter.category()) {
            case CategoryFilter.Any() -> filter.status() != TaskStatus.ALL;
            // Of the few open tasks most have no category; of the many without one most are done.
            case CategoryFilter.None() -> filter.status() == TaskStatus.OPEN;
            case CategoryFilter.Of(_) -> false;
        };
        if (byStatus) {
            return new AccessPath.ByStatusAndCreation(filter.status(), filter.created(), anyStatus(rest));
        }
        return switch (filter.category()) {
            case CategoryFilter.Any() -> new AccessPath.ByCreation(filter.created(), rest);
            case CategoryFilter.None(),CategoryFilter.Of(_) ->
                new AccessPath.ByCategoryAndCreation(filter.category(), filter.created(),
                        new TaskFilter(rest.status(), ANY_CATEGORY, rest.priorities(), rest.due(), rest.created()));
        };
    }

    private static AccessPath byDue(TaskFilter filter) {
        // The open ones are few: of them a priority is quickly picked out. Of all or the done ones it is not.
        if (filter.limitsPriority() && filter.status() != TaskStatus.OPEN) {
            return new AccessPath.ByPriorityAndDue(mostImportantFirst(filter), filter.due(),
                    anyPriority(anyDue(filter)));
        }
        List<TaskStatus> statuses = filter.status() == TaskStatus.ALL
                ? List.of(TaskStatus.OPEN, TaskStatus.DONE)
                : List.of(filter.status());
        return new AccessPath.ByStatusAndDue(statuses, filter.due(), anyStatus(anyDue(filter)));
    }

    private static AccessPath byPriority(TaskFilter filter, boolean highFirst) {
        List<Priority> priorities = mostImportantFirst(filter);
        return new AccessPath.ByPriorityInTurn(highFirst ? priorities : priorities.reversed(), filter.due(),
                anyPriority(anyDue(filter)));
    }

    private static List<Priority> mostImportantFirst(TaskFilter filter) {
        List<Priority> priorities = new ArrayList<>(filter.priorities());
        priorities.sort((one, other) -> Integer.compare(one.rank(), other.rank()));
        return priorities;
    }

    private static TaskFilter anyStatus(TaskFilter filter) {
        return new TaskFilter(TaskStatus.ALL, filter.category(), filter.priorities(), filter.due(), filter.created());
    }

    private static TaskFilter anyPriority(TaskFilter filter) {
        return new TaskFilter(filter.status(), filter.category(), ANY_PRIORITY, filter.due(), filter.created());
    }

    private static TaskFilter anyDue(TaskFilter filter) {
        return new TaskFilter(filter.status(), filter.category(), filter.priorities(), DueRange.ALL, filter.created());
    }
}
