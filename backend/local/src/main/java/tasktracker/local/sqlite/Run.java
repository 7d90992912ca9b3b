package tasktracker.local.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import tasktracker.contract.Task;
import tasktracker.functions.task.TaskOrder;

/** The tasks of one user, status, priority and perhaps category, in an order that an index has. */
final class Run {
    private static final String RANGE = " AND (due, task_id) >= (?, ?) AND (due, task_id) < (?, ?) "
            + "AND task_id > ? AND task_id < ?";

    private final ResultSet rows;
    private final Shape shape;
    private Task head;
    private String key;

    private Run(ResultSet rows, Shape shape) {
        this.rows = rows;
        this.shape = shape;
    }

    /** What decides on the statement. */
    record Shape(boolean byDue, boolean backward, boolean ofCategory) {
        /** The statement, which {@link #open} prepares and binds. */
        String sql() {
            String direction = backward ? " DESC" : "";
            return "SELECT " + TaskRows.COLUMNS + " FROM task INDEXED BY task" + (ofCategory ? "_category" : "")
                    + (byDue ? "_due" : "_created") + " WHERE user_id = ?" + (ofCategory ? " AND category_id = ?" : "")
                    + " AND completed = ? AND rank = ?" + RANGE + " ORDER BY "
                    + (byDue ? "due" + direction + ", " : "") + "task_id" + direction;
        }
    }

    /**
     * Starts to read.
     *
     * @param statement of that shape, and of no other run that is open
     * @param category null for any
     */
    static Run open(PreparedStatement statement, Shape shape, String userId, String category, int completed, int rank,
            Bounds bounds) throws SQLException {
        int at = 1;
        statement.setString(at++, userId);
        if (shape.ofCategory) {
            statement.setString(at++, category);
        }
        statement.setInt(at++, completed);
        statement.setInt(at++, rank);
        statement.setString(at++, bounds.dueFrom());
        statement.setString(at++, bounds.dueFromId());
        statement.setString(at++, bounds.dueTo());
        statement.setString(at++, bounds.dueToId());
        statement.setString(at++, bounds.idFrom());
        statement.setString(at, bounds.idTo());
        Run run = new Run(statement.executeQuery(), shape);
        run.next();
        return run;
    }

    /** The task that comes next, null at the end. */
    Task head() {
        return head;
    }

    void next() throws SQLException {
        head = rows.next() ? TaskRows.task(rows) : null;
        key = head == null ? null : shape.byDue ? TaskOrder.dueKey(head) : head.taskId();
    }

    boolean comesBefore(Run other) {
        int compared = key.compareTo(other.key);
        return shape.backward ? compared > 0 : compared < 0;
    }

    void close() throws SQLException {
        rows.close();
    }
}
