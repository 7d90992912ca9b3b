package tasktracker.local.sqlite;

import java.sql.PreparedStatement;
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
import tasktracker.functions.task.FirstPositions;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskQuery;

/** One search of one user: looks through all texts in question, and then reads the tasks of the page. */
final class TaskSearch {
    private static final String CANDIDATES = "SELECT task_id, rank, due, title, description FROM search "
            + "WHERE user_id = ? AND task_id > ? AND task_id < ? AND completed BETWEEN ? AND ? AND (1 << rank) & ? "
            + "AND coalesce(category_id = ?, 1) AND due >= ? AND due < ?";
    private static final String TERM = " AND (instr(title, ?) OR instr(description, ?))";

    private final String userId;
    private final TaskQuery query;
    private final Search search;

    TaskSearch(String userId, TaskQuery query, Search search) {
        this.userId = userId;
        this.query = query;
        this.search = search;
    }

    Slice read(Session session, Optional<String> after, int limit) throws SQLException {
        FirstPositions found = new FirstPositions(query, after, limit + 1);
        String sql = CANDIDATES + TERM.repeat(search.terms().size());
        PreparedStatement statement = Session.bind(session.prepare(sql), parameters());
        List<Task> tasks = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                position(rows).ifPresent(found::add);
            }
        }
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

    private Object[] parameters() {
        TaskFilter filter = query.filter();
        Bounds bounds = Bounds.of(filter);
        List<Object> values = new ArrayList<>();
        values.add(userId);
        values.add(bounds.idFrom());
        values.add(bounds.idTo());
        values.add(filter.status() == TaskStatus.DONE);
        values.add(filter.status() != TaskStatus.OPEN);
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
