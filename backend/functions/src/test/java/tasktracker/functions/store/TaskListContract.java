package tasktracker.functions.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tasktracker.contract.Task;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskOrder;
import tasktracker.functions.task.TaskQuery;

/** Lists against the plain rule, {@link TaskFilter#accepts} and {@link TaskOrder}; a part of {@link TaskStoreContract}. */
public abstract class TaskListContract extends TaskJointChangeContract {
    private static final long SEED = 7_254_011;
    private static final int[] LIMITS = { 1_000, 100, 61, 1 };

    /** Two users' tasks, stored once and only read: some for the many filters, many for those that walk far. */
    private final List<Task> some = new ArrayList<>();
    private final List<Task> many = new ArrayList<>();
    private final String steady = newUser();
    private final String rich = newUser();

    static List<TaskOrder> orders() {
        return Queries.orders();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void everyFilterListsWhatItAcceptsInOrder(TaskOrder order) {
        keep(steady, some, 500);
        List<TaskFilter> filters = Queries.filters();
        besideEachOther(filters.size(),
                i -> assertWalk(steady, some, filters.get(i), order, LIMITS[i % LIMITS.length]));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void everyRangeListsWhatItAcceptsInOrder(TaskOrder order) {
        keep(steady, some, 500);
        List<TaskFilter> filters = Queries.moreRanges();
        besideEachOther(filters.size(), i -> assertWalk(steady, some, filters.get(i), order, 100));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void listsOfThousandsAreComplete(TaskOrder order) {
        keep(rich, many, 3_000);
        List<TaskFilter> filters = Queries.filters();
        besideEachOther((filters.size() + 16) / 17,
                i -> assertWalk(rich, many, filters.get(i * 17), order, i % 2 == 0 ? 1_000 : 60));
    }

    private void assertWalk(String owner, List<Task> tasks, TaskFilter filter, TaskOrder order, int limit) {
        List<Task> expected = reference(tasks, filter, order);
        // Small pages only of short lists: what matters is the number of seams.
        int size = Math.max(limit, expected.size() / 12);
        assertTasks(expected, walk(store, owner, new TaskQuery(filter, order), size, Deadline.none()),
                () -> about(filter, order) + ", pages of " + size);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void aListGoesOnAfterAnyPosition(TaskOrder order) {
        keep(rich, many, 3_000);
        Random random = new Random(SEED);
        List<Task> strangers = new TaskGenerator(SEED + 1).tasks(40);
        List<TaskFilter> filters = Queries.filters();
        for (int i = 0; i < 40; i++) {
            TaskFilter filter = i % 4 == 0 ? TaskFilter.ALL : filters.get(random.nextInt(filters.size()));
            // The position of a task that the list has, that the filter hides, or that never was.
            Task at = i % 2 == 0 ? many.get(random.nextInt(many.size())) : strangers.get(i);
            List<Task> rest = reference(many, filter, order).stream()
                    .filter(task -> order.tasks().compare(task, at) > 0)
                    .toList();
            Slice slice = store.list(rich, new TaskQuery(filter, order), Optional.of(order.position(at)), 25,
                    Deadline.none());
            assertTasks(rest.subList(0, Math.min(slice.tasks().size(), rest.size())), slice.tasks(),
                    () -> about(filter, order) + " after " + order.position(at));
            if (slice.next().isEmpty()) {
                assertEquals(rest.size(), slice.tasks().size(), () -> about(filter, order) + " ended early");
            } else if (!slice.tasks().isEmpty()) {
                assertEquals(true, order.positions().compare(slice.next().get(),
                        order.position(slice.tasks().getLast())) >= 0, () -> about(filter, order) + " turned back");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void aListWithoutTimeStillGetsOn(TaskOrder order) {
        keep(rich, many, 3_000);
        List<TaskFilter> filters = Queries.filters();
        for (int i = 0; i < filters.size(); i += 53) {
            TaskFilter filter = filters.get(i);
            assertTasks(reference(many, filter, order),
                    walk(store, rich, new TaskQuery(filter, order), 300, Deadline.of(() -> 0)),
                    () -> about(filter, order));
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void everyPageSizeGivesTheSameList(TaskOrder order) {
        List<Task> few = new TaskGenerator(SEED + 2).tasks(13);
        few.forEach(this::created);
        List<Task> expected = reference(few, TaskFilter.ALL, order);
        for (int limit = 1; limit <= 15; limit++) {
            int size = limit;
            assertTasks(expected, walk(store, user, new TaskQuery(TaskFilter.ALL, order), size, Deadline.none()),
                    () -> order + ", pages of " + size);
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void aFullPageSaysWhetherMoreFollows(TaskOrder order) {
        List<Task> few = new TaskGenerator(SEED + 3).tasks(20);
        few.forEach(this::created);
        TaskQuery query = new TaskQuery(TaskFilter.ALL, order);

        Slice all = store.list(user, query, Optional.empty(), 20, Deadline.none());
        assertEquals(20, all.tasks().size());
        assertEquals(Optional.empty(), all.next(), "nothing follows, so no page may be promised");
        Slice some = store.list(user, query, Optional.empty(), 19, Deadline.none());
        assertEquals(Optional.of(order.position(some.tasks().getLast())), some.next());
    }

    @Test
    void anEmptyListHasNoNextPage() {
        for (TaskOrder order : Queries.orders()) {
            assertEquals(new Slice(List.of(), Optional.empty()),
                    store.list(user, new TaskQuery(TaskFilter.ALL, order), Optional.empty(), 10, Deadline.none()));
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void whatIsLeftAloneIsListedOnceWhateverChangesMeanwhile(TaskOrder order) {
        for (long seed = SEED; seed < SEED + 3; seed++) {
            String someone = newUser();
            TaskGenerator generator = new TaskGenerator(seed);
            List<Task> left = generator.tasks(60);
            List<Task> restless = generator.tasks(60);
            left.forEach(task -> store.create(someone, task, Optional.empty()));
            restless.forEach(task -> store.create(someone, task, Optional.empty()));
            Set<String> leftIds = new HashSet<>(left.stream().map(Task::taskId).toList());
            TaskFilter filter = seed == SEED ? TaskFilter.ALL : filterOf(generator.random());

            List<Task> seen = new ArrayList<>();
            Optional<String> after = Optional.empty();
            do {
                Slice slice = store.list(someone, new TaskQuery(filter, order), after, 7, Deadline.none());
                seen.addAll(slice.tasks().stream().filter(task -> leftIds.contains(task.taskId())).toList());
                disturb(someone, restless, generator);
                after = slice.next();
            } while (after.isPresent());
            String about = about(filter, order) + ", seed " + seed;
            assertTasks(reference(left, filter, order), seen, () -> about);
        }
    }

    private void disturb(String someone, List<Task> restless, TaskGenerator generator) {
        for (int i = 0; i < 6; i++) {
            Task task = restless.get(generator.random().nextInt(restless.size()));
            switch (generator.random().nextInt(3)) {
                case 0 -> store.delete(someone, task.taskId(), new Expected.Any());
                case 1 -> store.create(someone, generator.task(), Optional.empty());
                default -> store.update(someone, task.taskId(), new Expected.Any(), generator.patch(),
                        Optional.empty(), NOW);
            }
        }
    }

    private static TaskFilter filterOf(Random random) {
        List<TaskFilter> filters = Queries.filters();
        return filters.get(random.nextInt(filters.size()));
    }

    private void keep(String owner, List<Task> tasks, int count) {
        if (tasks.isEmpty()) {
            tasks.addAll(new TaskGenerator(SEED).tasks(count));
            storeAll(owner, tasks);
        }
    }

    static List<Task> reference(List<Task> tasks, TaskFilter filter, TaskOrder order) {
        return tasks.stream().filter(filter::accepts).sorted(order.tasks()).toList();
    }

    private static String about(TaskFilter filter, TaskOrder order) {
        return "seed " + SEED + ": " + filter + " " + order;
    }

    /** As assertEquals, but says where lists of thousands differ. */
    static void assertTasks(List<Task> expected, List<Task> actual, Supplier<String> about) {
        if (expected.equals(actual)) {
            return;
        }
        int at = 0;
        while (at < Math.min(expected.size(), actual.size()) && expected.get(at).equals(actual.get(at))) {
            at++;
        }
        Map<String, Integer> times = new HashMap<>();
        actual.forEach(task -> times.merge(task.taskId(), 1, Integer::sum));
        throw new AssertionError(about.get() + ": expected " + expected.size() + " tasks but got " + actual.size()
                + " (" + times.size() + " different); the first difference is at " + at + ": expected "
                + (at < expected.size() ? expected.get(at) : "the end") + " but got "
                + (at < actual.size() ? actual.get(at) : "the end"));
    }
}
