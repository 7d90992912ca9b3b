package tasktracker.functions.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tasktracker.contract.Change;
import tasktracker.contract.Due;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.functions.store.Expected;

final class ItemsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final String ID = "019ca945-0a7b-7239-8b1a-b9f7e6c54590";
    private static final Task BARE = new Task(ID, "Buy Milk", "", false, Priority.MEDIUM, null, null, NOW, NOW, null,
            null, 1);
    private static final Task FULL = new Task(ID, "Ärger", "Mit Öl", true, Priority.LOW, "c",
            Due.parse("2026-12-01"), NOW, NOW, NOW, "x", 4);

    @Test
    void whatATaskHasNotIsNoAttribute() {
        assertEquals(
                "[categoryKey, completed, createdAt, createdKey, dueKey, p, priority, priorityKey, statusKey, t, taskId, "
                        + "title, updatedAt, userId, version]",
                new TreeSet<>(Items.item("ann", BARE).keySet()).toString());
    }

    @Test
    void aFullTaskHasAllAttributes() {
        Map<String, AttributeValue> item = Items.item("ann", FULL);

        assertEquals(
                "[c, categoryId, categoryKey, completed, completedAt, createdAt, createdKey, d, description, dueDate, "
                        + "dueKey, externalId, p, priority, priorityKey, statusKey, t, taskId, title, updatedAt, "
                        + "userId, version]",
                new TreeSet<>(item.keySet()).toString());
        assertEquals(" arger ", item.get("t").s());
        assertEquals(" mit ol ", item.get("d").s());
        assertEquals("c", item.get("c").s());
        for (Priority priority : Priority.values()) {
            Map<String, AttributeValue> other = Items.item("ann",
                    FULL.with(TaskPatch.NONE.withPriority(priority), NOW));
            assertEquals(priority, Items.priority(other));
        }
        assertEquals(FULL, Items.task(item));
        assertEquals(BARE, Items.task(Items.item("ann", BARE)));
    }

    @Test
    void whatALaterVersionAddsIsReadPast() {
        Map<String, AttributeValue> item = new HashMap<>(Items.item("ann", FULL));
        item.put("more", AttributeValue.fromM(Map.of("tags", AttributeValue.fromS("t"))));

        assertEquals(FULL, Items.task(item));
    }

    @Test
    void aChangeLeavesTheItemThatACreationWouldHaveMade() {
        Instant later = NOW.plusSeconds(1);
        TaskPatch fill = new TaskPatch(Optional.of("Neuer Titel"), Optional.of("Größe"), Optional.of(true),
                Optional.of(Priority.HIGH), Change.to("d"), Change.to(Due.parse("2027-01-01T00:00:00Z")));
        TaskPatch clear = new TaskPatch(Optional.of("?"), Optional.of(""), Optional.of(false),
                Optional.of(Priority.LOW), Change.clear(), Change.clear());
        DynamoTables tables = TestDynamo.newTables();
        Random random = new Random(3);
        var store = new DynamoTaskStore(TestDynamo.client(), tables, new Retries(random, _ -> {}), Clock.systemUTC(),
                random);
        store.create("ann", BARE, Optional.empty());
        Task task = BARE;
        for (TaskPatch patch : new TaskPatch[]{ fill, clear, fill, TaskPatch.NONE }) {
            store.update("ann", ID, new Expected.Any(), patch, Optional.empty(), later);
            task = task.with(patch, later);

            Map<String, AttributeValue> stored = new HashMap<>(TestDynamo.client()
                    .getItem(get -> get.tableName(tables.tasks()).key(Keys.task("ann", ID)))
                    .item());
            stored.remove("lastWrite");
            assertEquals(Items.item("ann", task), stored, patch.toString());
        }
    }
}
