package tasktracker.cli.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tasktracker.cli.client.CategoryTasks;
import tasktracker.cli.client.Expected;
import tasktracker.cli.client.RawAnswer;
import tasktracker.cli.client.RawCall;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.client.TaskQuery;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.ApiError;
import tasktracker.contract.BulkCreate;
import tasktracker.contract.Category;
import tasktracker.contract.CategoryPatch;
import tasktracker.contract.NewCategory;
import tasktracker.contract.NewTask;
import tasktracker.contract.Page;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.contract.Uuid7;

/** The API in memory: bulk creation with externalIds and idempotency keys, as the contract has them. */
class FakeTaskClient implements TaskClient {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    final Map<String, Task> tasks = new LinkedHashMap<>();
    final List<Category> categories = new ArrayList<>();
    final AtomicInteger calls = new AtomicInteger();
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private final Map<String, String> held = new HashMap<>();
    private int made;

    List<Task> byExternalId() {
        return tasks.values().stream().sorted(Comparator.comparing(Task::externalId)).toList();
    }

    @Override
    public synchronized BulkCreate.Response bulkCreate(BulkCreate.Request request, String key) {
        calls.incrementAndGet();
        List<BulkCreate.Result> results = new ArrayList<>();
        for (int i = 0; i < request.tasks().size(); i++) {
            results.add(item(i, request.tasks().get(i), request.mode(), key + "/" + i));
        }
        return BulkCreate.Response.of(results);
    }

    BulkCreate.Result item(int index, NewTask task, BulkCreate.Mode mode, String token) {
        String replayed = tokens.get(token);
        if (replayed != null && tasks.containsKey(replayed)) {
            return new BulkCreate.Result(index, BulkCreate.Status.CREATED, replayed, 1, null, null);
        }
        Optional<Task> holder = Optional.ofNullable(tasks.get(held.getOrDefault(task.externalId(), "")));
        if (holder.isPresent()) {
            boolean same = holder.get().title().equals(task.title())
                    && (task.description().isEmpty() || holder.get().description().equals(task.description()))
                    && (task.due() == null || task.due().equals(holder.get().due()));
            return new BulkCreate.Result(index, BulkCreate.Status.EXISTING, holder.get().taskId(),
                    holder.get().version(), same, null);
        }
        if (task.taskId() != null && tasks.containsKey(task.taskId())) {
            return new BulkCreate.Result(index, BulkCreate.Status.CONFLICT, null, 0, null,
                    new ApiError("TASK_ID_TAKEN", "There is a task of this id", Map.of(), null));
        }
        if (mode == BulkCreate.Mode.CHECK) {
            return new BulkCreate.Result(index, BulkCreate.Status.CREATED, null, 0, null, null);
        }
        Task created = task.create(task.taskId() == null ? id() : task.taskId(),
                task.createdAt() == null ? NOW : task.createdAt());
        tasks.put(created.taskId(), created);
        tokens.put(token, created.taskId());
        if (task.externalId() != null) {
            held.put(task.externalId(), created.taskId());
        }
        return new BulkCreate.Result(index, BulkCreate.Status.CREATED, created.taskId(), 1, null, null);
    }

    @Override
    public tasktracker.contract.BulkChange.Response bulkChange(tasktracker.contract.BulkChange.Request request) {
        throw new UnsupportedOperationException("an import changes no tasks in bulk");
    }

    @Override
    public synchronized Task task(String taskId) {
        if (!tasks.containsKey(taskId)) {
            throw new CliException.NotFound(Failure.of("RESOURCE_NOT_FOUND", "no task " + taskId));
        }
        return tasks.get(taskId);
    }

    @Override
    public synchronized Task updateTask(String taskId, TaskPatch patch, Expected expected) {
        Task task = task(taskId);
        if (!expected.equals(Expected.version(task.version()))) {
            throw new CliException.Conflict(Failure.of("VERSION_MISMATCH", "changed"));
        }
        Task changed = task.with(patch, NOW);
        tasks.put(taskId, changed);
        return changed;
    }

    @Override
    public synchronized List<Category> categories() {
        return List.copyOf(categories);
    }

    @Override
    public synchronized Category createCategory(NewCategory category) {
        Category created = new Category(id(), category.name(), category.color(), category.icon(), NOW, NOW, 1);
        categories.add(created);
        return created;
    }

    @Override
    public Page<Task> tasks(TaskQuery query, int limit, Optional<String> cursor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Task createTask(NewTask task) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteTask(String taskId, Expected expected) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Category updateCategory(String categoryId, CategoryPatch patch, Expected expected) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteCategory(String categoryId, CategoryTasks policy) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RawAnswer raw(RawCall call) {
        throw new UnsupportedOperationException(call.path());
    }

    @Override
    public void close() {
        // nothing is open
    }

    private String id() {
        return Uuid7.of(NOW.toEpochMilli(), 0, ++made);
    }
}
