package tasktracker.local.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.contract.ApiKey;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.Uuid7;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.RetryLaterException;
import tasktracker.functions.store.WriteToken;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskOrder;
import tasktracker.functions.task.TaskQuery;
import tasktracker.local.key.KeyRing;
import tasktracker.local.sqlite.WriteTokens.Kept;

final class SqliteDatabaseTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path directory;

    @Test
    void whatIsAcknowledgedOnDiskIsSynced() {
        try (SqliteDatabase database = SqliteDatabase.open(directory.resolve("t.db"))) {
            assertEquals("wal",
                    database.write(session -> session.first("PRAGMA journal_mode", row -> row.getString(1))));
            // 2 is FULL: the log is synced at each commit.
            assertEquals("2", database.write(session -> session.first("PRAGMA synchronous", row -> row.getString(1))));
        }
    }

    @Test
    void onlyItsOwnerReadsIt() throws Exception {
        Path file = directory.resolve("t.db");
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            new SqliteSettings(database).put("a", "b");
            for (String name : List.of("t.db", "t.db-wal", "t.db-shm")) {
                assertEquals("rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name))), name);
            }
        }
    }

    @Test
    void dataOfANewerVersionAreLeftAlone() throws Exception {
        Path file = directory.resolve("t.db");
        SqliteDatabase.open(file).close();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        assertEquals(
                file + " was written by a newer tasktracker (data version 99, this one knows up to 3): update"
                        + " tasktracker, or name another place with --data",
                assertThrows(SqliteFailure.class, () -> SqliteDatabase.open(file)).getMessage());
    }

    @Test
    void aFullDiskRefusesChangesUntilThereIsRoom() {
        try (SqliteDatabase database = SqliteDatabase.open(directory.resolve("t.db"))) {
            SqliteSettings settings = new SqliteSettings(database);
            settings.put("kept", "a");
            int pages = database.write(session -> session.first("PRAGMA page_count", row -> row.getInt(1)));
            database.write(session -> session.first("PRAGMA max_page_count = " + (pages + 2), row -> row.getInt(1)));
            RetryLaterException full = assertThrows(RetryLaterException.class,
                    () -> settings.put("large", "x".repeat(100_000)));
            assertTrue(full.advice().startsWith("The disk of the local stack takes no more"), full.advice());
            assertEquals(Optional.empty(), settings.get("large"));
            assertEquals(Optional.of("a"), settings.get("kept"));

            database.write(session -> session.first("PRAGMA max_page_count = 1000000", row -> row.getInt(1)));
            settings.put("large", "x".repeat(100_000));
            assertEquals(100_000, settings.get("large").orElseThrow().length());
        }
    }

    @Test
    void memoryForgets() {
        try (SqliteDatabase database = SqliteDatabase.inMemory()) {
            SqliteTaskStore store = new SqliteTaskStore(database, CLOCK);
            Task task = new Task(Uuid7.of(1, 1, 1), "t", "", false, Priority.LOW, null, null, Instant.EPOCH,
                    Instant.EPOCH, null, null, 1);
            store.create("u", task, Optional.empty());
            assertEquals(List.of(task), store
                    .list("u", new TaskQuery(TaskFilter.ALL, TaskOrder.NEWEST_FIRST), Optional.empty(), 10,
                            Deadline.none())
                    .tasks());
        }
        try (SqliteDatabase database = SqliteDatabase.inMemory()) {
            assertEquals(Optional.empty(), new SqliteSettings(database).get("a"));
        }
    }

    @Test
    void tokensThatAreOutOfDateGo() {
        try (SqliteDatabase database = SqliteDatabase.open(directory.resolve("t.db"))) {
            long day = 24 * 60 * 60 * 1000L;
            List<WriteTokens.Made> made = List.of(new WriteTokens.Made("id", Instant.EPOCH));
            database.write(session -> {
                for (int i = 0; i < 2_000; i++) {
                    WriteToken token = new WriteToken(Integer.toHexString(i * 0x9e3779b9), "body");
                    WriteTokens.save(session, token, made, i == 0 ? Kept.LASTING : Kept.FOR_A_DAY,
                            i < 1_000 ? 0 : day + 1);
                }
                return null;
            });
            assertEquals("1001",
                    database.read(
                            session -> session.first("SELECT count(*) FROM write_token", row -> row.getString(1))));
        }
    }

    @Test
    void settingsAreMadeOnce() {
        try (SqliteDatabase database = SqliteDatabase.open(directory.resolve("t.db"))) {
            assertEquals("one", new SqliteSettings(database).getOrMake("a", () -> "one"));
            assertEquals("one", new SqliteSettings(database).getOrMake("a", () -> "two"));
        }
    }

    @Test
    void keysAreKept() {
        String value;
        try (SqliteDatabase database = SqliteDatabase.open(directory.resolve("t.db"))) {
            KeyRing keys = new KeyRing(new SqliteKeyStore(database), CLOCK, new Random(1));
            assertEquals(ApiKey.Scope.READ_ONLY, keys.issue("home", ApiKey.Scope.READ_ONLY).scope());
            ApiKey first = keys.first("home");
            assertEquals(ApiKey.Scope.READ_WRITE, first.scope());
            assertEquals(first, keys.first("home"));
            value = first.value();
        }
        try (SqliteDatabase database = SqliteDatabase.open(directory.resolve("t.db"))) {
            KeyRing keys = new KeyRing(new SqliteKeyStore(database), CLOCK, new Random(2));
            assertEquals(value, keys.first("home").value());
            assertEquals("home", keys.find(value).orElseThrow().customerId());
            assertEquals(Optional.empty(), keys.find(value + "x"));
            assertEquals(2, new SqliteKeyStore(database).all().size());
            assertTrue(
                    new SqliteKeyStore(database).all().stream().noneMatch(key -> key.toString().contains(key.value())));
            database.write(session -> session.change("UPDATE api_key SET enabled = 0"));
            KeyRing later = new KeyRing(new SqliteKeyStore(database), CLOCK, new Random(3));
            assertEquals(Optional.empty(), later.find(value));
        }
    }

    @Test
    void everyListIsARangeOfAnIndex() {
        try (SqliteDatabase database = SqliteDatabase.open(directory.resolve("t.db"))) {
            for (boolean byDue : new boolean[]{ false, true }) {
                for (boolean backward : new boolean[]{ false, true }) {
                    for (boolean ofCategory : new boolean[]{ false, true }) {
                        String sql = new Run.Shape(byDue, backward, ofCategory).sql();
                        List<String> plan = database
                                .read(session -> session.all("EXPLAIN QUERY PLAN " + sql, row -> row.getString(4)));
                        String range = byDue
                                ? "(due,task_id)>(?,?) AND (due,task_id)<(?,?)"
                                : "task_id>? AND task_id<?";
                        // No other line: nothing is sorted.
                        assertEquals(List.of("SEARCH task USING INDEX task" + (ofCategory ? "_category" : "")
                                + (byDue ? "_due" : "_created") + " (user_id=? AND "
                                + (ofCategory ? "category_id=? AND " : "") + "completed=? AND rank=? AND " + range
                                + ")"),
                                plan);
                    }
                }
            }
        }
    }
}
