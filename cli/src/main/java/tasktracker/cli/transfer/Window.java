package tasktracker.cli.transfer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * A few calls on their way at once, settled in the order in which they were added, by the thread that adds them. After
 * the first failure nothing more is sent; what is under way is still settled. Not for use by several threads.
 */
public final class Window<T> implements AutoCloseable {
    /** Enough to keep a server busy, few enough to stay below a usage plan. */
    public static final int WIDTH = 4;

    private final int width;
    private final Settling<T> settling;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Future<T>> flights = new ArrayDeque<>();
    private CliException stopped;

    /** Takes the results. */
    @FunctionalInterface
    public interface Settling<T> {
        void settle(T result) throws IOException;
    }

    /**
     * A window.
     *
     * @param width calls on their way at once
     */
    public Window(int width, Settling<T> settling) {
        this.width = width;
        this.settling = settling;
    }

    /** Makes a call when there is room; false when nothing more can be sent. */
    public boolean add(Callable<T> call) throws IOException {
        if (flights.size() == width) {
            settle(flights.remove());
        }
        if (stopped == null) {
            flights.add(threads.submit(call));
        }
        return stopped == null;
    }

    /** Waits for what is under way. */
    public void drain() throws IOException {
        while (!flights.isEmpty()) {
            settle(flights.remove());
        }
    }

    /** Why nothing more can be sent. */
    public Optional<CliException> stopped() {
        return Optional.ofNullable(stopped);
    }

    @Override
    public void close() {
        threads.close();
    }

    private void settle(Future<T> flight) throws IOException {
        try {
            settling.settle(flight.get());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof CliException failed)) {
                throw e.getCause() instanceof RuntimeException other
                        ? other
                        : new IllegalStateException("a call failed", e.getCause());
            }
            stopped = stopped == null ? failed : stopped;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CliException.Interrupted(Failure.of("INTERRUPTED", "interrupted"));
        }
    }
}
