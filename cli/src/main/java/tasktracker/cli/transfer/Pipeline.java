package tasktracker.cli.transfer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * A few batches on their way at once; what becomes of them is settled in the file's order by the thread that reads.
 */
final class Pipeline implements AutoCloseable {
    private final int window;
    private final BatchSender sender;
    private final Checkpoint checkpoint;
    private final ImportFile file;
    private final ImportListener listener;
    private final long total;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Flight> flights = new ArrayDeque<>();
    private Tally tally = Tally.ZERO;
    private CliException stopped;

    private record Flight(Batch batch, Future<List<Outcome>> outcomes) {}

    /**
     * A pipeline.
     *
     * @param window batches on their way at once
     */
    Pipeline(int window, BatchSender sender, Checkpoint checkpoint, ImportFile file, ImportListener listener,
            long total) {
        this.window = window;
        this.sender = sender;
        this.checkpoint = checkpoint;
        this.file = file;
        this.listener = listener;
        this.total = total;
    }

    /** Sends a batch when there is room; false when nothing more can be sent. */
    boolean add(Batch batch) throws IOException {
        if (flights.size() == window) {
            settle(flights.remove());
        }
        if (stopped == null) {
            flights.add(new Flight(batch, threads.submit(() -> sender.send(batch))));
        }
        return stopped == null;
    }

    /** Tells of a row that will be sent. */
    void warn(Place place, Problem warning) {
        listener.warned(file, place, warning);
    }

    /** Waits for what is under way. */
    void drain() throws IOException {
        while (!flights.isEmpty()) {
            settle(flights.remove());
        }
    }

    /** What was settled so far; the rest was not reached. */
    Tally tally() {
        return tally.plus(new Tally(0, 0, 0, 0, 0, total - tally.read()));
    }

    /** Why nothing more can be sent. */
    Optional<CliException> stopped() {
        return Optional.ofNullable(stopped);
    }

    @Override
    public void close() {
        threads.close();
    }

    private void settle(Flight flight) throws IOException {
        Optional<List<Outcome>> answered = outcomes(flight);
        if (answered.isEmpty()) {
            return;
        }
        boolean whole = true;
        Iterator<Outcome> outcomes = answered.get().iterator();
        for (Batch.Entry entry : flight.batch().entries()) {
            Outcome outcome = switch (entry) {
                case Batch.Entry.Decided(_, Outcome decided) -> decided;
                case Batch.Entry.ToSend _ -> {
                    Outcome answer = outcomes.next();
                    whole &= !(answer instanceof Outcome.Failed);
                    yield answer;
                }
            };
            tally = tally.and(outcome);
            listener.settled(file, entry.place(), outcome);
        }
        listener.progress(tally.read(), total);
        if (whole && !checkpoint.isDone(flight.batch().number())) {
            checkpoint.finished(flight.batch().number());
        }
    }

    private Optional<List<Outcome>> outcomes(Flight flight) {
        try {
            return Optional.of(flight.outcomes().get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CliException failed) {
                stopped = stopped == null ? failed : stopped;
                return Optional.empty();
            }
            if (e.getCause() instanceof RuntimeException other) {
                throw other;
            }
            throw new IllegalStateException("a batch failed", e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CliException.Interrupted(Failure.of("INTERRUPTED", "interrupted"));
        }
    }
}
