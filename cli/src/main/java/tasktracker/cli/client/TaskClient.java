package tasktracker.cli.client;

import java.util.List;
import java.util.Optional;
import tasktracker.cli.error.CliException;
import tasktracker.contract.BulkChange;
import tasktracker.contract.BulkCreate;
import tasktracker.contract.Category;
import tasktracker.contract.CategoryPatch;
import tasktracker.contract.NewCategory;
import tasktracker.contract.NewTask;
import tasktracker.contract.Page;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;

/**
 * The API. Every method makes one call (retried where that is safe) and throws a {@link CliException} whose failure
 * has the code of the API, such as {@code RESOURCE_NOT_FOUND}. For use by several threads.
 */
public interface TaskClient extends AutoCloseable {
    /**
     * One page of a list.
     *
     * @param limit rows, 1 to 100
     * @param cursor of the page before, absent for the first
     */
    Page<Task> tasks(TaskQuery query, int limit, Optional<String> cursor);

    /** One task. */
    Task task(String taskId);

    /** Creates a task; a try whose answer is lost is repeated without a second task. */
    Task createTask(NewTask task);

    /** Changes a task, if it still has the version expected. */
    Task updateTask(String taskId, TaskPatch patch, Expected expected);

    /** Deletes a task, if it still has the version expected. */
    void deleteTask(String taskId, Expected expected);

    /**
     * Creates up to 100 tasks.
     *
     * @param idempotencyKey 1 to 128 characters of {@code [A-Za-z0-9._-]}; the same key and tasks create nothing twice
     */
    BulkCreate.Response bulkCreate(BulkCreate.Request request, String idempotencyKey);

    /** Changes or deletes up to 100 tasks; repeated, it does nothing twice. */
    BulkChange.Response bulkChange(BulkChange.Request request);

    /** All categories, in the API's order. */
    List<Category> categories();

    /** Creates a category. */
    Category createCategory(NewCategory category);

    /** Changes a category, if it still has the version expected. */
    Category updateCategory(String categoryId, CategoryPatch patch, Expected expected);

    /** Deletes a category and does to its tasks what is said; called on while the server gets on with moving them. */
    void deleteCategory(String categoryId, CategoryTasks tasks);

    /**
     * Any call, sent and retried as the others are.
     *
     * @throws CliException.Network when there is no answer; an answer that is no success is given back
     */
    RawAnswer raw(RawCall call);

    /** Drops the connections at once. */
    @Override
    void close();
}
