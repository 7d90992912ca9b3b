package tasktracker.local.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.Uuid7;
import tasktracker.functions.search.Search;
import tasktracker.functions.search.SearchReader;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskQuery;

/** Files of earlier versions. */
final class SchemaTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void whatWasStoredBeforeThereWasASearchIsFound() throws SQLException {
        Path file = directory.resolve("tasks.db");
        List<Task> tasks = IntStream.range(0, 2_001).mapToObj(SchemaTest::task).toList();
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            SqliteTaskStore store = new SqliteTaskStore(database, Clock.systemUTC());
            for (int from = 0; from < tasks.size(); from += 40) {
                store.createAll("ann", tasks.subList(from, Math.min(from + 40, tasks.size())), Optional.empty());
            }
        }
        run(file, "DROP TABLE search", "DROP TABLE key_use", "ALTER TABLE api_key DROP COLUMN tags",
                "ALTER TABLE api_key DROP COLUMN attached", "PRAGMA user_version = 1");

        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            SqliteTaskStore store = new SqliteTaskStore(database, Clock.systemUTC());
            assertEquals(new Slice(tasks.reversed().subList(0, 1_000), Optional.of("00#" + tasks.get(1_001).taskId())),
                    find(store, "crème"));
            assertEquals(new Slice(List.of(tasks.getLast()), Optional.empty()), find(store, "no2000"));
            assertEquals(new Slice(List.of(tasks.getFirst()), Optional.empty()), find(store, "\"no0\""));
        }
    }

    @Test
    void aFileOfALaterVersionIsLeftAlone() throws SQLException {
        Path file = directory.resolve("later.db");
        SqliteDatabase.open(file).close();
        run(file, "PRAGMA user_version = 99");

        SqliteFailure failure = assertThrows(SqliteFailure.class, () -> SqliteDatabase.open(file));
        assertEquals(file + " was written by a newer tasktracker (data version 99, this one knows up to 3): update "
                + "tasktracker, or name another place with --data", failure.getMessage());
    }

    private static Slice find(SqliteTaskStore store, String q) {
        return store.list("ann", TaskQuery.ranked(TaskFilter.ALL, new Search(SearchReader.terms(q))), Optional.empty(),
                1_000, Deadline.none());
    }

    private static Task task(int number) {
        Instant created = NOW.plusMillis(number);
        return new Task(Uuid7.of(created.toEpochMilli(), 0, 0), "Crème", "no" + number, false, Priority.MEDIUM, null,
                null, created, created, null, null, 1);
    }

    private static void run(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
