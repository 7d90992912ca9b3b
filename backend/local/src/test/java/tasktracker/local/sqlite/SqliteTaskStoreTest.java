package tasktracker.local.sqlite;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.functions.store.TaskStoreContract;
import tasktracker.functions.task.TaskStore;

final class SqliteTaskStoreTest extends TaskStoreContract {
    @TempDir
    private static Path directory;
    private SqliteDatabase database;

    @BeforeAll
    void open() {
        database = SqliteDatabase.open(directory.resolve("tasks.db"));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Override
    protected TaskStore store(Clock time) {
        return new SqliteTaskStore(database, time);
    }
}
