package tasktracker.local.sqlite;

import java.sql.SQLException;

/** SQLite failed in a way that trying again does not mend: a damaged file, a missing right, a defect of ours. */
public final class SqliteFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Also for a message of ours, where the cause is null. */
    public SqliteFailure(String message, SQLException cause) {
        super(message, cause);
    }
}
