package tasktracker.functions.bulk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import tasktracker.contract.NewTask;
import tasktracker.contract.Task;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.observe.Log;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.WriteToken;
import tasktracker.functions.task.TaskDraft;
import tasktracker.functions.task.TaskEvents;
import tasktracker.functions.task.TaskService;
import tasktracker.functions.task.TaskStore;

/** Creates many tasks, each for itself: what stands in the way of one stands in the way of no other. */
public final class BulkCreateService {
    private final TaskStore tasks;
    private final CategoryStore categories;
    private final TaskService service;
    private final TaskEvents events;
    private final Each<ItemOutcome> each;

    /** What is done with an item that repeats an id of an earlier one, whose outcome is known. */
    @FunctionalInterface
    private interface RepeatStep {
        ItemOutcome on(int position, Repeats repeats, List<ItemOutcome> outcomes);
    }

    public BulkCreateService(TaskStore tasks, CategoryStore categories, TaskService service, TaskEvents events,
            Log log) {
        this.tasks = tasks;
        this.categories = categories;
        this.service = service;
        this.events = events;
        this.each = new Each<>(log, new ItemOutcome.Retryable(), new ItemOutcome.Failed());
    }

    /** Creates what can be created; one outcome for each item, in their order. */
    public List<ItemOutcome> write(String userId, List<BulkItem> items, Deadline deadline) {
        Set<String> missing = missingCategories(userId, items);
        List<Task> made = identified(items);
        List<ItemOutcome> outcomes = run(items, deadline, missing,
                position -> create(userId, items.get(position), made.get(position)),
                (position, _, _) -> create(userId, items.get(position), made.get(position)));
        recallRepeated(userId, items, deadline, outcomes);
        int created = 0;
        for (ItemOutcome outcome : outcomes) {
            created += outcome instanceof ItemOutcome.Created(String _, boolean replayed) && !replayed ? 1 : 0;
        }
        events.imported(created);
        return outcomes;
    }

    /** An item whose category was deleted after its first try is no less created. */
    private void recallRepeated(String userId, List<BulkItem> items, Deadline deadline, List<ItemOutcome> outcomes) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (outcomes.get(i) instanceof ItemOutcome.CategoryMissing && items.get(i).token().isPresent()) {
                positions.add(i);
            }
        }
        each.run(positions, deadline, position -> {
            BulkItem item = items.get(position);
            return tasks.findCreation(userId, Optional.ofNullable(item.draft().task().externalId()),
                    item.token().orElseThrow())
                    .map(BulkCreateService::repeated)
                    .orElse(outcomes.get(position));
        }, outcomes);
    }

    private static ItemOutcome repeated(TaskStore.JointCreation earlier) {
        return earlier instanceof TaskStore.JointCreation.Replayed(List<TaskStore.Creation.Replayed> made)
                ? new ItemOutcome.Created(made.getFirst().taskId(), true)
                : new ItemOutcome.TokenReused();
    }

    /** Says what {@link #write} would do, and writes nothing. */
    public List<ItemOutcome> check(String userId, List<BulkItem> items, Deadline deadline) {
        Set<String> missing = missingCategories(userId, items);
        List<Task> made = identified(items);
        return run(items, deadline, missing, position -> look(userId, items.get(position)),
                (position, repeats, outcomes) -> lookAtRepeat(userId, items, made, position, repeats, outcomes));
    }

    /** Creates all or none; the token stands for the whole request. */
    public JointOutcome createAll(String userId, List<BulkItem> items, Optional<WriteToken> token) {
        Set<String> missing = missingCategories(userId, items);
        Optional<JointOutcome> earlier = missing.isEmpty()
                ? Optional.empty()
                : token.flatMap(known -> tasks.findCreation(userId, Optional.empty(), known))
                        .map(BulkCreateService::repeatedAll);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (!missing.isEmpty()) {
            return refused(items, (item, _) -> missing.contains(item.draft().task().categoryId())
                    ? new ItemOutcome.CategoryMissing(item.draft().task().categoryId())
                    : null);
        }
        List<Task> made = identified(items);
        return switch (tasks.createAll(userId, made, token)) {
            case TaskStore.JointCreation.Created() -> {
                events.imported(made.size());
                yield new JointOutcome.Created(made.stream().map(Task::taskId).toList());
            }
            case TaskStore.JointCreation.Replayed replayed -> repeatedAll(replayed);
            case TaskStore.JointCreation.TokenReused reused -> repeatedAll(reused);
            case TaskStore.JointCreation.Refused(List<TaskStore.Creation> reasons) ->
                refused(items,
                        (item, position) -> reason(userId, item, made.subList(0, position), reasons.get(position)));
        };
    }

    private static JointOutcome repeatedAll(TaskStore.JointCreation earlier) {
        return earlier instanceof TaskStore.JointCreation.Replayed(List<TaskStore.Creation.Replayed> made)
                ? new JointOutcome.Replayed(made.stream().map(TaskStore.Creation.Replayed::taskId).toList())
                : new JointOutcome.TokenReused();
    }

    private static JointOutcome refused(List<BulkItem> items, BiFunction<BulkItem, Integer, ItemOutcome> reason) {
        List<Optional<ItemOutcome>> reasons = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            reasons.add(Optional.ofNullable(reason.apply(items.get(i), i)));
        }
        return new JointOutcome.Refused(reasons);
    }

    /** What is in the way of an item, null when nothing is; {@code earlier} is made of those before it. */
    private ItemOutcome reason(String userId, BulkItem item, List<Task> earlier, TaskStore.Creation reason) {
        return switch (reason) {
            case TaskStore.Creation.ExternalIdTaken(String holder) -> {
                int first = earlier.stream().map(Task::taskId).toList().indexOf(holder);
                yield first < 0
                        ? existing(userId, item.draft(), holder)
                        : new ItemOutcome.Existing(null, 0, item.draft().isSameAs(earlier.get(first)),
                                OptionalInt.of(first));
            }
            case TaskStore.Creation.TaskIdTaken() -> new ItemOutcome.TaskIdTaken(item.draft().task().taskId());
            case TaskStore.Creation.Created(),TaskStore.Creation.Replayed(_, _),TaskStore.Creation.TokenReused() ->
                null;
        };
    }

    private List<ItemOutcome> run(List<BulkItem> items, Deadline deadline, Set<String> missing,
            IntFunction<ItemOutcome> step, RepeatStep repeatStep) {
        Repeats repeats = new Repeats(items);
        List<ItemOutcome> outcomes = new ArrayList<>(Collections.nCopies(items.size(), null));
        List<Integer> first = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String categoryId = items.get(i).draft().task().categoryId();
            if (missing.contains(categoryId)) {
                outcomes.set(i, new ItemOutcome.CategoryMissing(categoryId));
            } else if (!repeats.isRepeat(i)) {
                first.add(i);
            }
        }
        each.run(first, deadline, step, outcomes);
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) == null) {
                outcomes.set(i, named(items, repeats, i,
                        each.one(i, deadline, position -> repeatStep.on(position, repeats, outcomes))));
            }
        }
        return outcomes;
    }

    /** Says of an existing holder that it is an item of the same request. */
    private static ItemOutcome named(List<BulkItem> items, Repeats repeats, int position, ItemOutcome outcome) {
        return outcome instanceof ItemOutcome.Existing(String taskId, long version, boolean same, OptionalInt _)
                && repeats.hasEarlierExternalId(position)
                        ? new ItemOutcome.Existing(taskId, version, same,
                                OptionalInt.of(items.get(repeats.earlierExternalId(position)).index()))
                        : outcome;
    }

    private ItemOutcome create(String userId, BulkItem item, Task task) {
        return switch (tasks.create(userId, task, item.token())) {
            case TaskStore.Creation.Created() -> new ItemOutcome.Created(task.taskId(), false);
            case TaskStore.Creation.Replayed(String taskId, _) -> new ItemOutcome.Created(taskId, true);
            case TaskStore.Creation.TokenReused() -> new ItemOutcome.TokenReused();
            case TaskStore.Creation.ExternalIdTaken(String holder) -> existing(userId, item.draft(), holder);
            case TaskStore.Creation.TaskIdTaken() -> new ItemOutcome.TaskIdTaken(task.taskId());
        };
    }

    private ItemOutcome look(String userId, BulkItem item) {
        NewTask task = item.draft().task();
        Optional<String> holder = task.externalId() == null
                ? Optional.empty()
                : tasks.findByExternalId(userId, task.externalId());
        if (holder.isPresent()) {
            return existing(userId, item.draft(), holder.get());
        }
        return task.taskId() != null && tasks.find(userId, task.taskId()).isPresent()
                ? new ItemOutcome.TaskIdTaken(task.taskId())
                : new ItemOutcome.Creatable();
    }

    /** As if the earlier items had been written. */
    private ItemOutcome lookAtRepeat(String userId, List<BulkItem> items, List<Task> made, int position,
            Repeats repeats, List<ItemOutcome> outcomes) {
        BulkItem item = items.get(position);
        if (repeats.hasEarlierExternalId(position)) {
            int holder = repeats.earlierExternalId(position);
            if (outcomes.get(holder) instanceof ItemOutcome.Creatable) {
                return new ItemOutcome.Existing(null, 0, item.draft().isSameAs(made.get(holder)),
                        OptionalInt.empty());
            }
        }
        return repeats.hasEarlierTaskId(position)
                && outcomes.get(repeats.earlierTaskId(position)) instanceof ItemOutcome.Creatable
                        ? new ItemOutcome.TaskIdTaken(item.draft().task().taskId())
                        : look(userId, item);
    }

    /** The holder may have been deleted meanwhile: then the next try creates the task. */
    private ItemOutcome existing(String userId, TaskDraft draft, String holder) {
        Optional<Task> task = tasks.find(userId, holder);
        return task.isEmpty()
                ? new ItemOutcome.Retryable()
                : new ItemOutcome.Existing(holder, task.get().version(), draft.isSameAs(task.get()),
                        OptionalInt.empty());
    }

    private Set<String> missingCategories(String userId, List<BulkItem> items) {
        Set<String> missing = new HashSet<>();
        Set<String> looked = new HashSet<>();
        for (BulkItem item : items) {
            String categoryId = item.draft().task().categoryId();
            if (categoryId != null && looked.add(categoryId) && categories.find(userId, categoryId).isEmpty()) {
                missing.add(categoryId);
            }
        }
        return missing;
    }

    /** Made in the order of the request, so that tasks of one time keep it. */
    private List<Task> identified(List<BulkItem> items) {
        List<Task> made = new ArrayList<>(items.size());
        for (BulkItem item : items) {
            made.add(service.identified(item.draft().task()));
        }
        return made;
    }
}
