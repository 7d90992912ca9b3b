package tasktracker.cli.bulk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.journal.Deed;
import tasktracker.cli.journal.Entry;
import tasktracker.cli.journal.JournalFile;
import tasktracker.cli.transfer.Rounds;
import tasktracker.cli.transfer.Window;
import tasktracker.contract.BulkChange;
import tasktracker.contract.Task;

/** Does what a journal plans and has not done yet: 100 tasks a request, a few requests at once. */
public final class BulkRun {
    private final TaskClient client;
    private final Rounds rounds;
    private final int width;

    /**
     * A run.
     *
     * @param width requests on their way at once
     */
    public BulkRun(TaskClient client, Rounds rounds, int width) {
        this.client = client;
        this.rounds = rounds;
        this.width = width;
    }

    private record Settled(JournalFile.Batch batch, List<BulkChange.Result> results) {}

    /**
     * Runs, and marks the journal's end when all of it is done.
     *
     * @return why it stopped before, or empty
     */
    public Optional<CliException> run(JournalFile journal, ItemResults results) throws IOException {
        Entry entry = journal.entry();
        try (Window<Settled> window = new Window<>(width, settled -> settle(journal, settled, results))) {
            journal.read(batch -> journal.isDone(batch.number())
                    || window.add(() -> new Settled(batch, change(entry, batch))));
            window.drain();
            if (window.stopped().isEmpty()) {
                journal.end();
            }
            return window.stopped();
        }
    }

    private static void settle(JournalFile journal, Settled settled, ItemResults results) throws IOException {
        Set<Integer> failed = new HashSet<>();
        List<ItemResult> items = new ArrayList<>();
        for (int at = 0; at < settled.results().size(); at++) {
            ItemResult item = item(journal.entry().deed(), settled.batch().tasks().get(at), settled.results().get(at));
            if (!item.isWell()) {
                failed.add(at);
            }
            items.add(item);
        }
        journal.done(settled.batch().number(), failed);
        results.take(items);
    }

    /** A task that is gone is what a delete wants, be it by an earlier try of this very request. */
    private static ItemResult item(Deed deed, Task task, BulkChange.Result result) {
        return switch (result.status()) {
            case UPDATED -> ItemResult.well(task, ItemResult.Kind.UPDATED);
            case UNCHANGED -> ItemResult.unchanged(task);
            case DELETED -> ItemResult.well(task, ItemResult.Kind.DELETED);
            case NOT_FOUND -> deed == Deed.DELETE
                    ? ItemResult.well(task, ItemResult.Kind.DELETED)
                    : ItemResult.badly(task, ItemResult.Kind.FAILED, "somebody deleted it", ExitCode.NOT_FOUND);
            case DUPLICATE -> ItemResult.badly(task, ItemResult.Kind.FAILED, "was named twice", ExitCode.USAGE);
            case RETRYABLE -> ItemResult.badly(task, ItemResult.Kind.FAILED,
                    result.error() == null ? "the server was busy" : result.error().message(), ExitCode.UNAVAILABLE);
        };
    }

    /** Until each has its answer; those that have one are not sent again. */
    private List<BulkChange.Result> change(Entry entry, JournalFile.Batch batch) throws InterruptedException {
        List<String> ids = batch.tasks().stream().map(Task::taskId).toList();
        List<BulkChange.Result> results = new ArrayList<>(ids.size());
        List<Integer> pending = new ArrayList<>();
        for (int at = 0; at < ids.size(); at++) {
            results.add(null);
            pending.add(at);
        }
        return rounds.call(() -> {
            List<BulkChange.Result> answers = once(entry, pending.stream().map(ids::get).toList());
            List<Integer> sent = List.copyOf(pending);
            pending.clear();
            for (int at = 0; at < sent.size(); at++) {
                results.set(sent.get(at), answers.get(at));
                if (answers.get(at).status() == BulkChange.Status.RETRYABLE) {
                    pending.add(sent.get(at));
                }
            }
            return results;
        }, _ -> pending.isEmpty());
    }

    private List<BulkChange.Result> once(Entry entry, List<String> ids) {
        BulkChange.Mode mode = BulkChange.Mode.WRITE;
        BulkChange.Request request = switch (entry.deed()) {
            case DONE -> new BulkChange.SetStatus(mode, ids, true);
            case REOPEN -> new BulkChange.SetStatus(mode, ids, false);
            case DELETE -> new BulkChange.Delete(mode, ids);
            case MOVE -> new BulkChange.Move(mode, ids, entry.goal());
            case EDIT -> throw new IllegalStateException("there is no edit of many tasks");
        };
        List<BulkChange.Result> results = client.bulkChange(request).results();
        if (results.size() != ids.size()) {
            throw new CliException.Server(Failure.of("WRONG_ANSWER",
                    "the server answered with " + results.size() + " results for " + ids.size() + " tasks"));
        }
        return results;
    }
}
