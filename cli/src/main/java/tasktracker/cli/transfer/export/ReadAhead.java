package tasktracker.cli.transfer.export;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** Fetches the next element while the one before is used; never more than one ahead. */
public final class ReadAhead<T> implements Iterator<T>, AutoCloseable {
    private final Iterator<T> source;
    private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
    private Future<Optional<T>> next;
    private Optional<T> current;

    /** Starts to fetch the first. */
    public ReadAhead(Iterator<T> source) {
        this.source = source;
        fetch();
    }

    @Override
    public boolean hasNext() {
        if (current == null) {
            current = await();
        }
        return current.isPresent();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no element after the last");
        }
        T element = current.orElseThrow();
        current = null;
        fetch();
        return element;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void fetch() {
        next = thread.submit(() -> source.hasNext() ? Optional.of(source.next()) : Optional.empty());
    }

    private Optional<T> await() {
        try {
            return next.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            throw new IllegalStateException("fetching failed", e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CliException.Interrupted(Failure.of("INTERRUPTED", "interrupted"));
        }
    }
}
