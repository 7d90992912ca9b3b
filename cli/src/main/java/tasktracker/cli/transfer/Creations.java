package tasktracker.cli.transfer;

import java.util.List;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.BulkCreate;

/** Creates up to 100 tasks at once, again and again under one Idempotency-Key until each has its answer. */
public final class Creations {
    private final TaskClient client;
    private final Rounds rounds;

    public Creations(TaskClient client, Rounds rounds) {
        this.client = client;
        this.rounds = rounds;
    }

    /**
     * A result for each task, in their order; {@code retryable} when the server stayed busy.
     *
     * @param key names this request and no other
     */
    public List<BulkCreate.Result> create(BulkCreate.Request request, String key) throws InterruptedException {
        return rounds.call(() -> once(request, key),
                results -> results.stream().noneMatch(one -> one.status() == BulkCreate.Status.RETRYABLE));
    }

    private List<BulkCreate.Result> once(BulkCreate.Request request, String key) {
        List<BulkCreate.Result> results = client.bulkCreate(request, key).results();
        if (results.size() != request.tasks().size()) {
            throw new CliException.Server(Failure.of("WRONG_ANSWER", "the server answered with " + results.size()
                    + " results for " + request.tasks().size() + " tasks"));
        }
        return results;
    }
}
