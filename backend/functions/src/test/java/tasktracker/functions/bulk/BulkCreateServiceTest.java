package tasktracker.functions.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tasktracker.contract.NewTask;
import tasktracker.contract.Task;
import tasktracker.functions.observe.Log;
import tasktracker.functions.observe.Metrics;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.Ids;
import tasktracker.functions.store.Interceptor;
import tasktracker.functions.store.MemoryCategoryStore;
import tasktracker.functions.store.MemoryTaskStore;
import tasktracker.functions.store.RetryLaterException;
import tasktracker.functions.store.SettableClock;
import tasktracker.functions.task.TaskDraft;
import tasktracker.functions.task.TaskService;
import tasktracker.functions.task.TaskStore;

/** What else may happen while many tasks are created. */
final class BulkCreateServiceTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T09:30:00Z"));
    private final MemoryTaskStore tasks = new MemoryTaskStore(clock);
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @Test
    void oneFailureIsOfOneTask() {
        TaskStore failing = Interceptor.on(tasks, (method, arguments) -> {
            if (method.equals("create") && arguments[1] instanceof Task task) {
                switch (task.title()) {
                    case "busy" -> throw new RetryLaterException("busy", null);
                    case "broken" -> throw new IllegalStateException("broken");
                    default -> {
                        // Goes through.
                    }
                }
            }
        });
        List<ItemOutcome> outcomes = service(failing).write("anna",
                List.of(item(0, "a", null), item(1, "busy", null), item(2, "broken", null), item(3, "b", null)),
                Deadline.none());

        assertEquals(List.of(ItemOutcome.Created.class, ItemOutcome.Retryable.class, ItemOutcome.Failed.class,
                ItemOutcome.Created.class), outcomes.stream().map(Object::getClass).toList());
        assertTrue(String.join("\n", lines).contains("java.lang.IllegalStateException"));
        assertTrue(lines.getLast().contains("\"TasksImported\":2"), lines.getLast());
    }

    @Test
    void aHolderThatVanishesMeansTryAgain() {
        Task holder = NewTask.titled("h").create("0199aaaa-0000-7000-8000-000000000000", clock.instant());
        tasks.create("anna", new Task(holder.taskId(), "h", "", false, holder.priority(), null, null, clock.instant(),
                clock.instant(), null, "x", 1), Optional.empty());
        TaskStore vanishing = Interceptor.on(tasks, (method, _) -> {
            if (method.equals("find")) {
                tasks.delete("anna", holder.taskId(), new Expected.Any());
            }
        });

        assertEquals(List.of(new ItemOutcome.Retryable()),
                service(vanishing).write("anna", List.of(item(0, "a", "x")), Deadline.none()));
    }

    private BulkCreateService service(TaskStore store) {
        MemoryCategoryStore categories = new MemoryCategoryStore(clock);
        Metrics metrics = new Metrics(lines::add, "n", "s", clock);
        TaskService service = new TaskService(store, categories, new Ids(clock, new Random(1)), clock, metrics);
        return new BulkCreateService(store, categories, service, metrics, new Log(lines::add, "s", clock));
    }

    private static BulkItem item(int index, String title, String externalId) {
        NewTask titled = NewTask.titled(title);
        NewTask task = new NewTask(title, "", false, titled.priority(), null, null, externalId, null, null, null);
        return new BulkItem(index, new TaskDraft(task, Set.of("title")), Optional.empty());
    }
}
