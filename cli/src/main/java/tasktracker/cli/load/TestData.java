package tasktracker.cli.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tasktracker.cli.client.CategoryTasks;
import tasktracker.cli.client.Cursors;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.client.TaskQuery;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.transfer.Creations;
import tasktracker.cli.transfer.Rounds;
import tasktracker.contract.BulkChange;
import tasktracker.contract.BulkCreate;
import tasktracker.contract.Category;
import tasktracker.contract.Limits;
import tasktracker.contract.NewCategory;
import tasktracker.contract.NewTask;
import tasktracker.contract.Page;
import tasktracker.contract.Priority;
import tasktracker.contract.SortField;
import tasktracker.contract.Task;
import tasktracker.contract.TaskStatus;

/**
 * The tasks that a load test works on: all in a category of their own, whose name says which run it was, so that they
 * can be told from the user's own, listed at a cost that does not grow, and taken away without a trace.
 */
public final class TestData {
    /** What the categories of all runs begin with. */
    public static final String PREFIX = "load test ";
    /** How often it looks again for tasks that came in late, or that an index still shows. */
    private static final int SWEEPS = 20;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final TaskClient client;
    private final Creations creations;
    private final String name;
    private final List<String> taskIds = new ArrayList<>();
    private String categoryId;

    /**
     * What became of the data.
     *
     * @param name of the category
     * @param created tasks made for the run, and those that it asked to add
     * @param removed tasks taken away
     * @param left whether any may still be there
     */
    public record Account(String name, long created, long removed, boolean left) {}

    /**
     * Data for one run; nothing is made yet.
     *
     * @param run tells it from other runs: lower-case letters and digits
     * @param rounds how often a busy server is asked again
     */
    public TestData(TaskClient client, String run, Rounds rounds) {
        this.client = client;
        this.creations = new Creations(client, rounds);
        this.name = PREFIX + run;
    }

    /** The categories of earlier runs that are still there. */
    public static List<Category> leftovers(TaskClient client) {
        return client.categories().stream().filter(category -> category.name().startsWith(PREFIX)).toList();
    }

    /**
     * Makes the category and so many tasks.
     *
     * @throws CliException when it cannot make all of them
     */
    public void make(int tasks) {
        categoryId = client.createCategory(new NewCategory(name, null, null)).categoryId();
        for (int from = 0; from < tasks; from += Limits.BULK) {
            List<NewTask> batch = new ArrayList<>();
            for (int number = from; number < Math.min(from + Limits.BULK, tasks); number++) {
                batch.add(task(number));
            }
            create(batch, from);
        }
    }

    private void create(List<NewTask> batch, int from) {
        try {
            for (BulkCreate.Result result : creations.create(new BulkCreate.Request(BulkCreate.Mode.WRITE, batch),
                    key(Integer.toString(from)))) {
                if (result.taskId() == null) {
                    throw new CliException.Server(Failure.of("LOAD_TEST_DATA_FAILED", "the tasks of the load test"
                            + " could not be made: " + (result.error() == null ? "" : result.error().message())));
                }
                taskIds.add(result.taskId());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CliException.Interrupted(Failure.of("INTERRUPTED", "interrupted"));
        }
    }

    /** The category's name. */
    public String name() {
        return name;
    }

    /** The category's id. */
    public String categoryId() {
        return categoryId;
    }

    /** The tasks made beforehand. */
    public List<String> taskIds() {
        return List.copyOf(taskIds);
    }

    /** An idempotency key that no other run has. */
    public String key(String what) {
        return name.replace(' ', '-') + "-" + what;
    }

    /**
     * Takes everything away, and looks whether it is gone. A request that timed out may still have made a task, so it
     * looks again until the category is empty.
     *
     * @param addedInRun how many tasks the run asked to add
     */
    public Account remove(long addedInRun) {
        long removed = 0;
        boolean left = categoryId != null;
        try {
            removed = categoryId == null ? 0 : empty(client, categoryId);
            left = false;
        } catch (CliException _) {
            // the account says so, and the way out
        }
        return new Account(name, taskIds.size() + addedInRun, removed, left);
    }

    /**
     * Deletes a category with all its tasks, and returns how many there were.
     *
     * @throws CliException when the server does not let it happen
     */
    public static long empty(TaskClient client, String categoryId) {
        TaskQuery all = new TaskQuery(TaskStatus.ALL, Optional.of(categoryId), List.of(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(SortField.CREATED),
                true);
        long removed = 0;
        for (int sweep = 0;; sweep++) {
            Cursors cursors = new Cursors();
            Optional<String> cursor = Optional.empty();
            do {
                Page<Task> page = client.tasks(all, Limits.PAGE_MAX, cursor);
                List<String> ids = page.items().stream().map(Task::taskId).toList();
                if (!ids.isEmpty()) {
                    removed += client.bulkChange(new BulkChange.Delete(BulkChange.Mode.WRITE, ids)).succeeded();
                }
                cursor = cursors.follow(page.nextCursor());
            } while (cursor.isPresent());
            try {
                client.deleteCategory(categoryId, new CategoryTasks.Reject());
                return removed;
            } catch (CliException.Conflict stillComing) {
                if (sweep == SWEEPS) {
                    throw stillComing;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A task of the run; the same for the same number. */
    NewTask task(long number) {
        return new NewTask(Sentence.number(number),
                Sentence.number(number * 31 + 7) + ". " + Sentence.number(number * 17 + 3)
                        + ".",
                false, Priority.MEDIUM, categoryId, null, null, null, null, null);
    }
}
