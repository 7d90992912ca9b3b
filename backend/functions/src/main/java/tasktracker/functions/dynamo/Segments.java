package tasktracker.functions.dynamo;

import java.util.ArrayList;
import java.util.List;
import tasktracker.contract.Priority;
import tasktracker.contract.SortField;
import tasktracker.contract.TaskStatus;
import tasktracker.functions.task.AccessPath;
import tasktracker.functions.task.CategoryFilter;
import tasktracker.functions.task.CreatedRange;
import tasktracker.functions.task.DueRange;
import tasktracker.functions.task.TaskOrder;

/** An access path as stretches of indexes, in the order in which the list reads them. */
final class Segments {
    /** After every due date and before the tasks without one. */
    private static final String LAST_DUE = "9999-12-30" + Keys.END;
    /** Before every due date. */
    private static final String FIRST_DUE = "0";

    private final String userId;
    private final boolean forward;

    private Segments(String userId, TaskOrder order) {
        this.userId = userId;
        // A list by priority turns the priorities round, never the due dates within one.
        this.forward = !order.descending() || order.field() == SortField.PRIORITY;
    }

    static List<Segment> of(AccessPath path, String userId, TaskOrder order) {
        Segments segments = new Segments(userId, order);
        return switch (path) {
            case AccessPath.ByCreation(CreatedRange range, _) ->
                segments.created(TaskIndex.TABLE, userId, range);
            case AccessPath.ByStatusAndCreation(TaskStatus status, CreatedRange range, _) ->
                segments.created(TaskIndex.CREATED, segments.partition(status), range);
            case AccessPath.ByCategoryAndCreation(CategoryFilter category, CreatedRange range, _) ->
                segments.created(TaskIndex.CATEGORY, segments.partition(category), range);
            case AccessPath.ByStatusAndDue(List<TaskStatus> statuses, DueRange range, _) ->
                segments.due(TaskIndex.STATUS, statuses.stream().map(segments::partition).toList(), "", range);
            case AccessPath.ByPriorityAndDue(List<Priority> priorities, DueRange range, _) ->
                segments.due(TaskIndex.PRIORITY, priorities.stream().map(segments::partition).toList(), "", range);
            case AccessPath.ByPriorityInTurn(List<Priority> priorities, DueRange range, _) -> {
                List<Segment> inTurn = new ArrayList<>();
                for (Priority priority : priorities) {
                    inTurn.addAll(segments.due(TaskIndex.PRIORITY, List.of(segments.partition(priority)),
                            priority.rank() + "#", range));
                }
                yield inTurn;
            }
        };
    }

    /** The first due key of a range. */
    static String low(DueRange range) {
        return range.from().map(Object::toString).orElse(FIRST_DUE);
    }

    /** The last due key of a range that has a bound. */
    static String high(DueRange range) {
        return range.to().map(to -> to.text() + Keys.END).orElse(LAST_DUE);
    }

    private List<Segment> created(TaskIndex index, String partition, CreatedRange range) {
        return List.of(new Segment(index, List.of(partition), "", Keys.idFrom(range.from().orElse(Keys.FIRST_TIME)),
                Keys.idTo(range.to().orElse(Keys.LAST_TIME)), forward));
    }

    private List<Segment> due(TaskIndex index, List<String> partitions, String prefix, DueRange range) {
        if (!range.isBounded() && forward) {
            return List.of(segment(index, partitions, prefix, FIRST_DUE, TaskOrder.NO_DUE + Keys.END));
        }
        Segment dated = segment(index, partitions, prefix, low(range), high(range));
        if (range.isBounded()) {
            return List.of(dated);
        }
        // Backward the tasks without a due date would come first; they come last in either direction.
        return List.of(dated, segment(index, partitions, prefix, TaskOrder.NO_DUE, TaskOrder.NO_DUE + Keys.END));
    }

    private Segment segment(TaskIndex index, List<String> partitions, String prefix, String low, String high) {
        return new Segment(index, partitions, prefix, prefix + low, prefix + high, forward);
    }

    private String partition(TaskStatus status) {
        return Keys.status(userId, status == TaskStatus.DONE);
    }

    private String partition(Priority priority) {
        return Keys.priority(userId, priority);
    }

    private String partition(CategoryFilter category) {
        return Keys.inCategory(userId, switch (category) {
            case CategoryFilter.Of(String categoryId) -> categoryId;
            case CategoryFilter.None(),CategoryFilter.Any() -> null;
        });
    }
}
