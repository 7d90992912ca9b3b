package tasktracker.local.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.sqlite.JDBC;
import tasktracker.functions.store.RetryLaterException;

/**
 * One SQLite database: a writer that commits in groups, and a few readers beside it (WAL). What is acknowledged
 * survives a kill and a power cut ({@code synchronous=FULL}). Safe for concurrent use.
 */
public final class SqliteDatabase implements AutoCloseable {
    private static final int READERS = 4;

    private final String url;
    private final boolean inMemory;
    private final Session writer;
    private final GroupCommit commits;
    private final ConcurrentLinkedDeque<Session> readers = new ConcurrentLinkedDeque<>();
    private final Semaphore reading = new Semaphore(READERS);
    private volatile boolean closed;

    private SqliteDatabase(String url, boolean inMemory, Session writer) {
        this.url = url;
        this.inMemory = inMemory;
        this.writer = writer;
        this.commits = new GroupCommit(writer);
    }

    /**
     * Opens a file, or creates it for its owner alone, and brings its tables up to date.
     *
     * @throws SqliteFailure when it cannot, with a sentence that names the file
     */
    public static SqliteDatabase open(Path file) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException _) {
            // A database from an earlier run.
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + file + ": " + e.getMessage(), e);
        }
        return open("jdbc:sqlite:" + file, false, file.toString());
    }

    /** A database that is gone when it is closed. */
    public static SqliteDatabase inMemory() {
        return open("jdbc:sqlite::memory:", true, "the database in memory");
    }

    private static SqliteDatabase open(String url, boolean inMemory, String name) {
        Session writer = null;
        try {
            writer = connect(url);
            writer.run("PRAGMA busy_timeout = 5000", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
                    "PRAGMA journal_size_limit = 16777216", "PRAGMA cache_size = -4000");
            Schema.migrate(writer, name);
            SqliteDatabase database = new SqliteDatabase(url, inMemory, writer);
            database.commits.start();
            return database;
        } catch (SQLException e) {
            close(writer);
            throw new SqliteFailure("cannot open " + name + ": " + e.getMessage(), e);
        } catch (SqliteFailure e) {
            close(writer);
            throw e;
        }
    }

    private static Session connect(String url) throws SQLException {
        // Not by DriverManager, which looks for drivers in the whole class path first.
        return new Session(JDBC.createConnection(url, new Properties()));
    }

    /**
     * Changes something. When this returns the change is durable; when it throws nothing was changed.
     *
     * @throws RetryLaterException when the file is locked by another program or the disk
     *         is full
     */
    <T> T write(GroupCommit.Work<T> work) {
        return commits.run(work);
    }

    /** Reads one consistent state, with every change that was acknowledged before. */
    <T> T read(GroupCommit.Work<T> work) {
        if (inMemory) {
            // Its one connection belongs to the writer.
            return commits.run(work);
        }
        reading.acquireUninterruptibly();
        Session session = readers.poll();
        try {
            if (session == null) {
                session = connectReader();
            }
            return work.on(session);
        } catch (SQLException e) {
            if (session != null) {
                session.forget();
            }
            throw GroupCommit.fault(e);
        } finally {
            if (session != null) {
                readers.push(session);
            }
            reading.release();
        }
    }

    private Session connectReader() throws SQLException {
        if (closed) {
            throw new RetryLaterException("the local stack is stopping", null);
        }
        Session session = connect(url);
        session.run("PRAGMA busy_timeout = 5000", "PRAGMA query_only = 1");
        return session;
    }

    /** Finishes what was begun, folds the log into the file and closes it. */
    @Override
    public void close() {
        commits.close();
        reading.acquireUninterruptibly(READERS);
        closed = true;
        for (Session session = readers.poll(); session != null; session = readers.poll()) {
            close(session);
        }
        close(writer);
        reading.release(READERS);
    }

    private static void close(Session session) {
        if (session != null) {
            try {
                session.close();
            } catch (SQLException _) {
                // The log stays, and the next opening folds it in.
            }
        }
    }
}
