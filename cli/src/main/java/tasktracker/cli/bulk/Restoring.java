package tasktracker.cli.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tasktracker.cli.client.Expected;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.journal.Deed;
import tasktracker.cli.journal.Entry;
import tasktracker.cli.transfer.Creations;
import tasktracker.cli.transfer.Rounds;
import tasktracker.contract.ApiError;
import tasktracker.contract.BulkCreate;
import tasktracker.contract.Change;
import tasktracker.contract.ErrorCode;
import tasktracker.contract.NewTask;
import tasktracker.contract.Task;
import tasktracker.contract.TaskFields;
import tasktracker.contract.TaskPatch;

/**
 * The way back. A task that the deed changed has the version after the one that the journal has, or says what the deed
 * made it say, as after a later change that was taken back; only such a task is changed. A deleted task is created again under its id, with its times and its externalId.
 */
public final class Restoring implements WayBack {
    private static final Set<String> TIMES = Set.of(TaskFields.TASK_ID, TaskFields.CREATED_AT, TaskFields.COMPLETED_AT);

    private final TaskClient client;
    private final TaskClient lookups;
    private final Creations creations;
    private final Supplier<String> keys;

    /**
     * A way back.
     *
     * @param keys gives a new Idempotency-Key for each request
     */
    public Restoring(TaskClient client, TaskClient lookups, Rounds rounds, Supplier<String> keys) {
        this.client = client;
        this.lookups = lookups;
        this.creations = new Creations(client, rounds);
        this.keys = keys;
    }

    @Override
    public List<ItemResult> of(Entry entry, List<Task> before) throws InterruptedException {
        if (before.isEmpty()) {
            return List.of();
        }
        if (entry.deed() == Deed.DELETE) {
            return recreated(before);
        }
        List<ItemResult> results = new ArrayList<>(before.size());
        for (Task task : before) {
            results.add(changedBack(entry, task, task.version() + 1));
        }
        return results;
    }

    private ItemResult changedBack(Entry entry, Task before, long version) {
        try {
            client.updateTask(before.taskId(), patch(entry.deed(), before), Expected.version(version));
            return ItemResult.well(before, ItemResult.Kind.RESTORED);
        } catch (CliException.Conflict e) {
            return e.failure().code().equals(ErrorCode.VERSION_MISMATCH.name())
                    ? ofAnotherVersion(entry, before, version)
                    : refused(before, e.failure().message());
        } catch (CliException.NotFound _) {
            return refused(before, "somebody deleted it since");
        }
    }

    /** Says what it said before when it was never changed, or taken back already by a run that was interrupted. */
    private ItemResult ofAnotherVersion(Entry entry, Task before, long tried) {
        Optional<Task> now = Comparison.now(lookups, before.taskId());
        if (now.isPresent() && Comparison.saysTheSame(before, now.get())) {
            return ItemResult.unchanged(before);
        }
        return now.isPresent() && tried == before.version() + 1
                && Comparison.saysTheSame(entry.after(before), now.get())
                        ? changedBack(entry, before, now.get().version())
                        : refused(before, "somebody changed it since");
    }

    static TaskPatch patch(Deed deed, Task before) {
        Change<String> category = before.categoryId() == null ? Change.clear() : Change.to(before.categoryId());
        return switch (deed) {
            case DONE, REOPEN -> TaskPatch.NONE.withCompleted(before.completed());
            case MOVE -> TaskPatch.NONE.withCategory(category);
            case EDIT -> TaskPatch.NONE.withTitle(before.title()).withDescription(before.description())
                    .withPriority(before.priority()).withCategory(category)
                    .withDue(before.due() == null ? Change.clear() : Change.to(before.due()));
            case DELETE -> throw new IllegalArgumentException("a deleted task cannot be changed");
        };
    }

    private List<ItemResult> recreated(List<Task> before) throws InterruptedException {
        List<BulkCreate.Result> answers = create(before);
        List<ItemResult> results = new ArrayList<>(before.size());
        for (int at = 0; at < before.size(); at++) {
            Task task = before.get(at);
            if (isCode(answers.get(at).error(), ErrorCode.CATEGORY_MISSING)) {
                results.add(withoutCategory(task));
            } else if (isOfTimesAlone(answers.get(at))) {
                results.add(asOfNow(task));
            } else {
                results.add(recreated(task, answers.get(at)));
            }
        }
        return results;
    }

    /** Better a task without its category, which is gone as well, than none. */
    private ItemResult withoutCategory(Task task) throws InterruptedException {
        Task uncategorised = task.withCategory(null);
        ItemResult result = recreated(uncategorised, create(List.of(uncategorised)).getFirst());
        return result.kind() == ItemResult.Kind.RESTORED
                ? ItemResult.badly(task, ItemResult.Kind.RESTORED, "its category is gone, so it has none",
                        ExitCode.CONFLICT)
                : result;
    }

    /** Whether the API would take the task if it were not one of a time to come. */
    private static boolean isOfTimesAlone(BulkCreate.Result answer) {
        return answer.status() == BulkCreate.Status.INVALID && answer.error() != null
                && !answer.error().details().isEmpty() && TIMES.containsAll(answer.error().details().keySet());
    }

    /** It was made before the API's clock was put back. Better a task with a new id and new times than none. */
    private ItemResult asOfNow(Task task) throws InterruptedException {
        NewTask timeless = new NewTask(task.title(), task.description(), task.completed(), task.priority(),
                task.categoryId(), task.due(), task.externalId(), null, null, null);
        BulkCreate.Result answer = creations
                .create(new BulkCreate.Request(BulkCreate.Mode.WRITE, List.of(timeless)), keys.get()).getFirst();
        return answer.status() == BulkCreate.Status.CREATED
                ? ItemResult.badly(task, ItemResult.Kind.RESTORED,
                        "its times are still to come by the API's clock, so it is " + answer.taskId() + " now",
                        ExitCode.CONFLICT)
                : recreated(task, answer);
    }

    private ItemResult recreated(Task before, BulkCreate.Result answer) {
        return switch (answer.status()) {
            case CREATED -> ItemResult.well(before, ItemResult.Kind.RESTORED);
            case EXISTING -> before.taskId().equals(answer.taskId())
                    ? present(before)
                    : refused(before, "its externalId belongs to task " + answer.taskId() + " now");
            case CONFLICT -> isCode(answer.error(), ErrorCode.TASK_ID_TAKEN)
                    ? present(before)
                    : refused(before, message(answer.error()));
            case INVALID -> refused(before, message(answer.error()));
            case RETRYABLE -> ItemResult.badly(before, ItemResult.Kind.FAILED, message(answer.error()),
                    ExitCode.UNAVAILABLE);
        };
    }

    /** A task of that id is there: never deleted, or back already. */
    private ItemResult present(Task before) {
        Optional<Task> now = Comparison.now(lookups, before.taskId());
        return now.isPresent() && Comparison.saysTheSame(before, now.get())
                && Objects.equals(before.externalId(), now.get().externalId())
                        ? ItemResult.unchanged(before)
                        : refused(before, "there is a task of its id already, and it says something else");
    }

    private List<BulkCreate.Result> create(List<Task> tasks) throws InterruptedException {
        List<NewTask> again = tasks.stream().map(NewTask::again).toList();
        return creations.create(new BulkCreate.Request(BulkCreate.Mode.WRITE, again), keys.get());
    }

    private static boolean isCode(ApiError error, ErrorCode code) {
        return error != null && error.code().equals(code.name());
    }

    private static String message(ApiError error) {
        return error == null ? "the server refused it" : error.message();
    }

    static ItemResult refused(Task task, String reason) {
        return ItemResult.badly(task, ItemResult.Kind.REFUSED, reason, ExitCode.CONFLICT);
    }
}
