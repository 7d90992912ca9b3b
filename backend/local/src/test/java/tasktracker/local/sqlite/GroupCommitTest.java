package tasktracker.local.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.functions.store.RetryLaterException;

final class GroupCommitTest {
    private static final String ADD = "INSERT INTO setting (name, value) VALUES (?, ?)";

    @TempDir
    private Path directory;
    private SqliteDatabase database;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(directory.resolve("t.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void changesThatWaitShareACommit() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(20);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> blocker = threads.submit(() -> database.write(session -> {
                first.countDown();
                await(others);
                return session.change(ADD, "blocker", "");
            }));
            first.await();
            long before = loggedPages();
            List<Future<Integer>> changes = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String name = "n" + i;
                changes.add(threads.submit(() -> {
                    others.countDown();
                    return database.write(session -> session.change(ADD, name, ""));
                }));
            }
            blocker.get();
            for (Future<Integer> change : changes) {
                assertEquals(1, change.get());
            }
            assertEquals(21, count());
            // Each commit logs a page at least. The blocker's own, and a few: the last of the twenty may come late.
            assertTrue(loggedPages() - before <= 8, "pages: " + (loggedPages() - before));
        }
    }

    @Test
    void aChangeThatFailsSpoilsNoOther() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(3);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> blocker = threads.submit(() -> database.write(session -> {
                first.countDown();
                await(others);
                return null;
            }));
            first.await();
            Future<Integer> good = threads.submit(() -> {
                others.countDown();
                return database.write(session -> session.change(ADD, "good", ""));
            });
            Future<Integer> bad = threads.submit(() -> {
                others.countDown();
                return database.write(session -> {
                    session.change(ADD, "half", "");
                    throw new IllegalStateException("no");
                });
            });
            Future<Integer> worse = threads.submit(() -> {
                others.countDown();
                return database.write(session -> session.change("INSERT INTO nowhere VALUES (?)", "x"));
            });
            blocker.get();
            assertEquals(1, good.get());
            assertEquals("no", assertThrows(ExecutionException.class, bad::get).getCause().getMessage());
            assertEquals(
                    "the local store failed: [SQLITE_ERROR] SQL error or missing database (no such table: nowhere)",
                    assertThrows(ExecutionException.class, worse::get).getCause().getMessage());
        }
        assertEquals(List.of("good"), names());
    }

    @Test
    void theWriterOutlivesAnError() {
        assertThrows(IllegalStateException.class, () -> database.write(_ -> {
            throw new StackOverflowError();
        }));
        assertEquals(1, database.<Integer>write(session -> session.change(ADD, "x", "")));
    }

    @Test
    void aFileThatAnotherProgramWritesToAsksToRetry() throws Exception {
        database.write(session -> session.first("PRAGMA busy_timeout = 50", row -> null));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("t.db"));
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThrows(RetryLaterException.class, () -> database.write(session -> session.change(ADD, "x", "")));
            assertEquals(0, count());
            statement.execute("ROLLBACK");
        }
        assertEquals(1, database.<Integer>write(session -> session.change(ADD, "x", "")));
    }

    @Test
    void aClosedDatabaseAsksToRetry() {
        database.close();
        assertEquals("the local stack is stopping",
                assertThrows(RetryLaterException.class, () -> database.write(session -> session.change(ADD, "x", "")))
                        .getMessage());
        assertThrows(RetryLaterException.class, this::count);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int count() {
        return names().size();
    }

    private List<String> names() {
        return database.read(session -> session.all("SELECT name FROM setting ORDER BY name", row -> row.getString(1)));
    }

    /** The pages in the write-ahead log. */
    private long loggedPages() throws IOException {
        return Files.size(directory.resolve("t.db-wal")) / 4096;
    }
}
