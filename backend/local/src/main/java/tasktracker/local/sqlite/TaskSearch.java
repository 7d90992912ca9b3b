package tasktracker.local.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.TaskStatus;
import tasktracker.functions.search.Search;
import tasktracker.functions.search.SearchTerm;
import tasktracker.functions.search.SearchTooBroadException;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.RetryLaterException;
import tasktracker.functions.task.FirstPositions;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskQuery;

/** One search of one user: looks through all texts in question, and then reads the tasks of the page. */
final class TaskSearch {
    private static final String RANGE = " FROM search "
            + "WHERE user_id = ? AND task_id > ? AND task_id < ? AND completed BETWEEN ? AND ?";
    private static final String CANDIDATES = "SELECT task_id, rank, due, title, description" + RANGE
            + " AND (1 << rank) & ? AND coalesce(category_id = ?, 1) AND due >= ? AND due < ?";
    /** What there is to look through, as in DynamoDB: every task costs something beside its text. */
    private static final String SIZE = "SELECT total(octet_length(title) + octet_length(description) + 200)" + RANGE;
    /** How often the time is looked at, in steps of SQLite's machine: a millisecond or less. */
    private static final int STEPS = 10_000;
    private static final String TERM = " AND (instr(title, ?) OR instr(description, ?))";

    private final String userId;
    private final TaskQuery query;
    private final Search search;

    TaskSearch(String userId, TaskQuery query, Search search) {
        this.userId = userId;
        this.query = query;
        this.search = search;
    }

    /**
     * A page.
     *
     * @throws SearchTooBroadException when there is more to look through than a search may
     * @throws RetryLaterException when there was no time for all of it
     */
    Slice read(Session session, Optional<String> after, int limit, Deadline deadline) throws SQLException {
        FirstPositions found = session.unless(deadline::passed, STEPS, () -> find(session, after, limit))
                .orElseThrow(() -> new RetryLaterException("there was no time to search all tasks", null));
        List<Task> tasks = new ArrayList<>();
        List<String> positions = found.inOrder();
        List<String> page = positions.subList(0, Math.min(limit, positions.size()));
        for (String position : page) {
            Task task = session.first(TaskRows.FIND, TaskRows::task, userId, TaskQuery.taskId(position));
            // Between the two reads it may have been changed or deleted.
            if (task != null && query.accepts(task)) {
                tasks.add(task);
            }
        }
        return new Slice(tasks, positions.size() > limit ? Optional.of(page.getLast()) : Optional.empty());
    }

    private FirstPositions find(Session session, Optional<String> after, int limit) throws SQLException {
        double size = session.first(SIZE, row -> row.getDouble(1), range().toArray());
        if (size > SearchTooBroadException.MAX_BYTES) {
            throw new SearchTooBroadException();
        }
        FirstPositions found = new FirstPositions(query, after, limit + 1);
        String sql = CANDIDATES + TERM.repeat(search.terms().size());
        try (ResultSet rows = Session.bind(session.prepare(sql), parameters()).executeQuery()) {
            while (rows.next()) {
                position(rows).ifPresent(found::add);
            }
        }
        return found;
    }

    private List<Object> range() {
        TaskFilter filter = query.filter();
        Bounds bounds = Bounds.of(filter);
        return List.of(userId, bounds.idFrom(), bounds.idTo(), filter.status() == TaskStatus.DONE,
                filter.status() != TaskStatus.OPEN);
    }

    private Object[] parameters() {
        TaskFilter filter = query.filter();
        Bounds bounds = Bounds.of(filter);
        List<Object> values = new ArrayList<>(range());
        int ranks = 0;
        for (Priority priority : filter.priorities()) {
            ranks |= 1 << priority.rank();
        }
        values.add(ranks);
        values.add(TaskRows.category(filter.category()));
        values.add(bounds.dueFrom());
        values.add(bounds.dueTo());
        for (SearchTerm term : search.terms()) {
            values.add(term.pattern());
            values.add(term.pattern());
        }
        return values.toArray();
    }

    private Optional<String> position(ResultSet row) throws SQLException {
        String taskId = row.getString(1);
        Priority priority = TaskRows.priority(row.getInt(2));
        String due = row.getString(3);
        return search.rank(row.getString(4), row.getString(5))
                .map(rank -> query.position(rank, taskId, priority, TaskRows.due(due)));
    }
}
