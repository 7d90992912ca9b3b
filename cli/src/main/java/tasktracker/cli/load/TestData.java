package tasktracker.cli.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tasktracker.cli.client.CategoryTasks;
import tasktracker.cli.client.Pages;
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
    /** Letters and digits that tell a run from others. */
    public static final int RUN_LETTERS = 6;
    private static final String PREFIX = "load test ";
    private static final Pattern NAME = Pattern.compile(PREFIX + "[0-9a-z]{" + RUN_LETTERS + "}");
    /** Title and description of every task that there can be: what tells the tasks of runs from the user's own. */
    private static final Set<List<String>> TEXTS = texts();
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
     * The tasks in a category.
     *
     * @param made by load tests
     * @param others by anybody else
     */
    public record Contents(long made, long others) {}

    /**
     * What became of a category that was emptied.
     *
     * @param removed tasks of load tests
     * @param gone whether the category went as well; tasks that no load test made keep it
     */
    public record Emptied(long removed, boolean gone) {}

    /**
     * Data for one run; nothing is made yet.
     *
     * @param run tells it from other runs: {@link #RUN_LETTERS} lower-case letters and digits
     * @param rounds how often a busy server is asked again
     */
    public TestData(TaskClient client, String run, Rounds rounds) {
        this.client = client;
        this.creations = new Creations(client, rounds);
        this.name = PREFIX + run;
    }

    /** The categories of earlier runs that are still there, by their names alone. */
    public static List<Category> leftovers(TaskClient client) {
        return client.categories().stream().filter(category -> NAME.matcher(category.name()).matches()).toList();
    }

    /** Counts the tasks in a category. */
    public static Contents contents(TaskClient client, String categoryId) {
        long made = 0;
        long others = 0;
        for (Iterator<Page<Task>> pages = pages(client, categoryId); pages.hasNext();) {
            Page<Task> page = pages.next();
            int ours = made(page).size();
            made += ours;
            others += page.items().size() - ours;
        }
        return new Contents(made, others);
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
            if (left) {
                Emptied emptied = empty(client, categoryId);
                removed = emptied.removed();
                left = !emptied.gone();
            }
        } catch (CliException _) {
            // the account says so, and the way out
        }
        return new Account(name, taskIds.size() + addedInRun, removed, left);
    }

    /**
     * Deletes the tasks in a category that load tests made, and the category when nothing else is in it.
     *
     * @throws CliException when the server does not let it happen
     */
    public static Emptied empty(TaskClient client, String categoryId) {
        long removed = 0;
        for (int sweep = 0;; sweep++) {
            boolean any = false;
            boolean others = false;
            for (Iterator<Page<Task>> pages = pages(client, categoryId); pages.hasNext();) {
                Page<Task> page = pages.next();
                List<String> ids = made(page);
                if (!ids.isEmpty()) {
                    removed += client.bulkChange(new BulkChange.Delete(BulkChange.Mode.WRITE, ids)).succeeded();
                }
                any |= !ids.isEmpty();
                others |= ids.size() < page.items().size();
            }
            if (others && !any) {
                return new Emptied(removed, false);
            }
            try {
                client.deleteCategory(categoryId, new CategoryTasks.Reject());
                return new Emptied(removed, true);
            } catch (CliException.Conflict stillComing) {
                if (sweep == SWEEPS) {
                    throw stillComing;
                }
                pause();
            }
        }
    }

    private static Iterator<Page<Task>> pages(TaskClient client, String categoryId) {
        return new Pages(client, new TaskQuery(TaskStatus.ALL, Optional.of(categoryId), List.of(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(SortField.CREATED),
                true), Limits.PAGE_MAX);
    }

    private static List<String> made(Page<Task> page) {
        return page.items().stream().filter(TestData::isMade).map(Task::taskId).toList();
    }

    /** Whether a load test made it, and nobody has made it a task of their own since. */
    private static boolean isMade(Task task) {
        return task.due() == null && task.externalId() == null
                && TEXTS.contains(List.of(task.title(), task.description()));
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
        return new NewTask(Sentence.number(number), description(number), false, Priority.MEDIUM, categoryId, null, null,
                null, null, null);
    }

    private static String description(long number) {
        return Sentence.number(number * 31 + 7) + ". " + Sentence.number(number * 17 + 3) + ".";
    }

    private static Set<List<String>> texts() {
        Set<List<String>> texts = new HashSet<>();
        for (int number = 0; number < Sentence.PERIOD; number++) {
            texts.add(List.of(Sentence.number(number), description(number)));
        }
        return Set.copyOf(texts);
    }
}
