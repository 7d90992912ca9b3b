package tasktracker.cli.bulk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
    private final TaskClient lookups;
    private final Rounds rounds;
    private final int width;
    private final Predicate<Task> unchanged;

    /**
     * A run.
     *
     * @param lookups for looking what became of a task
     * @param width requests on their way at once
     * @param unchanged whether a task is known to be as it was planned; of the others it is looked at, and those that
     *            somebody has changed since are left as they are
     */
    public BulkRun(TaskClient client, TaskClient lookups, Rounds rounds, int width,
            Predicate<Task> unchanged) {
        this.client = client;
        this.lookups = lookups;
        this.rounds = rounds;
        this.width = width;
        this.unchanged = unchanged;
    }

    private record Settled(int batch, List<ItemResult> items) {}

    /**
     * Runs, and marks the journal's end when all of it is done.
     *
     * @return why it stopped before, or empty
     */
    public Optional<CliException> run(JournalFile journal, ItemResults results) throws IOException {
        Entry entry = journal.entry();
        try (Window<Settled> window = new Window<>(width, settled -> settle(journal, settled, results))) {
            journal.read(batch -> journal.isDone(batch.number())
                    || window.add(() -> new Settled(batch.number(), change(entry, batch.tasks()))));
            window.drain();
            if (window.stopped().isEmpty()) {
                journal.end();
            }
            return window.stopped();
        }
    }

    private static void settle(JournalFile journal, Settled settled, ItemResults results) throws IOException {
        Set<Integer> failed = new HashSet<>();
        for (int at = 0; at < settled.items().size(); at++) {
            if (!settled.items().get(at).isWell()) {
                failed.add(at);
            }
        }
        journal.done(settled.batch(), failed);
        results.take(settled.items());
    }

    /** Until each has its answer; those that have one are not sent again. */
    private List<ItemResult> change(Entry entry, List<Task> tasks) throws InterruptedException {
        List<ItemResult> items = new ArrayList<>(tasks.size());
        List<Integer> pending = new ArrayList<>();
        for (int at = 0; at < tasks.size(); at++) {
            items.add(unchanged.test(tasks.get(at)) ? null : since(entry, tasks.get(at)).orElse(null));
            if (items.getLast() == null) {
                pending.add(at);
            }
        }
        return pending.isEmpty() ? items : rounds.call(() -> {
            List<BulkChange.Result> answers = once(entry,
                    pending.stream().map(at -> tasks.get(at).taskId()).toList());
            List<Integer> sent = List.copyOf(pending);
            pending.clear();
            for (int at = 0; at < sent.size(); at++) {
                items.set(sent.get(at), item(entry, tasks.get(sent.get(at)), answers.get(at)));
                if (answers.get(at).status() == BulkChange.Status.RETRYABLE) {
                    pending.add(sent.get(at));
                }
            }
            return items;
        }, _ -> pending.isEmpty());
    }

    /** What became of a task since it was planned; empty when it is what it was. */
    private Optional<ItemResult> since(Entry entry, Task before) {
        Optional<Task> now = Comparison.now(lookups, before.taskId());
        if (now.isEmpty()) {
            return Optional.of(gone(entry.deed(), before));
        }
        if (now.get().version() == before.version()) {
            return Optional.empty();
        }
        return Optional.of(Comparison.isDone(entry, before, now.get())
                ? ItemResult.well(before, ItemResult.Kind.UPDATED)
                : Restoring.refused(before, "somebody changed it since"));
    }

    private ItemResult item(Entry entry, Task task, BulkChange.Result result) {
        return switch (result.status()) {
            case UPDATED -> ItemResult.well(task, ItemResult.Kind.UPDATED);
            case UNCHANGED -> asWanted(entry, task);
            case DELETED -> ItemResult.well(task, ItemResult.Kind.DELETED);
            case NOT_FOUND -> gone(entry.deed(), task);
            case DUPLICATE -> ItemResult.badly(task, ItemResult.Kind.FAILED, "was named twice", ExitCode.USAGE);
            case RETRYABLE -> ItemResult.badly(task, ItemResult.Kind.FAILED,
                    result.error() == null ? "the server was busy" : result.error().message(), ExitCode.UNAVAILABLE);
        };
    }

    /** A plan has only tasks that were not as wanted, so an earlier try, whose answer was lost, has changed this one. */
    private ItemResult asWanted(Entry entry, Task before) {
        return Comparison.now(lookups, before.taskId()).filter(now -> Comparison.isDone(entry, before, now)).isPresent()
                ? ItemResult.well(before, ItemResult.Kind.UPDATED)
                : ItemResult.unchanged(before);
    }

    /** A task that is gone is what a delete wants, be it by an earlier try of this very request. */
    private static ItemResult gone(Deed deed, Task task) {
        return deed == Deed.DELETE
                ? ItemResult.well(task, ItemResult.Kind.DELETED)
                : ItemResult.badly(task, ItemResult.Kind.FAILED, "somebody deleted it", ExitCode.NOT_FOUND);
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
