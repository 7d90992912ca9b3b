package tasktracker.local.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import tasktracker.local.key.KeyStore;
import tasktracker.local.key.StoredKey;

/** API keys in SQLite. */
public final class SqliteKeyStore implements KeyStore {
    private static final String COLUMNS = "id, value, name, description, customer_id, enabled, created, updated";
    private static final String ALL = "SELECT " + COLUMNS + " FROM api_key ORDER BY created, id";
    private static final String ADD = "INSERT INTO api_key (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private final SqliteDatabase database;

    public SqliteKeyStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public List<StoredKey> all() {
        return database.read(session -> session.all(ALL, SqliteKeyStore::key));
    }

    @Override
    public void add(StoredKey key) {
        database.write(session -> session.change(ADD, key.id(), key.value(), key.name(), key.description(),
                key.customerId(), key.enabled(), key.createdDate().toEpochMilli(),
                key.lastUpdatedDate().toEpochMilli()));
    }

    private static StoredKey key(ResultSet row) throws SQLException {
        return new StoredKey(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                row.getInt(6) != 0, Instant.ofEpochMilli(row.getLong(7)), Instant.ofEpochMilli(row.getLong(8)));
    }
}
