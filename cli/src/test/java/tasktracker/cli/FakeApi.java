package tasktracker.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tasktracker.cli.client.CategoryTasks;
import tasktracker.cli.client.Expected;
import tasktracker.cli.client.RawAnswer;
import tasktracker.cli.client.RawCall;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.client.TaskQuery;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.ApiError;
import tasktracker.contract.BulkChange;
import tasktracker.contract.BulkCreate;
import tasktracker.contract.Category;
import tasktracker.contract.CategoryPatch;
import tasktracker.contract.Change;
import tasktracker.contract.ErrorCode;
import tasktracker.contract.NewCategory;
import tasktracker.contract.NewTask;
import tasktracker.contract.Page;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.contract.TaskStatus;
import tasktracker.contract.Uuid7;

/** Enough of the API to test commands without it: tasks in a map, pages, versions. Ids end in 0001, 0002, … */
public class FakeApi implements TaskClient {
    private final Clock clock;
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, CliException> failing = new LinkedHashMap<>();
    private final Map<String, CliException> failingPages = new LinkedHashMap<>();
    private final Set<String> busy = new HashSet<>();
    private final List<Runnable> before = new ArrayList<>();
    private boolean losingAnswers;
    private TaskQuery lastQuery;
    private int made;

    public FakeApi(Clock clock) {
        this.clock = clock;
    }

    /** What was called, such as {@code update 0001 "3"}. */
    public List<String> calls() {
        return calls;
    }

    public TaskQuery lastQuery() {
        return lastQuery;
    }

    public Map<String, Task> stored() {
        return tasks;
    }

    /** Makes every call on that task fail. */
    public void fail(String taskId, CliException e) {
        failing.put(taskId, e);
    }

    /** Makes the page at that cursor fail. */
    public void failPage(String cursor, CliException e) {
        failingPages.put(cursor, e);
    }

    /** Says of that task, in a creation of many, that it is to be tried again. */
    public void busy(String taskId) {
        busy.add(taskId);
    }

    /** Does every change, whose first answer is lost: of one task it fails, of many the client sends it again. */
    public void loseAnswers() {
        losingAnswers = true;
    }

    /** Nothing fails any more. */
    public void heal() {
        busy.clear();
        losingAnswers = false;
        failing.clear();
        failingPages.clear();
    }

    /** Runs before the next change, as somebody else would. */
    public void meanwhile(Runnable change) {
        before.add(change);
    }

    public Task put(NewTask task) {
        Instant now = clock.instant();
        Task stored = task.create(task.taskId() == null ? Uuid7.of(now.toEpochMilli(), 0, ++made) : task.taskId(),
                task.createdAt() == null ? now : task.createdAt());
        tasks.put(stored.taskId(), stored);
        return stored;
    }

    public Category put(String name) {
        Instant now = clock.instant();
        Category category = new Category(Uuid7.of(now.toEpochMilli(), 1, ++made), name, null, null, now, now, 1);
        categories.put(category.categoryId(), category);
        return category;
    }

    @Override
    public Page<Task> tasks(TaskQuery query, int limit, Optional<String> cursor) {
        calls.add("list " + limit);
        lastQuery = query;
        if (cursor.isPresent() && failingPages.containsKey(cursor.get())) {
            throw failingPages.get(cursor.get());
        }
        List<Task> all = new ArrayList<>();
        for (Task task : tasks.values()) {
            boolean status = query.status() == TaskStatus.ALL
                    || task.completed() == (query.status() == TaskStatus.DONE);
            boolean category = query.category().map(id -> id.equals(task.categoryId())).orElse(true);
            if (status && category) {
                all.add(task);
            }
        }
        all.sort(Comparator.comparing((Task task) -> task.due() == null ? "9999" : task.due().text()));
        int from = cursor.map(Integer::parseInt).orElse(0);
        int to = Math.min(from + limit, all.size());
        return new Page<>(all.subList(from, to),
                to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    @Override
    public synchronized Task task(String taskId) {
        calls.add("get " + end(taskId));
        return stored(taskId);
    }

    @Override
    public Task createTask(NewTask task) {
        calls.add("create");
        return put(task);
    }

    @Override
    public synchronized Task updateTask(String taskId, TaskPatch patch, Expected expected) {
        calls.add("update " + end(taskId) + " " + expected.ifMatch());
        happen();
        Task changed = checked(taskId, expected).with(patch, clock.instant());
        tasks.put(taskId, changed);
        loseAnswer();
        return changed;
    }

    @Override
    public synchronized void deleteTask(String taskId, Expected expected) {
        calls.add("delete " + end(taskId) + " " + expected.ifMatch());
        happen();
        checked(taskId, expected);
        tasks.remove(taskId);
        loseAnswer();
    }

    @Override
    public synchronized BulkCreate.Response bulkCreate(BulkCreate.Request request, String idempotencyKey) {
        calls.add("bulk " + request.mode().wire() + " " + request.tasks().size());
        List<BulkCreate.Result> results = new ArrayList<>();
        for (NewTask task : request.tasks()) {
            int index = results.size();
            if (busy.contains(task.taskId())) {
                results.add(new BulkCreate.Result(index, BulkCreate.Status.RETRYABLE, null, 0, null,
                        new ApiError(ErrorCode.RETRY_LATER.name(), "busy", Map.of(), null)));
                continue;
            }
            Optional<Task> holder = tasks.values().stream()
                    .filter(one -> task.externalId() != null && task.externalId().equals(one.externalId()))
                    .findFirst();
            if (task.categoryId() != null && !categories.containsKey(task.categoryId())) {
                results.add(new BulkCreate.Result(index, BulkCreate.Status.CONFLICT, null, 0, null,
                        new ApiError(ErrorCode.CATEGORY_MISSING.name(), "no such category", Map.of(), null)));
                continue;
            }
            results.add(holder.map(one -> new BulkCreate.Result(index, BulkCreate.Status.EXISTING, one.taskId(),
                    one.version(), false, null))
                    .orElseGet(() -> new BulkCreate.Result(index, BulkCreate.Status.CREATED,
                            request.mode() == BulkCreate.Mode.CHECK ? null : put(task).taskId(), 1, null, null)));
        }
        return BulkCreate.Response.of(results);
    }

    @Override
    public synchronized BulkChange.Response bulkChange(BulkChange.Request request) {
        calls.add("bulk " + request.getClass().getSimpleName() + " " + request.taskIds().size());
        happen();
        BulkChange.Response response = change(request);
        return losingAnswers ? change(request) : response;
    }

    private BulkChange.Response change(BulkChange.Request request) {
        List<BulkChange.Result> results = new ArrayList<>();
        for (String taskId : request.taskIds()) {
            Task task = tasks.get(taskId);
            BulkChange.Status status = BulkChange.Status.NOT_FOUND;
            if (failing.containsKey(taskId)) {
                throw failing.get(taskId);
            } else if (task != null) {
                status = bulkChange(task, request);
            }
            results.add(new BulkChange.Result(taskId, status, null));
        }
        return BulkChange.Response.of(results);
    }

    private BulkChange.Status bulkChange(Task task, BulkChange.Request request) {
        TaskPatch patch = switch (request) {
            case BulkChange.SetStatus to when to.completed() != task.completed() ->
                TaskPatch.NONE.withCompleted(to.completed());
            case BulkChange.Move to when !Objects.equals(to.categoryId(), task.categoryId()) ->
                TaskPatch.NONE.withCategory(to.categoryId() == null ? Change.clear() : Change.to(to.categoryId()));
            case BulkChange.Delete _ -> {
                tasks.remove(task.taskId());
                yield null;
            }
            case BulkChange.SetStatus _,BulkChange.Move _ -> TaskPatch.NONE;
        };
        if (patch == null) {
            return BulkChange.Status.DELETED;
        }
        if (patch.equals(TaskPatch.NONE)) {
            return BulkChange.Status.UNCHANGED;
        }
        tasks.put(task.taskId(), task.with(patch, clock.instant()));
        return BulkChange.Status.UPDATED;
    }

    @Override
    public List<Category> categories() {
        calls.add("categories");
        return List.copyOf(categories.values());
    }

    @Override
    public Category createCategory(NewCategory category) {
        calls.add("create category");
        Category made = put(category.name());
        Category full = new Category(made.categoryId(), made.name(), category.color(), category.icon(),
                made.createdAt(), made.updatedAt(), 1);
        categories.put(full.categoryId(), full);
        return full;
    }

    @Override
    public Category updateCategory(String categoryId, CategoryPatch patch, Expected expected) {
        calls.add("update category " + expected.ifMatch());
        Category changed = categories.get(categoryId).with(patch, clock.instant());
        categories.put(categoryId, changed);
        return changed;
    }

    @Override
    public void deleteCategory(String categoryId, CategoryTasks what) {
        calls.add("delete category " + what.getClass().getSimpleName());
        boolean inUse = tasks.values().stream().anyMatch(task -> categoryId.equals(task.categoryId()));
        if (inUse && what instanceof CategoryTasks.Reject) {
            throw new CliException.Conflict(Failure.of("CATEGORY_IN_USE", "the category has 1 task"));
        }
        categories.remove(categoryId);
    }

    @Override
    public RawAnswer raw(RawCall call) {
        throw new UnsupportedOperationException(call.path());
    }

    @Override
    public void close() {
        // holds nothing
    }

    private void loseAnswer() {
        if (losingAnswers) {
            throw new CliException.Network(Failure.of("CONNECTION_LOST", "the answer was lost"), null);
        }
    }

    private void happen() {
        List<Runnable> now = List.copyOf(before);
        before.clear();
        now.forEach(Runnable::run);
    }

    private Task checked(String taskId, Expected expected) {
        Task task = stored(taskId);
        if (expected instanceof Expected.Version(long number) && number != task.version()) {
            throw new CliException.Conflict(Failure.of("VERSION_MISMATCH", "the version is another")
                    .correlationId("c-1"));
        }
        return task;
    }

    private Task stored(String taskId) {
        if (failing.containsKey(taskId)) {
            throw failing.get(taskId);
        }
        Task task = tasks.get(taskId);
        if (task == null) {
            throw new CliException.NotFound(Failure.of("RESOURCE_NOT_FOUND", "no task " + taskId));
        }
        return task;
    }

    private static String end(String taskId) {
        return taskId.substring(taskId.length() - 4);
    }
}
