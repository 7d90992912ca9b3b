package tasktracker.local.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import tasktracker.contract.Due;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.functions.store.WriteToken;
import tasktracker.functions.task.CategoryFilter;
import tasktracker.functions.task.TaskOrder;

/** Tasks as rows of the table {@code task}. */
final class TaskRows {
    static final String COLUMNS = "task_id, title, description, completed, rank, category_id, due, created, updated, "
            + "completed_at, external_id, version";
    static final String INSERT = "INSERT INTO task (user_id, " + COLUMNS + ", create_key) "
            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (user_id, task_id) DO NOTHING";
    static final String FIND = "SELECT " + COLUMNS
            + ", write_key, write_body FROM task WHERE user_id = ? AND task_id = ?";
    static final String REPLACE = "UPDATE task SET title = ?, description = ?, completed = ?, rank = ?, category_id = ?, "
            + "due = ?, updated = ?, completed_at = ?, version = ?, write_key = ?, write_body = ? "
            + "WHERE user_id = ? AND task_id = ?";
    private static final String DELETE = "DELETE FROM task WHERE user_id = ? AND task_id = ?";
    private static final Priority[] BY_RANK = { Priority.HIGH, Priority.MEDIUM, Priority.LOW };

    private TaskRows() {}

    /** A task and the token of its last change, null when that had none. */
    record Stored(Task task, WriteToken lastWrite) {}

    /**
     * Adds a task.
     *
     * @param createKey the key of the token to be forgotten with the task, null when there is none
     * @return whether its id was free
     */
    static boolean insert(Session session, String userId, Task task, String createKey) throws SQLException {
        boolean isNew = session.change(INSERT, userId, task.taskId(), task.title(), task.description(),
                task.completed(),
                task.priority().rank(), category(task.categoryId()), due(task.due()), millis(task.createdAt()),
                millis(task.updatedAt()), millis(task.completedAt()), task.externalId(), task.version(),
                createKey) == 1;
        if (isNew) {
            SearchRows.put(session, userId, task);
        }
        return isNew;
    }

    static void replace(Session session, String userId, Task task, Optional<WriteToken> token) throws SQLException {
        session.change(REPLACE, task.title(), task.description(), task.completed(), task.priority().rank(),
                category(task.categoryId()), due(task.due()), millis(task.updatedAt()), millis(task.completedAt()),
                task.version(), token.map(WriteToken::key).orElse(null), token.map(WriteToken::bodyHash).orElse(null),
                userId, task.taskId());
        SearchRows.put(session, userId, task);
    }

    static void delete(Session session, String userId, String taskId) throws SQLException {
        session.change(DELETE, userId, taskId);
        SearchRows.delete(session, userId, taskId);
    }

    /** The task of a row that begins with {@link #COLUMNS}. */
    static Task task(ResultSet row) throws SQLException {
        String category = row.getString(6);
        String due = row.getString(7);
        long completedAt = row.getLong(10);
        boolean neverCompleted = row.wasNull();
        return new Task(row.getString(1), row.getString(2), row.getString(3), row.getInt(4) != 0,
                priority(row.getInt(5)),
                category.isEmpty() ? null : category, due(due),
                Instant.ofEpochMilli(row.getLong(8)), Instant.ofEpochMilli(row.getLong(9)),
                neverCompleted ? null : Instant.ofEpochMilli(completedAt), row.getString(11), row.getLong(12));
    }

    static Stored stored(ResultSet row) throws SQLException {
        String key = row.getString(13);
        return new Stored(task(row), key == null ? null : new WriteToken(key, row.getString(14)));
    }

    static Priority priority(int rank) {
        return BY_RANK[rank - 1];
    }

    /** The value to look for, null for any. */
    static String category(CategoryFilter filter) {
        return switch (filter) {
            case CategoryFilter.Any() -> null;
            case CategoryFilter.None() -> "";
            case CategoryFilter.Of(String categoryId) -> categoryId;
        };
    }

    static String category(String categoryId) {
        return categoryId == null ? "" : categoryId;
    }

    static String due(Due due) {
        return due == null ? TaskOrder.NO_DUE : due.text();
    }

    /** Null for what stands for no due date. */
    static Due due(String text) {
        return text.equals(TaskOrder.NO_DUE) ? null : new Due(text);
    }

    static Long millis(Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
