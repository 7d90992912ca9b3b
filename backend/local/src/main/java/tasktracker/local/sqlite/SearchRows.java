package tasktracker.local.sqlite;

import java.sql.SQLException;
import java.util.List;
import tasktracker.contract.Task;
import tasktracker.functions.text.SearchText;

/** The table {@code search}: each task once more, with its texts as a search reads them. */
final class SearchRows {
    private static final String PUT = "INSERT OR REPLACE INTO search "
            + "(user_id, task_id, completed, rank, category_id, due, title, description) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String DELETE = "DELETE FROM search WHERE user_id = ? AND task_id = ?";
    private static final int BATCH = 1_000;
    private static final String OWNED = "SELECT " + TaskRows.COLUMNS
            + ", user_id, id FROM task WHERE id > ? ORDER BY id LIMIT " + BATCH;

    private SearchRows() {}

    private record Owned(String userId, Task task, long row) {}

    static void put(Session session, String userId, Task task) throws SQLException {
        session.change(PUT, userId, task.taskId(), task.completed(), task.priority().rank(),
                TaskRows.category(task.categoryId()), TaskRows.due(task.due()), SearchText.of(task.title()),
                SearchText.of(task.description()));
    }

    static void delete(Session session, String userId, String taskId) throws SQLException {
        session.change(DELETE, userId, taskId);
    }

    /** Adds all tasks that there are. */
    static void fill(Session session) throws SQLException {
        long last = 0;
        List<Owned> batch;
        do {
            batch = session.all(OWNED, row -> new Owned(row.getString(13), TaskRows.task(row), row.getLong(14)), last);
            for (Owned owned : batch) {
                put(session, owned.userId, owned.task);
                last = owned.row;
            }
        } while (batch.size() == BATCH);
    }
}
