package tasktracker.local.sqlite;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.store.CategoryStoreContract;

final class SqliteCategoryStoreTest extends CategoryStoreContract {
    @TempDir
    private static Path directory;
    private SqliteDatabase database;

    @BeforeAll
    void open() {
        database = SqliteDatabase.open(directory.resolve("categories.db"));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Override
    protected CategoryStore store(Clock time) {
        return new SqliteCategoryStore(database, time);
    }
}
