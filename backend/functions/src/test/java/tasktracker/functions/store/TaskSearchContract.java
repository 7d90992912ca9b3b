package tasktracker.functions.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tasktracker.contract.Limits;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.contract.TaskStatus;
import tasktracker.functions.search.Search;
import tasktracker.functions.search.SearchReader;
import tasktracker.functions.search.SearchTooBroadException;
import tasktracker.functions.task.CategoryFilter;
import tasktracker.functions.task.CreatedRange;
import tasktracker.functions.task.DueRange;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskOrder;
import tasktracker.functions.task.TaskQuery;

/** Searches against the plain rule, {@link TaskQuery}; a part of {@link TaskStoreContract}. */
public abstract class TaskSearchContract extends TaskListContract {
    private static final long SEED = 4_711;
    private static final int[] LIMITS = { 100, 7, 1_000, 1, 23 };
    /** Aimed at the words of {@link TaskGenerator}: none, few, many, or all tasks. */
    private static final List<String> GENERATED = List.of("w", "wb", "wCAFÉ0", "spaced", "東京", "京", "😀", "quoted b",
            "\"w quoted\"", "b spaced LÍNE", "line1", "w 1m", "wstraße", "nothing");
    private static final List<String> REAL = List.of("timezone", "\"time zone\"", "strftime", "interval d", "0", "t",
            "dateutil parser", "参数", "interval 返回", "dependencia", "2.8", "utc \"time\"", "does not work",
            "‘’ option", "no such words");

    private final List<Task> generated = new ArrayList<>();
    private final List<Task> titled = new ArrayList<>();
    private final String writer = newUser();
    private final String reader = newUser();

    /** By rank when empty, else in that order. */
    static List<Optional<TaskOrder>> allOrders() {
        List<Optional<TaskOrder>> orders = new ArrayList<>();
        orders.add(Optional.empty());
        Queries.orders().forEach(order -> orders.add(Optional.of(order)));
        return orders;
    }

    static TaskQuery query(TaskFilter filter, String q, Optional<TaskOrder> order) {
        Search search = new Search(SearchReader.terms(q));
        return order.map(known -> TaskQuery.searching(filter, search, known))
                .orElseGet(() -> TaskQuery.ranked(filter, search));
    }

    static List<Task> reference(List<Task> tasks, TaskQuery query) {
        return tasks.stream()
                .filter(query::accepts)
                .map(task -> new Placed(query.position(task), task))
                .sorted(Comparator.comparing(Placed::position, query.positions()))
                .map(Placed::task)
                .toList();
    }

    private record Placed(String position, Task task) {}

    @ParameterizedTest
    @MethodSource("allOrders")
    void everySearchWithEveryFilterFindsWhatItAccepts(Optional<TaskOrder> order) {
        keepGenerated();
        List<TaskFilter> filters = Queries.filters();
        // Every third filter, others for each order; the searches and the page sizes go round.
        int first = allOrders().indexOf(order);
        besideEachOther((filters.size() - first % 3 + 2) / 3, i -> {
            String q = GENERATED.get((i + first) % GENERATED.size());
            assertWalk(writer, generated, query(filters.get(first % 3 + i * 3), q, order), LIMITS[i % LIMITS.length]);
        });
        besideEachOther(GENERATED.size(),
                i -> assertWalk(writer, generated, query(TaskFilter.ALL, GENERATED.get(i), order), 40));
    }

    @ParameterizedTest
    @MethodSource("allOrders")
    void everyRangeIsSearched(Optional<TaskOrder> order) {
        keepGenerated();
        List<TaskFilter> filters = Queries.moreRanges();
        besideEachOther(filters.size(),
                i -> assertWalk(writer, generated, query(filters.get(i), GENERATED.get(i % 4), order), 100));
    }

    @ParameterizedTest
    @MethodSource("allOrders")
    void realTitlesAreFound(Optional<TaskOrder> order) throws IOException {
        keepTitled();
        besideEachOther(REAL.size(), i -> assertWalk(reader, titled, query(TaskFilter.ALL, REAL.get(i), order), 100));
    }

    @Test
    void realTitlesMatchAsOftenAsCounted() throws IOException {
        keepTitled();
        List<Integer> counts = new ArrayList<>();
        for (String q : List.of("strftime", "\"strftime\"", "timezones", "参数", "返回 interval", "\"time zone\"")) {
            counts.add(walk(store, reader, query(TaskFilter.ALL, q, Optional.empty()), 100, Deadline.none()).size());
        }
        assertEquals(List.of(205, 205, 171, 6, 2, 7), counts);
    }

    @Test
    void theBestMatchesComeFirst() {
        List<Task> best = new ArrayList<>();
        best.add(created(texts("plan the trip", "")));
        best.add(created(texts("Trip: plan", "b")));
        best.add(created(texts("Planning a trip", "plan")));
        best.add(created(texts("Planned trips", "plan trip")));
        best.add(created(texts("Trip", "I plan")));
        best.add(created(texts("Plan", "about the trips")));
        best.add(created(texts("Trips", "and plans")));
        best.add(created(texts("x", "plan a trip")));
        best.add(created(texts("y", "planned trips")));
        created(texts("plan", "drip"));
        created(texts("strip planner", ""));
        assertTasks(newerFirst(best), walk(store, user, query(TaskFilter.ALL, "plan trip", Optional.empty()), 2,
                Deadline.none()), () -> "");
    }

    /** Of those above the first two have one rank. */
    private static List<Task> newerFirst(List<Task> best) {
        List<Task> sorted = new ArrayList<>(best);
        sorted.subList(0, 2).sort(Comparator.comparing(Task::taskId).reversed());
        return sorted;
    }

    @Test
    void aFullPageSaysWhetherMoreIsFound() {
        for (int i = 0; i < 20; i++) {
            created(texts("milk " + i, ""));
        }
        for (Optional<TaskOrder> order : allOrders()) {
            TaskQuery query = query(TaskFilter.ALL, "milk", order);
            Slice all = store.list(user, query, Optional.empty(), 20, Deadline.none());
            assertEquals(20, all.tasks().size());
            assertEquals(Optional.empty(), all.next(), "nothing follows, so no page may be promised");
            Slice some = store.list(user, query, Optional.empty(), 19, Deadline.none());
            assertEquals(Optional.of(query.position(some.tasks().getLast())), some.next());
        }
    }

    @Test
    void aSearchGoesOnAfterAnyPosition() {
        keepGenerated();
        Random random = new Random(SEED);
        List<Task> strangers = new TaskGenerator(SEED + 1).tasks(300);
        for (Optional<TaskOrder> order : allOrders()) {
            TaskQuery query = query(TaskFilter.ALL, "b", order);
            List<Task> possible = reference(strangers, query);
            Task at = possible.get(random.nextInt(possible.size()));
            List<Task> rest = reference(generated, query).stream()
                    .filter(task -> query.positions().compare(query.position(task), query.position(at)) > 0)
                    .toList();
            Slice slice = store.list(writer, query, Optional.of(query.position(at)), 25, Deadline.none());
            assertTasks(rest.subList(0, Math.min(25, rest.size())), slice.tasks(), query::toString);
            assertEquals(rest.size() > 25, slice.next().isPresent());
        }
    }

    @Test
    void aSearchFollowsEveryChange() {
        Task task = created(texts("Buy milk", "from the cow"));
        assertFinds("milk", task);
        assertFinds("cow", task);

        Task renamed = task.with(TaskPatch.NONE.withTitle("Buy bread").withDescription(""), NOW.plusSeconds(1));
        store.update(user, task.taskId(), new Expected.Any(),
                TaskPatch.NONE.withTitle("Buy bread").withDescription(""), Optional.empty(), NOW.plusSeconds(1));
        assertFinds("milk");
        assertFinds("cow");
        assertFinds("bread", renamed);

        Task done = renamed.with(TaskPatch.NONE.withCompleted(true), NOW.plusSeconds(2));
        store.update(user, task.taskId(), new Expected.Any(), TaskPatch.NONE.withCompleted(true), Optional.empty(),
                NOW.plusSeconds(2));
        assertFinds("bread", done);
        Task twin = texts("Bread too", "");
        store.createAll(user, List.of(twin), Optional.empty());
        assertFinds("bread", done, twin);

        store.delete(user, task.taskId(), new Expected.Any());
        assertFinds("bread", twin);
    }

    private void assertFinds(String q, Task... expected) {
        Slice found = store.list(user, query(TaskFilter.ALL, q, Optional.empty()), Optional.empty(), 10,
                Deadline.none());
        assertEquals(Set.of(expected), new HashSet<>(found.tasks()), q);
        assertEquals(expected.length, found.tasks().size());
    }

    @Test
    void aSearchFindsOneUsersTasksOnly() {
        // User ids that begin alike, as keys composed carelessly would confuse them.
        String shorter = user.substring(0, 31);
        Task mine = texts("my secret", "");
        Task theirs = texts("their secret", "");
        store.create(shorter, mine, Optional.empty());
        store.create(user, theirs, Optional.empty());
        for (Optional<TaskOrder> order : allOrders()) {
            TaskQuery query = query(TaskFilter.ALL, "secret", order);
            assertEquals(List.of(mine), walk(store, shorter, query, 1, Deadline.none()));
            assertEquals(List.of(theirs), walk(store, user, query, 1, Deadline.none()));
            assertEquals(List.of(), walk(store, user.substring(0, 30), query, 1, Deadline.none()));
        }
    }

    @Test
    void whatIsLeftAloneIsFoundOnceWhateverChangesMeanwhile() {
        for (Optional<TaskOrder> order : allOrders()) {
            String someone = newUser();
            TaskGenerator generator = new TaskGenerator(SEED + 3);
            List<Task> left = generator.tasks(40);
            List<Task> restless = generator.tasks(40);
            left.forEach(task -> store.create(someone, task, Optional.empty()));
            restless.forEach(task -> store.create(someone, task, Optional.empty()));
            Set<String> leftIds = new HashSet<>(left.stream().map(Task::taskId).toList());
            TaskQuery query = query(TaskFilter.ALL, "w", order);

            List<Task> seen = new ArrayList<>();
            Optional<String> after = Optional.empty();
            do {
                Slice slice = store.list(someone, query, after, 7, Deadline.none());
                seen.addAll(slice.tasks().stream().filter(task -> leftIds.contains(task.taskId())).toList());
                for (int i = 0; i < 4; i++) {
                    String taskId = restless.get(generator.random().nextInt(restless.size())).taskId();
                    if (generator.random().nextInt(3) == 0) {
                        store.delete(someone, taskId, new Expected.Any());
                    } else {
                        store.update(someone, taskId, new Expected.Any(), generator.patch(), Optional.empty(), NOW);
                    }
                }
                after = slice.next();
            } while (after.isPresent());
            assertTasks(reference(left, query), seen, query::toString);
        }
    }

    @Test
    void aSearchWithoutTimeForAllShowsNothing() {
        created(texts("milk", ""));
        TaskQuery query = query(TaskFilter.ALL, "milk", Optional.empty());
        assertThrows(RetryLaterException.class,
                () -> store.list(user, query, Optional.empty(), 10, Deadline.of(() -> 0)));
        assertEquals(1, store.list(user, query, Optional.empty(), 10, Deadline.of(() -> 60_000)).tasks().size());
    }

    /** The folded text of each of these words is four bytes with its space. */
    @Test
    void aSearchThroughMoreThanTwentyMegabytesIsRefused() {
        String text = "東".repeat(Limits.DESCRIPTION);
        List<Task> large = new ArrayList<>();
        for (int i = 0; i < 1_400; i++) {
            boolean done = i % 2 == 0;
            large.add(new Task(ids.id(NOW.plusSeconds(i)), "t", text, done, Priority.MEDIUM, null, null, NOW, NOW,
                    done ? NOW : null, null, 1));
        }
        storeAll(user, large);
        for (Optional<TaskOrder> order : allOrders()) {
            assertEquals(
                    "would have to look through more than 20 MB of text: narrow it down by status, createdFrom or "
                            + "createdTo",
                    assertThrows(SearchTooBroadException.class, () -> store.list(user,
                            query(TaskFilter.ALL, "nothing", order), Optional.empty(), 10, Deadline.none()))
                            .getMessage());
        }
        TaskFilter open = new TaskFilter(TaskStatus.OPEN, new CategoryFilter.Any(), EnumSet.allOf(Priority.class),
                DueRange.ALL, CreatedRange.ALL);
        assertEquals(10, store.list(user, query(open, "東", Optional.empty()), Optional.empty(), 10,
                Deadline.none()).tasks().size());
    }

    /** As the tests above, but nothing waits for anything. */
    @ParameterizedTest
    @MethodSource("allOrders")
    void whatIsLeftAloneIsListedAndFoundOnceWhileOthersWrite(Optional<TaskOrder> order) throws Exception {
        String someone = newUser();
        TaskGenerator generator = new TaskGenerator(SEED + 5);
        List<Task> left = generator.tasks(40);
        List<Task> restless = generator.tasks(40);
        left.forEach(task -> store.create(someone, task, Optional.empty()));
        restless.forEach(task -> store.create(someone, task, Optional.empty()));
        Set<String> leftIds = new HashSet<>(left.stream().map(Task::taskId).toList());
        List<TaskQuery> queries = new ArrayList<>(List.of(query(TaskFilter.ALL, "w", order)));
        order.ifPresent(known -> queries.add(new TaskQuery(TaskFilter.ALL, known)));

        try (Disturbers disturbers = new Disturbers(store, someone, restless, SEED)) {
            for (TaskQuery query : queries) {
                for (int walk = 0; walk < 3; walk++) {
                    disturbers.awaitMore(5);
                    List<Task> seen = walk(store, someone, query, 7, Deadline.none()).stream()
                            .filter(task -> leftIds.contains(task.taskId()))
                            .toList();
                    assertTasks(reference(left, query), seen, query::toString);
                }
            }
        }
    }

    private void assertWalk(String owner, List<Task> tasks, TaskQuery query, int limit) {
        List<Task> expected = reference(tasks, query);
        // Small pages only of short lists: what matters is the number of seams.
        int size = Math.max(limit, expected.size() / 6);
        assertTasks(expected, walk(store, owner, query, size, Deadline.none()),
                () -> "seed " + SEED + ": " + query + ", pages of " + size);
    }

    private void keepGenerated() {
        if (generated.isEmpty()) {
            generated.addAll(new TaskGenerator(SEED).tasks(500));
            storeAll(writer, generated);
            assertTrue(GENERATED.stream().filter(q -> generated.stream()
                    .anyMatch(query(TaskFilter.ALL, q, Optional.empty())::accepts)).count() > 10,
                    "most searches find something");
        }
    }

    private void keepTitled() throws IOException {
        if (titled.isEmpty()) {
            Random random = new Random(SEED);
            List<String> titles = RealTitles.all();
            for (String title : titles) {
                Instant created = TaskGenerator.EPOCH.plusSeconds(random.nextInt(1_000_000));
                boolean done = random.nextBoolean();
                titled.add(new Task(ids.id(created), title, random.nextInt(4) == 0 ? "timezone " + created : "", done,
                        Priority.MEDIUM, null, null, created, created, done ? created : null, null, 1));
            }
            storeAll(reader, titled);
        }
    }

    private Task texts(String title, String description) {
        Task task = task(title);
        return new Task(task.taskId(), title, description, false, Priority.MEDIUM, null, null, NOW, NOW, null, null, 1);
    }
}
