package tasktracker.functions.dynamo;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tasktracker.contract.Category;
import tasktracker.contract.CategoryPatch;
import tasktracker.contract.Change;
import tasktracker.contract.Due;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.contract.Uuid7;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.category.DeletionMark;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.WriteToken;
import tasktracker.functions.task.TaskStore;

/**
 * What writes cost by DynamoDB's own account, of tasks with 300 characters. DynamoDB Local counts one item of each table
 * in a transaction, so what writes several of one table is not here.
 */
final class WriteUnits {
    private static final String USER = "ann";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Expected ANY = new Expected.Any();
    private static final Optional<WriteToken> NO_TOKEN = Optional.empty();
    private static final Optional<WriteToken> TOKEN = Optional.of(new WriteToken("k".repeat(64), "b".repeat(64)));

    private final MeteredDynamo dynamo = new MeteredDynamo(TestDynamo.client());
    private final Map<String, Double> into;
    private final TaskStore tasks;
    private final CategoryStore categories;
    private long written;

    private WriteUnits(Map<String, Double> into) {
        this.into = into;
        DynamoStores stores = new DynamoStores(dynamo.client(), TestDynamo.newTables(), Clock.systemUTC(),
                new Random(5));
        this.tasks = stores.tasks();
        this.categories = stores.categories();
    }

    /** Puts what each write costs, under its name, in the order of the table. */
    static void measure(Map<String, Double> into) {
        WriteUnits units = new WriteUnits(into);
        units.single();
        units.categories();
    }

    private void single() {
        Task plain = task(null);
        Task external = task("row-1");
        cost("create", () -> tasks.create(USER, plain, NO_TOKEN));
        cost("create with Idempotency-Key", () -> tasks.create(USER, task(null), TOKEN));
        cost("create with externalId", () -> tasks.create(USER, external, NO_TOKEN));
        change("update of the description", plain, TaskPatch.NONE.withDescription("x".repeat(240)));
        change("complete or reopen", plain, TaskPatch.NONE.withCompleted(true));
        change("update of the due date", plain, TaskPatch.NONE.withDue(Change.to(Due.parse("2026-12-02"))));
        change("update of the priority", plain, TaskPatch.NONE.withPriority(Priority.LOW));
        change("update of the category", plain, TaskPatch.NONE.withCategory(Change.to(Uuid7.of(1, 2, 3))));
        cost("delete", () -> tasks.delete(USER, plain.taskId(), ANY));
        cost("delete with externalId", () -> tasks.delete(USER, external.taskId(), ANY));
    }

    private void categories() {
        Category home = new Category(Uuid7.of(NOW.toEpochMilli(), 1, 1), "Home", "#1E90FF", null, NOW, NOW, 1);
        cost("create of a category", () -> categories.create(USER, home, NO_TOKEN));
        cost("new colour of a category", () -> categories.update(USER, home.categoryId(), ANY,
                new CategoryPatch(Optional.empty(), Change.to("#FFFFFF"), Change.keep()), NO_TOKEN, NOW));
        Category house = categories.find(USER, home.categoryId()).orElseThrow();
        DeletionMark mark = DeletionMark.at(NOW, new Random(1));
        cost("delete of an empty category", () -> {
            categories.startDeleting(USER, house.categoryId(), ANY, mark);
            categories.remove(USER, house, mark, NOW);
        });
    }

    private void change(String what, Task task, TaskPatch patch) {
        cost(what, () -> tasks.update(USER, task.taskId(), ANY, patch, NO_TOKEN, NOW));
    }

    private void cost(String what, Runnable write) {
        dynamo.cost();
        write.run();
        into.put(what, dynamo.cost().units());
    }

    private Task task(String externalId) {
        Instant created = NOW.plusMillis(written++);
        return new Task(Uuid7.of(created.toEpochMilli(), 0, 0), "t".repeat(60), "d".repeat(240), false,
                Priority.MEDIUM, Uuid7.of(1, 1, 1), Due.parse("2026-12-01"), created, created, null, externalId, 1);
    }
}
