package tasktracker.local.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteErrorCode;

/** One connection and the statements prepared on it, which are kept. Used by one thread at a time. */
final class Session implements AutoCloseable {
    private final Connection connection;
    private final Map<String, List<PreparedStatement>> statements = new HashMap<>();

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** A kept statement; its parameters are those of its last use. */
    PreparedStatement prepare(String sql) throws SQLException {
        return prepare(sql, 0);
    }

    /** One of several kept statements of the same text, for results that are read side by side. */
    PreparedStatement prepare(String sql, int copy) throws SQLException {
        List<PreparedStatement> copies = statements.computeIfAbsent(sql, _ -> new ArrayList<>(1));
        while (copies.size() <= copy) {
            copies.add(connection.prepareStatement(sql));
        }
        return copies.get(copy);
    }

    /** Lets the kept statements go: the driver takes one for closed whose last use failed, as on a full disk. */
    void forget() {
        for (List<PreparedStatement> copies : statements.values()) {
            for (PreparedStatement statement : copies) {
                try {
                    statement.close();
                } catch (SQLException _) {
                    // It is of no use any more either way.
                }
            }
        }
        statements.clear();
    }

    /** The first row of a result, or null. */
    <T> T first(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
        try (ResultSet rows = bind(prepare(sql), parameters).executeQuery()) {
            return rows.next() ? reader.read(rows) : null;
        }
    }

    /** All rows of a result. */
    <T> List<T> all(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = bind(prepare(sql), parameters).executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    /** Something that reads. */
    @FunctionalInterface
    interface Work<T> {
        T read() throws SQLException;
    }

    /** What the work read, or empty when it was time to stop; SQLite asks every so many steps of its machine. */
    <T> Optional<T> unless(BooleanSupplier stop, int steps, Work<T> work) throws SQLException {
        if (stop.getAsBoolean()) {
            return Optional.empty();
        }
        ProgressHandler.setHandler(connection, steps, new ProgressHandler() {
            @Override
            protected int progress() {
                return stop.getAsBoolean() ? 1 : 0;
            }
        });
        try {
            return Optional.of(work.read());
        } catch (SQLException e) {
            if (e.getErrorCode() == SQLiteErrorCode.SQLITE_INTERRUPT.code) {
                return Optional.empty();
            }
            throw e;
        } finally {
            ProgressHandler.clearHandler(connection);
        }
    }

    /** The number of rows that a change touched. */
    int change(String sql, Object... parameters) throws SQLException {
        return bind(prepare(sql), parameters).executeUpdate();
    }

    /** Runs statements that are not worth keeping, one by one. */
    void run(String... scripts) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : scripts) {
                statement.execute(sql);
            }
        }
    }

    static PreparedStatement bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case null -> statement.setNull(i + 1, Types.NULL);
                case String text -> statement.setString(i + 1, text);
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case Boolean flag -> statement.setInt(i + 1, flag ? 1 : 0);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                default -> throw new IllegalArgumentException("no column holds " + parameters[i].getClass());
            }
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        forget();
        connection.close();
    }
}
