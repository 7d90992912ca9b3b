package tasktracker.local.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tasktracker.contract.Json;
import tasktracker.local.key.KeyStore;
import tasktracker.local.key.StoredKey;

/** API keys in SQLite. */
public final class SqliteKeyStore implements KeyStore {
    private static final String COLUMNS = "id, value, name, description, customer_id, enabled, created, updated, tags,"
            + " attached";
    private static final String ALL = "SELECT " + COLUMNS + " FROM api_key ORDER BY created, id";
    private static final String PUT = "INSERT OR REPLACE INTO api_key (" + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String REMOVE = "DELETE FROM api_key WHERE id = ?";
    private static final String REMOVE_USES = "DELETE FROM key_use WHERE key_id = ?";
    private static final String USES = "SELECT key_id, day, requests FROM key_use";
    private static final String PUT_USE = "INSERT OR REPLACE INTO key_use (key_id, day, requests) VALUES (?, ?, ?)";

    private final SqliteDatabase database;

    public SqliteKeyStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public List<StoredKey> all() {
        return database.read(session -> session.all(ALL, SqliteKeyStore::key));
    }

    @Override
    public void put(StoredKey key) {
        database.write(session -> session.change(PUT, key.id(), key.value(), key.name(), key.description(),
                key.customerId(), key.enabled(), key.createdDate().toEpochMilli(),
                key.lastUpdatedDate().toEpochMilli(), text(key.tags()), key.attached()));
    }

    @Override
    public void remove(String id) {
        database.write(session -> session.change(REMOVE, id) + session.change(REMOVE_USES, id));
    }

    @Override
    public List<Use> uses() {
        return database.read(
                session -> session.all(USES, row -> new Use(row.getString(1), row.getLong(2), row.getLong(3))));
    }

    @Override
    public void put(List<Use> uses) {
        database.write(session -> {
            for (Use use : uses) {
                session.change(PUT_USE, use.keyId(), use.day(), use.requests());
            }
            return uses.size();
        });
    }

    private static StoredKey key(ResultSet row) throws SQLException {
        return new StoredKey(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                row.getInt(6) != 0, Instant.ofEpochMilli(row.getLong(7)), Instant.ofEpochMilli(row.getLong(8)),
                tags(row.getString(9)), row.getInt(10) != 0);
    }

    private static String text(Map<String, String> tags) {
        return new String(Json.bytes(json -> Json.value(json, tags)), StandardCharsets.UTF_8);
    }

    private static Map<String, String> tags(String text) throws SQLException {
        Map<String, String> tags = new LinkedHashMap<>();
        try {
            return Json.read(text.getBytes(StandardCharsets.UTF_8), json -> {
                Json.object(json, (name, in) -> tags.put(name, Json.text(in)));
                return tags;
            });
        } catch (IOException e) {
            throw new SQLException("the tags of a key are no JSON", e);
        }
    }
}
