package tasktracker.cli.transfer;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import tasktracker.cli.error.CliException;

/**
 * A few batches on their way at once; what becomes of them is settled in the file's order by the thread that reads.
 */
final class Pipeline implements AutoCloseable {
    private final BatchSender sender;
    private final Checkpoint checkpoint;
    private final ImportFile file;
    private final ImportListener listener;
    private final long total;
    private final Window<Answered> window;
    private Tally tally = Tally.ZERO;

    private record Answered(Batch batch, List<Outcome> outcomes) {}

    /**
     * A pipeline.
     *
     * @param width batches on their way at once
     */
    Pipeline(int width, BatchSender sender, Checkpoint checkpoint, ImportFile file, ImportListener listener,
            long total) {
        this.sender = sender;
        this.checkpoint = checkpoint;
        this.file = file;
        this.listener = listener;
        this.total = total;
        this.window = new Window<>(width, this::settle);
    }

    /** Sends a batch when there is room; false when nothing more can be sent. */
    boolean add(Batch batch) throws IOException {
        return window.add(() -> new Answered(batch, sender.send(batch)));
    }

    /** Tells of a row that will be sent. */
    void warn(Place place, Problem warning) {
        listener.warned(file, place, warning);
    }

    /** Waits for what is under way. */
    void drain() throws IOException {
        window.drain();
    }

    /** What was settled so far; the rest was not reached. */
    Tally tally() {
        return tally.plus(new Tally(0, 0, 0, 0, 0, total - tally.read()));
    }

    /** Why nothing more can be sent. */
    Optional<CliException> stopped() {
        return window.stopped();
    }

    @Override
    public void close() {
        window.close();
    }

    private void settle(Answered answered) throws IOException {
        boolean whole = true;
        Iterator<Outcome> outcomes = answered.outcomes().iterator();
        for (Batch.Entry entry : answered.batch().entries()) {
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
        if (whole && !checkpoint.isDone(answered.batch().number())) {
            checkpoint.finished(answered.batch().number());
        }
    }
}
