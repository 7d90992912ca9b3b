package tasktracker.local.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tasktracker.contract.Priority;
import tasktracker.contract.SortField;
import tasktracker.contract.Task;
import tasktracker.contract.TaskStatus;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.task.CategoryFilter;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskOrder;
import tasktracker.functions.task.TaskQuery;

/**
 * One list of one user. It is a sequence of segments (high, then medium, then low; with a due date, then without), and
 * each segment a merge of {@link Run}s: the index holds the tasks of one status and one priority in order already, so
 * at most six runs are merged and each is read no further than the page needs.
 */
final class TaskList {
    private final String userId;
    private final TaskFilter filter;
    private final TaskOrder order;

    TaskList(String userId, TaskQuery query) {
        this.userId = userId;
        this.filter = query.filter();
        this.order = query.order();
    }

    /** A part of the list that is merged from runs of one shape; ranks are those of the priorities in it. */
    private record Segment(List<Integer> ranks, Bounds bounds) {}

    Slice read(Session session, Optional<String> after, int limit, Deadline deadline) throws SQLException {
        List<Task> found = new ArrayList<>(Math.min(limit, 128) + 1);
        List<Run> opened = new ArrayList<>();
        try {
            for (Segment segment : segments(after)) {
                List<Run> runs = open(session, segment, opened);
                for (Run run = first(runs); run != null; run = first(runs)) {
                    if (found.size() == limit || (!found.isEmpty() && deadline.passed())) {
                        return new Slice(found, Optional.of(order.position(found.getLast())));
                    }
                    found.add(run.head());
                    run.next();
                }
            }
            return new Slice(found, Optional.empty());
        } finally {
            // Only now, so that all segments show one state.
            for (Run run : opened) {
                run.close();
            }
        }
    }

    private List<Run> open(Session session, Segment segment, List<Run> opened) throws SQLException {
        List<Run> runs = new ArrayList<>(6);
        Run.Shape shape = new Run.Shape(order.field() != SortField.CREATED, isBackward(),
                !(filter.category() instanceof CategoryFilter.Any));
        String sql = shape.sql();
        for (int rank : segment.ranks) {
            for (int completed = 0; completed <= 1; completed++) {
                if (filter.status() == TaskStatus.ALL || (filter.status() == TaskStatus.DONE) == (completed == 1)) {
                    Run run = Run.open(session.prepare(sql, opened.size()), shape, userId,
                            TaskRows.category(filter.category()), completed,
                            rank, segment.bounds);
                    opened.add(run);
                    runs.add(run);
                }
            }
        }
        return runs;
    }

    private boolean isBackward() {
        return order.descending() && order.field() != SortField.PRIORITY;
    }

    private Run first(List<Run> runs) {
        Run first = null;
        for (Run run : runs) {
            if (run.head() != null && (first == null || run.comesBefore(first))) {
                first = run;
            }
        }
        return first;
    }

    private List<Segment> segments(Optional<String> after) {
        Bounds all = Bounds.of(filter);
        String position = after.orElse(null);
        return switch (order.field()) {
            case CREATED -> List.of(new Segment(ranks(), all.afterId(position, order.descending())));
            case DUE -> order.descending()
                    ? lastDueFirst(all, position)
                    : List.of(new Segment(ranks(), all.afterDue(position, false)));
            case PRIORITY -> byPriority(all, position);
        };
    }

    private List<Segment> lastDueFirst(Bounds all, String after) {
        List<Segment> segments = new ArrayList<>(2);
        boolean inUndated = after != null && TaskOrder.isUndated(after);
        if (!inUndated) {
            segments.add(new Segment(ranks(), all.dated().afterDue(after, true)));
        }
        if (!filter.due().isBounded()) {
            segments.add(new Segment(ranks(), all.undated().afterDue(inUndated ? after : null, true)));
        }
        return segments;
    }

    private List<Segment> byPriority(Bounds all, String after) {
        List<Segment> segments = new ArrayList<>(3);
        List<Integer> ranks = ranks();
        int from = after == null ? 0 : after.charAt(0) - '0';
        for (int rank : order.descending() ? ranks : ranks.reversed()) {
            if (rank == from) {
                segments.add(new Segment(List.of(rank), all.afterDue(after.substring(2), false)));
            } else if (from == 0 || rank > from == order.descending()) {
                segments.add(new Segment(List.of(rank), all));
            }
        }
        return segments;
    }

    private List<Integer> ranks() {
        List<Integer> ranks = new ArrayList<>(3);
        for (Priority priority : Priority.values()) {
            if (filter.priorities().contains(priority)) {
                ranks.add(priority.rank());
            }
        }
        return ranks;
    }
}
