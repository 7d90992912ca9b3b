package tasktracker.functions.category;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import tasktracker.contract.Category;
import tasktracker.contract.Change;
import tasktracker.contract.Limits;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.Precondition;
import tasktracker.functions.store.RetryLaterException;
import tasktracker.functions.task.CategoryFilter;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskOrder;
import tasktracker.functions.task.TaskQuery;
import tasktracker.functions.task.TaskStore;
import tasktracker.functions.work.Lanes;

/**
 * Deletes a category in steps that can each be repeated: it is marked, so that no task can be put into it; its tasks
 * are swept out until a sweep finds none that began when lists show what was written before the mark, and most of what
 * was on its way; then it is removed, unless somebody took the mark back. A call that was cut off is finished by the
 * next. A task that comes even later reads as uncategorised.
 */
public final class CategoryDeletion {
    /** Tasks in use are counted up to here. */
    public static final int COUNTED = 100;

    private final CategoryStore categories;
    private final TaskStore tasks;
    private final Clock clock;
    private final RandomGenerator random;

    /** What became of {@link CategoryDeletion#delete}. */
    public sealed interface Outcome {
        record Deleted() implements Outcome {}

        /** It has tasks, and they were not to be touched. At {@link #COUNTED} there may be more. */
        record InUse(int tasks) implements Outcome {}

        record NotFound() implements Outcome {}

        record VersionMismatch(Category current) implements Outcome {}

        /** The category that the tasks are to go to is missing or being deleted. */
        record TargetMissing(String categoryId) implements Outcome {}

        /** Time is up: so many tasks were swept out, and the next call goes on. */
        record Unfinished(int moved) implements Outcome {}
    }

    /** The random numbers tell one deletion from the next. */
    public CategoryDeletion(CategoryStore categories, TaskStore tasks, Clock clock, RandomGenerator random) {
        this.categories = categories;
        this.tasks = tasks;
        this.clock = clock;
        this.random = random;
    }

    /** Deletes a category, or goes on with it. */
    public Outcome delete(String userId, String categoryId, Precondition precondition, TasksChoice choice,
            Deadline deadline) {
        Expected expected = precondition
                .expected(() -> categories.find(userId, categoryId).map(Category::version));
        Sweep sweep = new Sweep(userId, categoryId, choice, deadline, new AtomicInteger());
        try {
            return switch (choice) {
                case TasksChoice.Reject() -> deleteEmpty(sweep, expected);
                case TasksChoice.Uncategorize() -> deleteSwept(sweep, expected);
                case TasksChoice.MoveTo(String target) -> isMissing(userId, target)
                        ? withoutTarget(sweep, expected, target)
                        : deleteSwept(sweep, expected);
            };
        } catch (RetryLaterException e) {
            if (sweep.moved.get() == 0) {
                throw e;
            }
            return new Outcome.Unfinished(sweep.moved.get());
        }
    }

    /** Looks before it marks, so that a category in use is never closed, not even for a moment. */
    private Outcome deleteEmpty(Sweep sweep, Expected expected) {
        int inUse = count(sweep);
        Optional<Category> category = inUse == 0
                ? Optional.empty()
                : categories.find(sweep.userId, sweep.categoryId);
        if (category.isPresent()) {
            return expected.accepts(category.get().version())
                    ? new Outcome.InUse(inUse)
                    : new Outcome.VersionMismatch(category.get());
        }
        return switch (start(sweep, expected)) {
            case CategoryStore.Start.NotFound() -> new Outcome.NotFound();
            case CategoryStore.Start.VersionMismatch(Category current) -> new Outcome.VersionMismatch(current);
            // What is left in a category that is gone belongs to none.
            case CategoryStore.Start.Removed() -> sweepOut(sweep);
            case CategoryStore.Start.Started(Category marked, DeletionMark mark) -> {
                tasks.awaitLists(mark.since(), sweep.deadline);
                int late = count(sweep);
                if (late == 0) {
                    yield remove(sweep, marked, mark);
                }
                categories.stopDeleting(sweep.userId, sweep.categoryId, mark);
                yield new Outcome.InUse(late);
            }
        };
    }

    private Outcome deleteSwept(Sweep sweep, Expected expected) {
        return switch (start(sweep, expected)) {
            case CategoryStore.Start.NotFound() -> new Outcome.NotFound();
            case CategoryStore.Start.VersionMismatch(Category current) -> new Outcome.VersionMismatch(current);
            case CategoryStore.Start.Removed() -> sweepOut(sweep);
            case CategoryStore.Start.Started(Category marked, DeletionMark mark) -> {
                Outcome swept = sweepOnce(sweep);
                if (swept instanceof Outcome.Deleted) {
                    tasks.awaitLists(mark.since(), sweep.deadline);
                    swept = sweepOut(sweep);
                }
                if (swept instanceof Outcome.TargetMissing) {
                    categories.stopDeleting(sweep.userId, sweep.categoryId, mark);
                }
                yield swept instanceof Outcome.Deleted ? remove(sweep, marked, mark) : swept;
            }
        };
    }

    /** Nothing is begun; but what an earlier call began, when the target was there, cannot be ended like this either. */
    private Outcome withoutTarget(Sweep sweep, Expected expected, String target) {
        if (isMissing(sweep.userId, sweep.categoryId)
                && start(sweep, expected) instanceof CategoryStore.Start.Started(_, DeletionMark mark)) {
            categories.stopDeleting(sweep.userId, sweep.categoryId, mark);
        }
        return new Outcome.TargetMissing(target);
    }

    private CategoryStore.Start start(Sweep sweep, Expected expected) {
        return categories.startDeleting(sweep.userId, sweep.categoryId, expected, DeletionMark.at(now(), random));
    }

    private Outcome remove(Sweep sweep, Category marked, DeletionMark mark) {
        return switch (categories.remove(sweep.userId, marked, mark, now())) {
            case REMOVED, GONE -> new Outcome.Deleted();
            case REOPENED -> throw new RetryLaterException("another call has kept the category",
                    "Another request has kept the category meanwhile: send the same request again", null);
        };
    }

    /** Sweeps until a sweep moves nothing. */
    private Outcome sweepOut(Sweep sweep) {
        Outcome swept;
        int before;
        do {
            before = sweep.moved.get();
            swept = sweepOnce(sweep);
        } while (swept instanceof Outcome.Deleted && sweep.moved.get() > before);
        return swept;
    }

    /** {@link Outcome.Deleted} when every task that a list shows is out. */
    private Outcome sweepOnce(Sweep sweep) {
        if (sweep.choice instanceof TasksChoice.MoveTo(String target) && isMissing(sweep.userId, target)) {
            return new Outcome.TargetMissing(target);
        }
        Optional<String> after = Optional.empty();
        do {
            Slice slice = tasks.list(sweep.userId, sweep.query(), after, Limits.PAGE_MAX, sweep.deadline);
            Lanes.run(slice.tasks(), sweep.deadline, task -> moveOut(sweep, task));
            if (sweep.deadline.passed()) {
                return new Outcome.Unfinished(sweep.moved.get());
            }
            after = slice.next();
        } while (after.isPresent());
        return new Outcome.Deleted();
    }

    /** Takes a task out of the category, unless somebody else has done so or deleted it. */
    private boolean moveOut(Sweep sweep, Task task) {
        TaskPatch patch = TaskPatch.NONE.withCategory(switch (sweep.choice) {
            case TasksChoice.Reject(),TasksChoice.Uncategorize() -> Change.clear();
            case TasksChoice.MoveTo(String target) -> Change.to(target);
        });
        long version = task.version();
        while (!sweep.deadline.passed()) {
            switch (tasks.update(sweep.userId, task.taskId(), new Expected.Version(version), patch, Optional.empty(),
                    now())) {
                case TaskStore.Update.Updated(Task _) -> {
                    sweep.moved.incrementAndGet();
                    return true;
                }
                case TaskStore.Update.NotFound() -> {
                    return false;
                }
                case TaskStore.Update.VersionMismatch(Task current) -> {
                    if (!sweep.categoryId.equals(current.categoryId())) {
                        return false;
                    }
                    version = current.version();
                }
                case TaskStore.Update.Replayed(Task _),TaskStore.Update.TokenReused() ->
                    throw new IllegalStateException("there was no token");
            }
        }
        return false;
    }

    private int count(Sweep sweep) {
        int count = 0;
        Optional<String> after = Optional.empty();
        do {
            if (sweep.deadline.passed()) {
                throw new RetryLaterException("no time left to count the category's tasks", null);
            }
            Slice slice = tasks.list(sweep.userId, sweep.query(), after, COUNTED, sweep.deadline);
            count += slice.tasks().size();
            after = slice.next();
        } while (after.isPresent() && count < COUNTED);
        return Math.min(count, COUNTED);
    }

    private boolean isMissing(String userId, String categoryId) {
        return categories.find(userId, categoryId).isEmpty();
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    /** One call's work. */
    private record Sweep(String userId, String categoryId, TasksChoice choice, Deadline deadline,
            AtomicInteger moved) {
        TaskQuery query() {
            TaskFilter all = TaskFilter.ALL;
            return new TaskQuery(new TaskFilter(all.status(), new CategoryFilter.Of(categoryId), all.priorities(),
                    all.due(), all.created()), TaskOrder.NEWEST_FIRST);
        }
    }
}
