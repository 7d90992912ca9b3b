package tasktracker.cli.names;

import java.util.List;
import java.util.Optional;
import tasktracker.cli.client.CategoryTasks;
import tasktracker.cli.client.Expected;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.client.TaskQuery;
import tasktracker.contract.BulkChange;
import tasktracker.contract.BulkCreate;
import tasktracker.contract.Category;
import tasktracker.contract.CategoryPatch;
import tasktracker.contract.NewCategory;
import tasktracker.contract.NewTask;
import tasktracker.contract.Page;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;

/** Takes note, for completion, of the tasks and categories that answers of the API are about. */
public final class RememberingClient implements TaskClient {
    private final TaskClient client;
    private final RecentNames names;

    /** A client that calls another. */
    public RememberingClient(TaskClient client, RecentNames names) {
        this.client = client;
        this.names = names;
    }

    @Override
    public Page<Task> tasks(TaskQuery query, int limit, Optional<String> cursor) {
        Page<Task> page = client.tasks(query, limit, cursor);
        names.met(page.items());
        return page;
    }

    @Override
    public Task task(String taskId) {
        return met(client.task(taskId));
    }

    @Override
    public Task createTask(NewTask task) {
        return met(client.createTask(task));
    }

    @Override
    public Task updateTask(String taskId, TaskPatch patch, Expected expected) {
        return met(client.updateTask(taskId, patch, expected));
    }

    @Override
    public void deleteTask(String taskId, Expected expected) {
        client.deleteTask(taskId, expected);
        names.taskGone(taskId);
    }

    @Override
    public BulkCreate.Response bulkCreate(BulkCreate.Request request, String idempotencyKey) {
        return client.bulkCreate(request, idempotencyKey);
    }

    @Override
    public BulkChange.Response bulkChange(BulkChange.Request request) {
        BulkChange.Response response = client.bulkChange(request);
        for (BulkChange.Result result : response.results()) {
            if (result.status().isSuccess()) {
                changed(request, result.taskId());
            }
        }
        return response;
    }

    @Override
    public List<Category> categories() {
        List<Category> all = client.categories();
        names.onlyThese(all);
        return all;
    }

    @Override
    public Category createCategory(NewCategory category) {
        return met(client.createCategory(category));
    }

    @Override
    public Category updateCategory(String categoryId, CategoryPatch patch, Expected expected) {
        return met(client.updateCategory(categoryId, patch, expected));
    }

    @Override
    public void deleteCategory(String categoryId, CategoryTasks tasks) {
        client.deleteCategory(categoryId, tasks);
        names.categoryGone(categoryId);
    }

    @Override
    public void close() {
        client.close();
    }

    private void changed(BulkChange.Request request, String taskId) {
        switch (request) {
            case BulkChange.SetStatus(_, _, boolean completed) -> names.completed(taskId, completed);
            case BulkChange.Delete _ -> names.taskGone(taskId);
            case BulkChange.Move _ -> {
                // neither title nor status
            }
        }
    }

    private Task met(Task task) {
        names.met(List.of(task));
        return task;
    }

    private Category met(Category category) {
        names.met(category);
        return category;
    }
}
