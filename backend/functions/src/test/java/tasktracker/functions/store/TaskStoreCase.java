package tasktracker.functions.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import tasktracker.contract.Change;
import tasktracker.contract.Due;
import tasktracker.contract.Limits;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskQuery;
import tasktracker.functions.task.TaskStore;
import tasktracker.functions.task.TaskStore.Creation;
import tasktracker.functions.task.TaskStore.JointCreation;

/** What the parts of {@link TaskStoreContract} stand on. Every test has users of its own, in storage shared by all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TaskStoreCase {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

    SettableClock clock;
    TaskStore store;
    String user;
    /** Ids alone come from here: what is tested never depends on them. */
    final TaskGenerator ids = new TaskGenerator(1);

    /** A store that tells time by that clock; all stores of one test class share what they store. */
    protected abstract TaskStore store(Clock time);

    @BeforeEach
    final void freshUser() {
        clock = new SettableClock(NOW);
        store = store(clock);
        user = newUser();
    }

    static String newUser() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    Task task(String title) {
        return new Task(ids.id(NOW), title, "", false, Priority.MEDIUM, null, null, NOW, NOW, null, null, 1);
    }

    Task external(String title, String externalId) {
        Task task = task(title);
        return new Task(task.taskId(), title, "", false, Priority.MEDIUM, null, null, NOW, NOW, null, externalId, 1);
    }

    /** A task with a value in every field. */
    Task full() {
        return new Task(ids.id(NOW), " Tëst \"quoted\" 😀\n", "Line 1\r\nline 2 – 東京 #,;' ", true, Priority.HIGH,
                TaskGenerator.CATEGORIES.getFirst(), Due.parse("2026-12-01T09:30:00+01:00"), NOW, NOW.plusMillis(7),
                NOW.plusMillis(5), "row-1/é#😀", 3);
    }

    static Optional<WriteToken> token(String key, String body) {
        return Optional.of(new WriteToken(key, body));
    }

    /** A token key that no other test uses. */
    static String newKey() {
        return newUser() + newUser();
    }

    Task created(Task task) {
        assertEquals(new Creation.Created(), store.create(user, task, Optional.empty()));
        return task;
    }

    static <T> Change<T> to(T value) {
        return Change.to(value);
    }

    /** Many tasks in few calls, for tests of how they are read. */
    void storeAll(String owner, List<Task> tasks) {
        for (int from = 0; from < tasks.size(); from += Limits.BULK_ATOMIC) {
            assertEquals(new JointCreation.Created(), store.createAll(owner,
                    tasks.subList(from, Math.min(from + Limits.BULK_ATOMIC, tasks.size())), Optional.empty()));
        }
    }

    /** Checks that change nothing and take long, as many at once as there are processors; throws what one of them did. */
    static void besideEachOther(int count, IntConsumer check) {
        IntStream.range(0, count).parallel().forEach(check);
    }

    /** All pages, each checked for its size. */
    static List<Task> walk(TaskStore store, String user, TaskQuery query, int limit, Deadline deadline) {
        List<Task> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        for (int pages = 0; pages < 20_000; pages++) {
            Slice slice = store.list(user, query, after, limit, deadline);
            assertTrue(slice.tasks().size() <= limit, () -> slice.tasks().size() + " tasks, limit " + limit);
            all.addAll(slice.tasks());
            if (slice.next().isEmpty()) {
                return all;
            }
            after = slice.next();
        }
        throw new AssertionError("no end after 20,000 pages of " + query);
    }
}
