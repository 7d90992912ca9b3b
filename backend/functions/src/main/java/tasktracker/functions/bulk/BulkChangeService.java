package tasktracker.functions.bulk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import tasktracker.contract.BulkChange.Mode;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.observe.Log;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.Expected;
import tasktracker.functions.task.Goal;
import tasktracker.functions.task.TaskEvents;
import tasktracker.functions.task.TaskStore;

/**
 * Changes or deletes many tasks: each for itself, or all or nothing. Of items with the same id the first one counts.
 * Every call in mode atomic may throw {@link tasktracker.functions.store.RetryLaterException}, and then has written
 * nothing; or, when the store did not answer, all or nothing.
 */
public final class BulkChangeService {
    private final TaskStore tasks;
    private final CategoryStore categories;
    private final Clock clock;
    private final TaskEvents events;
    private final Each<ChangeOutcome> each;

    public BulkChangeService(TaskStore tasks, CategoryStore categories, Clock clock, TaskEvents events, Log log) {
        this.tasks = tasks;
        this.categories = categories;
        this.clock = clock;
        this.events = events;
        this.each = new Each<>(log, new ChangeOutcome.Retryable(), new ChangeOutcome.Failed());
    }

    /** Brings tasks to a goal. The category of the goal is looked at once, before the first write. */
    public BulkOutcome reach(String userId, Mode mode, List<String> taskIds, Goal goal, Deadline deadline) {
        if (goal instanceof Goal.InCategory(Optional<String> categoryId) && categoryId.isPresent()
                && categories.find(userId, categoryId.get()).isEmpty()) {
            return new BulkOutcome.CategoryMissing(categoryId.get());
        }
        Instant now = Instant.ofEpochMilli(clock.millis());
        BulkOutcome outcome = switch (mode) {
            case WRITE -> apart(taskIds, deadline, taskId -> outcome(tasks.reach(userId, taskId, goal, now)));
            case ATOMIC -> together(taskIds, () -> switch (tasks.reachAll(userId, taskIds, goal, now)) {
                case TaskStore.JointReach.Reached(List<TaskStore.Reach> reached) ->
                    new BulkOutcome.Done(reached.stream().map(BulkChangeService::outcome).toList());
                case TaskStore.JointReach.Missing(Set<String> missing) -> missing(taskIds, missing);
            });
        };
        if (goal.equals(new Goal.Status(true)) && outcome instanceof BulkOutcome.Done(List<ChangeOutcome> outcomes)) {
            events.completed(Collections.frequency(outcomes, new ChangeOutcome.Updated()));
        }
        return outcome;
    }

    /** Deletes tasks. */
    public BulkOutcome delete(String userId, Mode mode, List<String> taskIds, Deadline deadline) {
        return switch (mode) {
            case WRITE -> apart(taskIds, deadline,
                    taskId -> outcome(tasks.delete(userId, taskId, new Expected.Any())));
            case ATOMIC -> together(taskIds, () -> switch (tasks.deleteAll(userId, taskIds)) {
                case TaskStore.JointDeletion.Deleted() ->
                    new BulkOutcome.Done(Collections.nCopies(taskIds.size(), new ChangeOutcome.Deleted()));
                case TaskStore.JointDeletion.Missing(Set<String> missing) -> missing(taskIds, missing);
            });
        };
    }

    private BulkOutcome apart(List<String> taskIds, Deadline deadline, Function<String, ChangeOutcome> step) {
        Map<Integer, ChangeOutcome> repeats = repeats(taskIds);
        List<ChangeOutcome> outcomes = new ArrayList<>(taskIds.size());
        List<Integer> first = new ArrayList<>();
        for (int i = 0; i < taskIds.size(); i++) {
            outcomes.add(repeats.get(i));
            if (!repeats.containsKey(i)) {
                first.add(i);
            }
        }
        each.run(first, deadline, position -> step.apply(taskIds.get(position)), outcomes);
        return new BulkOutcome.Done(outcomes);
    }

    /** What is done twice cannot be done together. */
    private static BulkOutcome together(List<String> taskIds, Supplier<BulkOutcome> step) {
        Map<Integer, ChangeOutcome> repeats = repeats(taskIds);
        return repeats.isEmpty() ? step.get() : new BulkOutcome.Refused(repeats);
    }

    private static Map<Integer, ChangeOutcome> repeats(List<String> taskIds) {
        Map<Integer, ChangeOutcome> repeats = new TreeMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < taskIds.size(); i++) {
            Integer first = seen.putIfAbsent(taskIds.get(i), i);
            if (first != null) {
                repeats.put(i, new ChangeOutcome.Duplicate(first));
            }
        }
        return repeats;
    }

    private static BulkOutcome missing(List<String> taskIds, Set<String> missing) {
        Map<Integer, ChangeOutcome> reasons = new TreeMap<>();
        for (int i = 0; i < taskIds.size(); i++) {
            if (missing.contains(taskIds.get(i))) {
                reasons.put(i, new ChangeOutcome.NotFound());
            }
        }
        return new BulkOutcome.Refused(reasons);
    }

    private static ChangeOutcome outcome(TaskStore.Reach reach) {
        return switch (reach) {
            case REACHED -> new ChangeOutcome.Updated();
            case WAS_THERE -> new ChangeOutcome.Unchanged();
            case NOT_FOUND -> new ChangeOutcome.NotFound();
        };
    }

    private static ChangeOutcome outcome(TaskStore.Deletion deletion) {
        return switch (deletion) {
            case TaskStore.Deletion.Deleted() -> new ChangeOutcome.Deleted();
            case TaskStore.Deletion.NotFound() -> new ChangeOutcome.NotFound();
            case TaskStore.Deletion.VersionMismatch(var current) ->
                throw new IllegalStateException("no version was expected, but this one stood in the way: "
                        + current.version());
        };
    }
}
