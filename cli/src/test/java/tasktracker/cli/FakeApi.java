package tasktracker.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tasktracker.cli.client.CategoryTasks;
import tasktracker.cli.client.Expected;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.client.TaskQuery;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.BulkCreate;
import tasktracker.contract.Category;
import tasktracker.contract.CategoryPatch;
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
    private final List<String> calls = new ArrayList<>();
    private final Map<String, CliException> failing = new LinkedHashMap<>();
    private final List<Runnable> before = new ArrayList<>();
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

    /** Runs before the next change, as somebody else would. */
    public void meanwhile(Runnable change) {
        before.add(change);
    }

    public Task put(NewTask task) {
        Instant now = clock.instant();
        Task stored = task.create(Uuid7.of(now.toEpochMilli(), 0, ++made), now);
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
    public Task task(String taskId) {
        calls.add("get " + end(taskId));
        return stored(taskId);
    }

    @Override
    public Task createTask(NewTask task) {
        calls.add("create");
        return put(task);
    }

    @Override
    public Task updateTask(String taskId, TaskPatch patch, Expected expected) {
        calls.add("update " + end(taskId) + " " + expected.ifMatch());
        happen();
        Task changed = checked(taskId, expected).with(patch, clock.instant());
        tasks.put(taskId, changed);
        return changed;
    }

    @Override
    public void deleteTask(String taskId, Expected expected) {
        calls.add("delete " + end(taskId) + " " + expected.ifMatch());
        happen();
        checked(taskId, expected);
        tasks.remove(taskId);
    }

    @Override
    public synchronized BulkCreate.Response bulkCreate(BulkCreate.Request request, String idempotencyKey) {
        calls.add("bulk " + request.mode().wire() + " " + request.tasks().size());
        List<BulkCreate.Result> results = new ArrayList<>();
        for (NewTask task : request.tasks()) {
            int index = results.size();
            Optional<Task> holder = tasks.values().stream()
                    .filter(one -> task.externalId() != null && task.externalId().equals(one.externalId()))
                    .findFirst();
            results.add(holder.map(one -> new BulkCreate.Result(index, BulkCreate.Status.EXISTING, one.taskId(),
                    one.version(), false, null))
                    .orElseGet(() -> new BulkCreate.Result(index, BulkCreate.Status.CREATED,
                            request.mode() == BulkCreate.Mode.CHECK ? null : put(task).taskId(), 1, null, null)));
        }
        return BulkCreate.Response.of(results);
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
    public void close() {
        // holds nothing
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
