package tasktracker.local.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import tasktracker.functions.store.RetryLaterException;

/**
 * The one writer: a thread that takes all changes that wait, makes them in one transaction, and says so to each caller
 * only when that transaction is on the disk. While one commit waits for the disk the next changes gather, so many
 * callers share few commits and none is told early.
 */
final class GroupCommit implements AutoCloseable {
    private static final int MOST = 128;
    /**
     * How long to wait for callers whose last changes were committed together: those of a bulk request come back at
     * once with their next ones. Less than a disk's sync takes.
     */
    private static final long GATHER_MICROS = 200;

    private final Session session;
    private final LinkedTransferQueue<Change<?>> waiting = new LinkedTransferQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean finished;

    GroupCommit(Session session) {
        this.session = session;
        this.thread = Thread.ofPlatform().name("sqlite-writer").daemon().unstarted(this::work);
    }

    /** Something that reads and changes; it may be run twice, but only its last run counts. */
    @FunctionalInterface
    interface Work<T> {
        T on(Session session) throws SQLException;
    }

    void start() {
        thread.start();
    }

    /**
     * Makes a change, durable when this returns.
     *
     * @throws RetryLaterException when the file is locked by another program, or the disk is full or takes no more
     */
    <T> T run(Work<T> work) {
        Change<T> change = new Change<>(work, new CompletableFuture<>());
        if (closed) {
            throw new RetryLaterException("the local stack is stopping", null);
        }
        waiting.add(change);
        if (finished) {
            refuseWaiting();
        }
        try {
            return change.outcome.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? failed(cause)
                    : new IllegalStateException(e.getCause());
        }
    }

    /** The failure as the caller's own, so that its trace says who asked. */
    private static RuntimeException failed(RuntimeException cause) {
        return switch (cause) {
            case RetryLaterException later -> new RetryLaterException(later.getMessage(), later.advice(), later);
            case SqliteFailure failure when failure.getCause() instanceof SQLException sql ->
                new SqliteFailure(failure.getMessage(), sql);
            default -> cause;
        };
    }

    private void work() {
        List<Change<?>> batch = new ArrayList<>(MOST);
        int together = 1;
        try {
            while (gather(batch, together)) {
                commit(batch);
                together = batch.size();
                batch.clear();
            }
        } catch (InterruptedException _) {
            // Nobody does that; it would be an end like any other.
        } finally {
            closed = true;
            finished = true;
            refuseWaiting();
        }
    }

    private void refuseWaiting() {
        for (Change<?> late = waiting.poll(); late != null; late = waiting.poll()) {
            if (late.outcome != null) {
                late.outcome.completeExceptionally(new RetryLaterException("the local stack is stopping", null));
            }
        }
    }

    private boolean gather(List<Change<?>> batch, int expected) throws InterruptedException {
        while (!closed || !waiting.isEmpty()) {
            Change<?> first = closed ? waiting.poll() : waiting.poll(1, TimeUnit.HOURS);
            if (first == null || first.work == null) {
                continue;
            }
            batch.add(first);
            long until = System.nanoTime() + GATHER_MICROS * 1000;
            waiting.drainTo(batch, MOST - batch.size());
            while (batch.size() < expected && !closed) {
                Change<?> next = waiting.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    break;
                }
                batch.add(next);
            }
            batch.removeIf(change -> change.work == null);
            if (!batch.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void commit(List<Change<?>> batch) {
        try {
            session.prepare("BEGIN IMMEDIATE").execute();
            for (Change<?> change : batch) {
                change.attempt(session);
            }
            session.prepare("COMMIT").execute();
        } catch (Throwable e) {
            // Also an Error: the writer must outlive whatever one change runs into.
            rollBack();
            session.forget();
            if (batch.size() == 1) {
                batch.getFirst().outcome.completeExceptionally(fault(e));
            } else {
                // One of them spoiled it for all: each on its own then.
                batch.forEach(change -> commit(List.of(change)));
            }
            return;
        }
        batch.forEach(Change::succeed);
    }

    private void rollBack() {
        try {
            session.run("ROLLBACK");
        } catch (SQLException _) {
            // SQLite has rolled back by itself, or the transaction never began.
        }
    }

    /** What a caller is told. */
    static RuntimeException fault(Throwable e) {
        return switch (e) {
            case SQLiteException failure when isOutOfRoom(failure.getResultCode()) ->
                new RetryLaterException("the local store cannot write: " + failure.getMessage(),
                        "The disk of the local stack takes no more, and nothing was changed: make room, then send the"
                                + " same request again",
                        failure);
            case SQLiteException failure when isTransient(failure.getResultCode()) ->
                new RetryLaterException("the local store cannot write now: " + failure.getMessage(), failure);
            case SQLException failure -> new SqliteFailure("the local store failed: " + failure.getMessage(), failure);
            case RuntimeException failure -> failure;
            default -> new IllegalStateException(e);
        };
    }

    private static boolean isTransient(SQLiteErrorCode code) {
        int primary = code.code & 0xff;
        return primary == SQLiteErrorCode.SQLITE_BUSY.code || primary == SQLiteErrorCode.SQLITE_LOCKED.code;
    }

    /** A full disk is FULL; a quota or a largest size that is reached fails the write, or the sync, or the index's. */
    private static boolean isOutOfRoom(SQLiteErrorCode code) {
        return switch (code) {
            case SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_SHMSIZE ->
                true;
            default -> false;
        };
    }

    /** Finishes what waits, then ends the thread; the session stays open. */
    @Override
    public void close() {
        closed = true;
        waiting.add(new Change<>(null, null));
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Change<T> {
        private final Work<T> work;
        private final CompletableFuture<T> outcome;
        private T result;

        private Change(Work<T> work, CompletableFuture<T> outcome) {
            this.work = work;
            this.outcome = outcome;
        }

        private void attempt(Session session) throws SQLException {
            result = work.on(session);
        }

        private void succeed() {
            outcome.complete(result);
        }
    }
}
