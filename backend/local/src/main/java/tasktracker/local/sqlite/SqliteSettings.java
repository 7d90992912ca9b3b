package tasktracker.local.sqlite;

import java.util.Optional;
import java.util.function.Supplier;

/** The few texts that a local stack remembers. */
public final class SqliteSettings {
    private static final String GET = "SELECT value FROM setting WHERE name = ?";
    private static final String PUT = "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)";

    private final SqliteDatabase database;

    public SqliteSettings(SqliteDatabase database) {
        this.database = database;
    }

    /** The text of that name. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(database.read(session -> session.first(GET, row -> row.getString(1), name)));
    }

    /** Remembers a text. */
    public void put(String name, String value) {
        database.write(session -> session.change(PUT, name, value));
    }

    /** The text of that name, made and remembered when there is none. */
    public String getOrMake(String name, Supplier<String> maker) {
        return get(name).orElseGet(() -> {
            String made = maker.get();
            put(name, made);
            return made;
        });
    }
}
