package tasktracker.functions.task;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tasktracker.contract.Category;
import tasktracker.contract.Change;
import tasktracker.contract.NewTask;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.Ids;
import tasktracker.functions.store.Precondition;
import tasktracker.functions.store.WriteToken;

/**
 * What can be done with one task and with lists. A category is looked at once, before the write; a task whose category
 * was deleted meanwhile reads as uncategorised. Every call may throw
 * {@link tasktracker.functions.store.RetryLaterException}.
 */
public final class TaskService {
    private final TaskStore tasks;
    private final CategoryStore categories;
    private final Ids ids;
    private final Clock clock;
    private final TaskEvents events;

    /** What became of {@link TaskService#create}. */
    public sealed interface Creation {
        record Created(Task task) implements Creation {}

        /** An earlier call with this token and body created the task: as it was then. */
        record Replayed(Task task) implements Creation {}

        /** The token was used with another body. */
        record TokenReused() implements Creation {}

        /** The category is missing or being deleted. */
        record CategoryMissing(String categoryId) implements Creation {}

        /** The externalId is held by this task. */
        record ExternalIdTaken(String taskId) implements Creation {}

        /** There is a task of the id that was given. */
        record TaskIdTaken(String taskId) implements Creation {}
    }

    /** What became of {@link TaskService#update}. */
    public sealed interface Update {
        record Updated(Task task) implements Update {}

        /** An earlier call with this token and body made this change last; the task as it is. */
        record Replayed(Task task) implements Update {}

        /** The token was last used with another body. */
        record TokenReused() implements Update {}

        record NotFound() implements Update {}

        record VersionMismatch(Task current) implements Update {}

        /** The category is missing or being deleted. */
        record CategoryMissing(String categoryId) implements Update {}
    }

    public TaskService(TaskStore tasks, CategoryStore categories, Ids ids, Clock clock, TaskEvents events) {
        this.tasks = tasks;
        this.categories = categories;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** Creates a task. */
    public Creation create(String userId, NewTask draft, Optional<WriteToken> token) {
        if (draft.categoryId() != null && categories.find(userId, draft.categoryId()).isEmpty()) {
            return token.flatMap(known -> tasks.findCreation(userId, Optional.ofNullable(draft.externalId()), known))
                    .map(earlier -> repeated(draft, earlier))
                    .orElseGet(() -> new Creation.CategoryMissing(draft.categoryId()));
        }
        Task task = identified(draft);
        return switch (tasks.create(userId, task, token)) {
            case TaskStore.Creation.Created() -> {
                events.created();
                yield new Creation.Created(task);
            }
            case TaskStore.Creation.Replayed(String taskId, Instant createdAt) ->
                replayed(draft, taskId, createdAt);
            case TaskStore.Creation.TokenReused() -> new Creation.TokenReused();
            case TaskStore.Creation.ExternalIdTaken(String holder) -> new Creation.ExternalIdTaken(holder);
            case TaskStore.Creation.TaskIdTaken() -> new Creation.TaskIdTaken(task.taskId());
        };
    }

    /** A repeat whose category was deleted after the first try: that it is gone now refuses nothing. */
    private static Creation repeated(NewTask draft, TaskStore.JointCreation earlier) {
        return earlier instanceof TaskStore.JointCreation.Replayed(List<TaskStore.Creation.Replayed> made)
                ? replayed(draft, made.getFirst().taskId(), made.getFirst().createdAt())
                : new Creation.TokenReused();
    }

    private static Creation replayed(NewTask draft, String taskId, Instant createdAt) {
        return new Creation.Replayed(draft.create(taskId, createdAt));
    }

    /** The task that a draft becomes: under the id or the time it was given, or a new id of now. */
    public Task identified(NewTask draft) {
        String id = draft.taskId() != null
                ? draft.taskId()
                : draft.createdAt() != null ? ids.at(draft.createdAt()) : ids.next();
        return draft.create(id, Ids.time(id));
    }

    /** A task, or empty when the user has none of that id. */
    public Optional<Task> find(String userId, String taskId) {
        return tasks.find(userId, taskId).map(task -> withLivingCategory(userId, task));
    }

    private Task withLivingCategory(String userId, Task task) {
        return task.categoryId() == null || categories.find(userId, task.categoryId()).isPresent()
                ? task
                : task.withCategory(null);
    }

    /** Changes a task. */
    public Update update(String userId, String taskId, Precondition precondition, TaskPatch patch,
            Optional<WriteToken> token) {
        if (patch.category() instanceof Change.To<String>(String categoryId)
                && categories.find(userId, categoryId).isEmpty()) {
            return new Update.CategoryMissing(categoryId);
        }
        Expected expected = expected(userId, taskId, precondition);
        Instant now = Instant.ofEpochMilli(clock.millis());
        return switch (tasks.update(userId, taskId, expected, patch, token, now)) {
            case TaskStore.Update.Updated(Task task) -> {
                if (patch.completed().orElse(false) && task.updatedAt().equals(task.completedAt())) {
                    events.completed(1);
                }
                // One that the patch names was there a moment ago.
                yield new Update.Updated(
                        patch.category() instanceof Change.To ? task : withLivingCategory(userId, task));
            }
            case TaskStore.Update.Replayed(Task task) -> new Update.Replayed(withLivingCategory(userId, task));
            case TaskStore.Update.TokenReused() -> new Update.TokenReused();
            case TaskStore.Update.NotFound() -> new Update.NotFound();
            case TaskStore.Update.VersionMismatch(Task current) -> new Update.VersionMismatch(current);
        };
    }

    /** Deletes a task. */
    public TaskStore.Deletion delete(String userId, String taskId, Precondition precondition) {
        return tasks.delete(userId, taskId, expected(userId, taskId, precondition));
    }

    /** Part of a list, see {@link TaskStore#list}. */
    public Slice list(String userId, TaskQuery query, Optional<String> after, int limit, Deadline deadline) {
        Slice slice = tasks.list(userId, query, after, limit, deadline);
        return new Slice(withLivingCategories(userId, slice.tasks()), slice.next());
    }

    private List<Task> withLivingCategories(String userId, List<Task> page) {
        Set<String> named = new HashSet<>();
        for (Task task : page) {
            if (task.categoryId() != null) {
                named.add(task.categoryId());
            }
        }
        if (named.isEmpty()) {
            return page;
        }
        for (Category category : categories.list(userId)) {
            named.remove(category.categoryId());
        }
        if (named.isEmpty()) {
            return page;
        }
        List<Task> out = new ArrayList<>(page.size());
        for (Task task : page) {
            out.add(named.contains(task.categoryId()) ? task.withCategory(null) : task);
        }
        return out;
    }

    private Expected expected(String userId, String taskId, Precondition precondition) {
        return precondition.expected(() -> tasks.find(userId, taskId).map(Task::version));
    }
}
