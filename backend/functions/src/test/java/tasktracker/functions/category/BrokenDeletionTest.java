package tasktracker.functions.category;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.contract.Category;
import tasktracker.contract.NewTask;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.TaskStatus;
import tasktracker.functions.category.CategoryDeletion.Outcome;
import tasktracker.functions.dynamo.DynamoStores;
import tasktracker.functions.dynamo.EmptyTables;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.Ids;
import tasktracker.functions.store.MemoryCategoryStore;
import tasktracker.functions.store.MemoryTaskStore;
import tasktracker.functions.store.Precondition;
import tasktracker.functions.store.SettableClock;
import tasktracker.functions.task.CategoryFilter;
import tasktracker.functions.task.CreatedRange;
import tasktracker.functions.task.DueRange;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskOrder;
import tasktracker.functions.task.TaskQuery;
import tasktracker.functions.task.TaskStore;

/** A deletion of a category that breaks off at any of its steps, before or after it took place, and is repeated. */
final class BrokenDeletionTest {
    private static final int TASKS = 3;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T09:30:00Z"));
    private final Ids ids = new Ids(clock, new Random(1));
    private TaskStore tasks;
    private CategoryStore categories;
    private String user;
    private String home;
    private String other;

    /** What breaks a call. */
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken() {
            super("the process was killed", null, false, false);
        }
    }

    @ParameterizedTest
    @CsvSource({ "reject, false", "uncategorize, false", "move, false", "reject, true", "uncategorize, true",
        "move, true" })
    void theRepeatFinishesIt(String choice, boolean onDynamo) {
        if (onDynamo) {
            DynamoStores stores = EmptyTables.stores(clock);
            tasks = stores.tasks();
            categories = stores.categories();
        } else {
            tasks = new MemoryTaskStore(clock);
            categories = new MemoryCategoryStore(clock);
        }
        int steps = steps(choice);
        assertTrue(steps >= 4, steps + " steps");
        for (int step = 1; step <= steps; step++) {
            for (boolean done : new boolean[]{ false, true }) {
                String about = choice + ", broken " + (done ? "after" : "before") + " step " + step;
                Set<String> taskIds = begin(choice);
                AtomicInteger left = new AtomicInteger(step);
                try {
                    delete(choice, breaking(TaskStore.class, tasks, left, done),
                            breaking(CategoryStore.class, categories, left, done));
                } catch (Broken _) {
                    // As far as it got.
                }
                assertTrue(left.get() <= 0, about);
                assertEquals(new Outcome.Deleted(), delete(choice, tasks, categories), about);
                assertFinished(choice, taskIds, about);
            }
        }
    }

    /** How many calls a deletion makes that nothing breaks. */
    private int steps(String choice) {
        begin(choice);
        AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
        assertEquals(new Outcome.Deleted(), delete(choice, breaking(TaskStore.class, tasks, left, false),
                breaking(CategoryStore.class, categories, left, false)));
        return Integer.MAX_VALUE - left.get();
    }

    private Set<String> begin(String choice) {
        user = "u" + ids.next().replace("-", "").substring(1);
        home = category("Home");
        other = category("Other");
        Set<String> taskIds = new TreeSet<>();
        // One with tasks would be refused before its first write.
        for (int i = 0; i < TASKS && !choice.equals("reject"); i++) {
            String id = ids.next();
            Task task = NewTask.titled("t").create(id, Ids.time(id)).withCategory(home);
            tasks.create(user, task, Optional.empty());
            taskIds.add(id);
        }
        return taskIds;
    }

    private Outcome delete(String choice, TaskStore taskStore, CategoryStore categoryStore) {
        TasksChoice wanted = switch (choice) {
            case "reject" -> new TasksChoice.Reject();
            case "uncategorize" -> new TasksChoice.Uncategorize();
            default -> new TasksChoice.MoveTo(other);
        };
        return new CategoryDeletion(categoryStore, taskStore, clock, new Random(2)).delete(user, home,
                new Precondition.Exists(), wanted, Deadline.none());
    }

    private void assertFinished(String choice, Set<String> taskIds, String about) {
        assertEquals(List.of(other), categories.list(user).stream().map(Category::categoryId).toList(), about);
        assertEquals(Optional.empty(), categories.find(user, home), about);
        assertEquals(Set.of(), in(new CategoryFilter.Of(home)), about);
        assertEquals(taskIds, in(choice.equals("move") ? new CategoryFilter.Of(other) : new CategoryFilter.None()),
                about);
        category("Home");
    }

    private Set<String> in(CategoryFilter category) {
        TaskFilter filter = new TaskFilter(TaskStatus.ALL, category, EnumSet.allOf(Priority.class), DueRange.ALL,
                CreatedRange.ALL);
        return tasks.list(user, new TaskQuery(filter, TaskOrder.NEWEST_FIRST), Optional.empty(), 100, Deadline.none())
                .tasks()
                .stream()
                .map(Task::taskId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A category whose name must be free. */
    private String category(String name) {
        String id = ids.next();
        assertEquals(new CategoryStore.Creation.Created(), categories.create(user,
                new Category(id, name, null, null, clock.instant(), clock.instant(), 1), Optional.empty()));
        return id;
    }

    /** A store of which a call breaks when none is left, having been done or not. */
    private static <T> T breaking(Class<T> port, T behind, AtomicInteger left, boolean done) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{ port },
                (_, method, arguments) -> {
                    boolean breaks = left.decrementAndGet() == 0;
                    if (breaks && !done) {
                        throw new Broken();
                    }
                    try {
                        Object answer = method.invoke(behind, arguments);
                        if (breaks) {
                            throw new Broken();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
