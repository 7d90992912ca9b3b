package tasktracker.cli.transfer;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.error.CliException;
import tasktracker.contract.ApiError;
import tasktracker.contract.BulkCreate;
import tasktracker.contract.ErrorCode;
import tasktracker.contract.NewTask;

/**
 * Creates tasks that a program made, such as those of another profile: a few batches at once. Those that are there
 * already, by externalId or by id, stay as they are, so that it can be repeated.
 */
public final class TaskLoad {
    private final Creations creations;
    private final Supplier<String> keys;
    private final int width;
    private long created;
    private long existing;
    private long different;
    private long failed;

    /** Takes what could not be created. */
    @FunctionalInterface
    public interface Failures {
        void take(NewTask task, String reason);
    }

    /**
     * How it went.
     *
     * @param existing those that were there already
     * @param different those of them that say something else, as far as the server compared them
     * @param stopped why nothing more could be sent, or empty
     */
    public record Report(long created, long existing, long different, long failed, Optional<CliException> stopped) {
        /** All that were sent and answered. */
        public long read() {
            return created + existing + failed;
        }
    }

    private record Answered(List<NewTask> tasks, List<BulkCreate.Result> results) {}

    /**
     * A load.
     *
     * @param keys gives a new Idempotency-Key for each batch
     * @param width batches on their way at once
     */
    public TaskLoad(TaskClient client, Rounds rounds, Supplier<String> keys, int width) {
        this.creations = new Creations(client, rounds);
        this.keys = keys;
        this.width = width;
    }

    /**
     * Creates them all; call once.
     *
     * @param batches up to 100 tasks each
     * @param progress takes how many are settled
     */
    public Report run(Iterator<List<NewTask>> batches, Failures failures, LongConsumer progress) throws IOException {
        try (Window<Answered> window = new Window<>(width, answered -> settle(answered, failures, progress))) {
            boolean going = true;
            while (going && batches.hasNext()) {
                List<NewTask> batch = batches.next();
                String key = keys.get();
                going = batch.isEmpty() || window.add(() -> new Answered(batch,
                        creations.create(new BulkCreate.Request(BulkCreate.Mode.WRITE, batch), key)));
            }
            window.drain();
            return new Report(created, existing, different, failed, window.stopped());
        }
    }

    private void settle(Answered answered, Failures failures, LongConsumer progress) {
        for (int at = 0; at < answered.tasks().size(); at++) {
            BulkCreate.Result result = answered.results().get(at);
            switch (result.status()) {
                case CREATED -> created++;
                case EXISTING -> {
                    existing++;
                    different += Boolean.FALSE.equals(result.same()) ? 1 : 0;
                }
                case CONFLICT, INVALID, RETRYABLE -> settle(answered.tasks().get(at), result.error(), failures);
            }
        }
        progress.accept(created + existing + failed);
    }

    private void settle(NewTask task, ApiError error, Failures failures) {
        if (error != null && error.code().equals(ErrorCode.TASK_ID_TAKEN.name())) {
            existing++;
        } else {
            failed++;
            failures.take(task, error == null ? "refused" : reason(error));
        }
    }

    private static String reason(ApiError error) {
        return error.details().isEmpty() ? error.message() : error.message() + " " + error.details();
    }
}
