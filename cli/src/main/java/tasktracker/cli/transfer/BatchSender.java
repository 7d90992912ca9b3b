package tasktracker.cli.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.error.ExitCode;
import tasktracker.contract.ApiError;
import tasktracker.contract.BulkCreate;
import tasktracker.contract.BulkCreateJson;
import tasktracker.contract.ErrorCode;
import tasktracker.contract.Json;
import tasktracker.contract.NewTask;

/**
 * Sends one batch until every item has its answer. A batch is always sent whole and under one Idempotency-Key, made
 * of the run and of what is sent: items that an earlier try created are created again in the answer and not in the
 * store. For use by several threads.
 */
final class BatchSender {
    private final TaskClient client;
    private final BulkCreate.Mode mode;
    private final Checkpoint checkpoint;
    private final ExistingTasks existing;
    private final Mapping mapping;
    private final Rounds rounds;

    BatchSender(TaskClient client, BulkCreate.Mode mode, Checkpoint checkpoint, ExistingTasks existing, Mapping mapping,
            Rounds rounds) {
        this.client = client;
        this.mode = mode;
        this.checkpoint = checkpoint;
        this.existing = existing;
        this.mapping = mapping;
        this.rounds = rounds;
    }

    /** The outcomes of the batch's items to send, in their order. */
    List<Outcome> send(Batch batch) throws InterruptedException {
        List<Batch.Entry.ToSend> items = batch.toSend();
        if (items.isEmpty()) {
            return List.of();
        }
        List<NewTask> tasks = items.stream().map(Batch.Entry.ToSend::task).toList();
        List<BulkCreate.Result> results = answered(new BulkCreate.Request(mode, tasks), batch.number());
        List<Outcome> outcomes = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            outcomes.add(outcome(items.get(i), results.get(i)));
        }
        return outcomes;
    }

    /** Whether the tasks of all its items are in the store; writes nothing. */
    boolean isThere(Batch batch) throws InterruptedException {
        List<Batch.Entry.ToSend> items = batch.toSend();
        List<NewTask> tasks = items.stream().map(Batch.Entry.ToSend::task).toList();
        List<BulkCreate.Result> results = answered(new BulkCreate.Request(BulkCreate.Mode.CHECK, tasks),
                batch.number());
        for (int i = 0; i < items.size(); i++) {
            boolean there = results.get(i).status() == BulkCreate.Status.EXISTING
                    || isItsOwnRestored(items.get(i), results.get(i).error());
            if (!there) {
                return false;
            }
        }
        return true;
    }

    private List<BulkCreate.Result> answered(BulkCreate.Request request, int batch) throws InterruptedException {
        String key = new Digest().add(checkpoint.run()).add(Integer.toString(batch))
                .add(Json.bytes(json -> BulkCreateJson.write(json, request))).hex();
        return new Creations(client, rounds).create(request, key);
    }

    private Outcome outcome(Batch.Entry.ToSend item, BulkCreate.Result result) {
        return switch (result.status()) {
            case CREATED -> new Outcome.Created(item.task(), item.category());
            case EXISTING -> existing.meet(item.task(), result.taskId(), Boolean.TRUE.equals(result.same()));
            case CONFLICT -> isItsOwnRestored(item, result.error())
                    ? existing.meet(item.task(), item.task().taskId(), false)
                    : refused(ExitCode.CONFLICT, item.task(), result.error());
            case INVALID -> refused(ExitCode.USAGE, item.task(), result.error());
            case RETRYABLE -> Outcome.Failed.because(ExitCode.UNAVAILABLE,
                    message(result.error(), "the server was busy") + "; import the file again");
        };
    }

    /** A task restored under its own id, without externalId, is there: that is the same task. */
    private static boolean isItsOwnRestored(Batch.Entry.ToSend item, ApiError error) {
        return item.identity() instanceof Identity.Restored && error != null
                && error.code().equals(ErrorCode.TASK_ID_TAKEN.name());
    }

    private Outcome refused(ExitCode code, NewTask task, ApiError error) {
        List<Problem> problems = new ArrayList<>();
        if (error != null) {
            for (Map.Entry<String, Object> detail : error.details().entrySet()) {
                Field.of(detail.getKey()).ifPresent(field -> problems.add(new Problem(mapping.columnOf(field),
                        field == Field.TITLE ? task.title() : null, String.valueOf(detail.getValue()))));
            }
        }
        return problems.isEmpty()
                ? Outcome.Failed.because(code, message(error, "refused"))
                : new Outcome.Failed(code, problems);
    }

    private static String message(ApiError error, String otherwise) {
        return error == null || error.message().isEmpty() ? otherwise : error.message();
    }
}
