package tasktracker.functions.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import tasktracker.contract.Category;
import tasktracker.contract.CategoryPatch;
import tasktracker.contract.Change;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.contract.Uuid7;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.category.CategoryStore.Removal;
import tasktracker.functions.category.CategoryStore.Start;
import tasktracker.functions.category.DeletionMark;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.RetryLaterException;
import tasktracker.functions.store.WriteToken;
import tasktracker.functions.task.Goal;
import tasktracker.functions.task.TaskStore;
import tasktracker.functions.task.TaskStore.Creation;
import tasktracker.functions.task.TaskStore.Deletion;
import tasktracker.functions.task.TaskStore.JointDeletion;
import tasktracker.functions.task.TaskStore.JointReach;
import tasktracker.functions.task.TaskStore.Reach;
import tasktracker.functions.task.TaskStore.Update;

/** What each operation costs in calls, and what it makes of calls that fail. The roles in the template allow these. */
final class CallsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Optional<WriteToken> NONE = Optional.empty();
    private static final Optional<WriteToken> TOKEN = Optional.of(new WriteToken("k".repeat(64), "body"));
    private static final Goal DONE = new Goal.Status(true);
    private static final Expected ANY = new Expected.Any();

    private final Random random = new Random(4);
    private DynamoTables tables;
    private WatchedDynamo dynamo;
    private TaskStore tasks;
    private CategoryStore categories;

    @BeforeEach
    void freshStores() {
        tables = TestDynamo.newTables();
        dynamo = new WatchedDynamo(TestDynamo.client(), tables);
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Retries retries = new Retries(random, _ -> {});
        tasks = new DynamoTaskStore(dynamo.client(), tables, retries, clock, random);
        categories = new DynamoCategoryStore(dynamo.client(), tables, retries, clock, random);
    }

    @Test
    void aTaskIsCreatedWithNoMoreThanItNeeds() {
        tasks.create("ann", task(null), NONE);
        assertEquals(List.of("PutItem tasks"), dynamo.calls());
        tasks.create("ann", task("x"), NONE);
        assertEquals(List.of("put tasks + put ledger"), dynamo.calls());
        tasks.create("ann", task(null), TOKEN);
        assertEquals(List.of("put ledger + put tasks"), dynamo.calls());
        tasks.createAll("ann", List.of(task("y"), task(null)), NONE);
        assertEquals(List.of("put tasks + put ledger + put tasks"), dynamo.calls());
    }

    @Test
    void aTaskIsFoundChangedAndDeletedInOneCall() {
        Task task = task(null);
        tasks.create("ann", task, NONE);
        dynamo.calls();

        tasks.find("ann", task.taskId());
        assertEquals(List.of("GetItem tasks consistent"), dynamo.calls());
        tasks.findByExternalId("ann", "x");
        assertEquals(List.of("GetItem ledger consistent"), dynamo.calls());
        tasks.update("ann", task.taskId(), new Expected.Version(1), TaskPatch.NONE.withCompleted(true), TOKEN, NOW);
        tasks.update("ann", task.taskId(), new Expected.Version(1), TaskPatch.NONE.withCompleted(true), TOKEN, NOW);
        tasks.update("ann", task.taskId(), new Expected.Version(7), TaskPatch.NONE, NONE, NOW);
        assertEquals(List.of("UpdateItem tasks", "UpdateItem tasks", "UpdateItem tasks"), dynamo.calls());
        tasks.delete("ann", task.taskId(), new Expected.Version(7));
        tasks.delete("ann", task.taskId(), ANY);
        tasks.delete("ann", task.taskId(), ANY);
        assertEquals(List.of("DeleteItem tasks", "DeleteItem tasks", "DeleteItem tasks"), dynamo.calls());
    }

    @Test
    void aTaskWithAnExternalIdIsDeletedWithItsGuard() {
        Task task = task("x");
        tasks.create("ann", task, NONE);
        dynamo.calls();

        tasks.delete("ann", task.taskId(), new Expected.Version(2));
        assertEquals(List.of("DeleteItem tasks"), dynamo.calls());
        tasks.delete("ann", task.taskId(), new Expected.Version(1));
        assertEquals(List.of("DeleteItem tasks", "delete tasks + delete ledger"), dynamo.calls());
    }

    @Test
    void aGoalIsReachedInOneCall() {
        Task task = task(null);
        tasks.create("ann", task, NONE);
        dynamo.calls();

        assertEquals(Reach.REACHED, tasks.reach("ann", task.taskId(), DONE, NOW));
        assertEquals(Reach.WAS_THERE, tasks.reach("ann", task.taskId(), DONE, NOW));
        assertEquals(Reach.NOT_FOUND, tasks.reach("ben", task.taskId(), DONE, NOW));
        assertEquals(List.of("UpdateItem tasks", "UpdateItem tasks", "UpdateItem tasks"), dynamo.calls());
        dynamo.loseAnswers();
        assertEquals(Reach.REACHED, tasks.reach("ann", task.taskId(), new Goal.Status(false), NOW));
    }

    @Test
    void tasksChangeTogetherInOneTransactionOverThemselvesAlone() {
        Task open = task(null);
        Task other = task(null);
        Task done = task(null).with(TaskPatch.NONE.withCompleted(true), NOW);
        for (Task task : List.of(open, other, done)) {
            tasks.create("ann", task, NONE);
        }
        dynamo.calls();

        tasks.reachAll("ann", List.of(open.taskId()), DONE, NOW);
        assertEquals(List.of("update tasks"), dynamo.calls());
        tasks.reachAll("ann", List.of(open.taskId(), other.taskId(), done.taskId()), DONE, NOW);
        assertEquals(List.of("update tasks + update tasks + update tasks",
                "check tasks + update tasks + check tasks"), dynamo.calls());
    }

    @Test
    void tasksAreDeletedTogetherWithTheirGuards() {
        Task plain = task(null);
        Task external = task("x");
        for (Task task : List.of(plain, external, task("y"))) {
            tasks.create("ann", task, NONE);
        }
        dynamo.calls();

        tasks.deleteAll("ann", List.of(external.taskId(), plain.taskId()));
        assertEquals(List.of("delete tasks + delete tasks", "delete tasks + delete tasks + delete ledger"),
                dynamo.calls());
    }

    @ParameterizedTest
    @CsvSource({ "false, b", "false, ", "true, b", "true, " })
    void anExternalIdIsFreedOnlyForTheTaskThatHoldsIt(boolean together, String restoredWith) {
        Task first = task("a");
        tasks.create("ann", first, NONE);
        Task heir = task("a");
        Task restored = new Task(first.taskId(), "restored", "", false, Priority.MEDIUM, null, null, NOW, NOW, null,
                restoredWith, 1);
        dynamo.beforeTransaction(() -> {
            assertEquals(new Deletion.Deleted(), tasks.delete("ann", first.taskId(), ANY));
            assertEquals(new Creation.Created(), tasks.create("ann", heir, NONE));
            assertEquals(new Creation.Created(), tasks.create("ann", restored, NONE));
        });

        if (together) {
            assertEquals(new JointDeletion.Deleted(), tasks.deleteAll("ann", List.of(first.taskId())));
        } else {
            assertEquals(new Deletion.Deleted(), tasks.delete("ann", first.taskId(), ANY));
        }
        assertEquals(Optional.empty(), tasks.find("ann", first.taskId()));
        assertEquals(Optional.of(heir.taskId()), tasks.findByExternalId("ann", "a"));
        assertEquals(Optional.empty(), tasks.findByExternalId("ann", "b"));
        assertEquals(new Creation.ExternalIdTaken(heir.taskId()), tasks.create("ann", task("a"), NONE));
    }

    @Test
    void aGuardOfAnotherTaskStays() {
        Task first = task("a");
        tasks.create("ann", first, NONE);
        TestDynamo.client().updateItem(update -> update.tableName(tables.ledger())
                .key(Keys.ledger(Keys.externalId("ann", "a")))
                .updateExpression("SET taskId = :other")
                .expressionAttributeValues(Map.of(":other", AttributeValue.fromS("another"))));

        assertThrows(IllegalStateException.class, () -> tasks.delete("ann", first.taskId(), ANY));
        assertThrows(RetryLaterException.class, () -> tasks.deleteAll("ann", List.of(first.taskId())));
        assertEquals(Optional.of("another"), tasks.findByExternalId("ann", "a"));
        assertEquals(Optional.of(first), tasks.find("ann", first.taskId()));
    }

    @Test
    void aThrottledTransactionIsTriedAgainAndThenGivenUp() {
        Task task = task(null);
        tasks.create("ann", task, NONE);
        dynamo.calls();

        dynamo.failNext(() -> cancelled("None", "TransactionConflict"));
        assertEquals(new JointReach.Reached(List.of(Reach.REACHED)),
                tasks.reachAll("ann", List.of(task.taskId()), DONE, NOW));
        for (int i = 0; i <= Retries.RETRIES; i++) {
            dynamo.failNext(() -> cancelled("ThrottlingError", "None"));
        }
        assertThrows(RetryLaterException.class, () -> tasks.deleteAll("ann", List.of(task.taskId())));
        assertEquals(2 + 1 + Retries.RETRIES, dynamo.calls().size());
    }

    @Test
    void aCategoryChangesItsGuardOnlyWithItsName() {
        Category category = category("Work");
        categories.create("ann", category, TOKEN);
        assertEquals(List.of("Query categories consistent null limit 1000", "put categories + put ledger + put ledger"),
                dynamo.calls());
        categories.find("ann", category.categoryId());
        assertEquals(List.of("GetItem categories consistent"), dynamo.calls());
        categories.list("ann");
        assertEquals(List.of("Query categories consistent true limit null"), dynamo.calls());
        categories.update("ann", category.categoryId(), ANY,
                new CategoryPatch(Optional.empty(), Change.to("#000000"), Change.keep()), NONE, NOW);
        assertEquals(List.of("UpdateItem categories"), dynamo.calls());
        categories.update("ann", category.categoryId(), ANY, name("WORK"), NONE, NOW);
        assertEquals(List.of("GetItem categories consistent", "UpdateItem categories"), dynamo.calls());
        categories.update("ann", category.categoryId(), ANY, name("Job"), NONE, NOW);
        assertEquals(List.of("GetItem categories consistent", "update categories + put ledger + delete ledger"),
                dynamo.calls());
        DeletionMark mark = DeletionMark.at(NOW, random);
        Category renamed = categories.find("ann", category.categoryId()).orElseThrow();
        dynamo.calls();
        assertEquals(new Start.Started(renamed, mark),
                categories.startDeleting("ann", category.categoryId(), ANY, mark));
        assertEquals(List.of("UpdateItem categories"), dynamo.calls());
        assertEquals(Removal.REMOVED, categories.remove("ann", renamed, mark, NOW));
        assertEquals(List.of("delete categories + delete ledger + put ledger"), dynamo.calls());
        categories.startDeleting("ann", category.categoryId(), ANY, mark);
        assertEquals(List.of("UpdateItem categories", "GetItem ledger consistent"), dynamo.calls());
    }

    @Test
    void aWriteWhoseAnswerGotLostIsNotTakenForSomebodyElses() {
        Task task = task(null);
        Category category = category("Work");
        categories.create("ann", category, NONE);
        dynamo.loseAnswers();

        assertEquals(new Creation.Created(), tasks.create("ann", task, NONE));
        Task changed = task.with(TaskPatch.NONE.withTitle("u"), NOW);
        assertEquals(new Update.Updated(changed), tasks.update("ann", task.taskId(), new Expected.Version(1),
                TaskPatch.NONE.withTitle("u"), NONE, NOW));
        CategoryPatch patch = new CategoryPatch(Optional.empty(), Change.to("#000000"), Change.keep());
        assertEquals(new CategoryStore.Update.Updated(category.with(patch, NOW)),
                categories.update("ann", category.categoryId(), new Expected.Version(1), patch, NONE, NOW));
    }

    @Test
    void aWriteWhoseAnswerGotLostBeforeARefusalIsNotTakenForSomebodyElses() {
        Task plain = task(null);
        Task external = task("x");
        tasks.create("ann", plain, NONE);
        dynamo.failAfterNext(CallsTest::refusedAtTheSecondAttempt);
        assertEquals(new Creation.Created(), tasks.create("ann", external, NONE));
        Task other = task(null);
        tasks.create("ann", other, NONE);
        dynamo.failAfterNext(CallsTest::refusedAtTheSecondAttempt);
        assertEquals(new JointDeletion.Deleted(), tasks.deleteAll("ann", List.of(other.taskId())));
        dynamo.failAfterNext(CallsTest::refusedAtTheSecondAttempt);
        assertEquals(new Deletion.Deleted(), tasks.delete("ann", plain.taskId(), ANY));
    }

    @Test
    void whatIsNotAnsweredMayHaveBeenDoneAndIsLeftForLater() {
        Task task = task("x");
        dynamo.failAfterNext(() -> SdkClientException.create("Unable to execute HTTP request",
                new SocketTimeoutException("Read timed out")));
        var e = assertThrows(RetryLaterException.class, () -> tasks.create("ann", task, TOKEN));
        assertEquals("creating a task was not answered, so it may have been done", e.getMessage());
        assertEquals(new Creation.Replayed(task.taskId(), task.createdAt()), tasks.create("ann", task("x"), TOKEN));
        dynamo.failNext(() -> InternalServerErrorException.builder().statusCode(500).message("broken").build());
        assertThrows(RetryLaterException.class, () -> tasks.find("ann", task.taskId()));
        dynamo.failNext(() -> SdkClientException.create("Unable to load credentials"));
        assertThrows(SdkClientException.class, () -> tasks.find("ann", task.taskId()));
    }

    @Test
    void conflictsAndThrottlingAreTriedAgain() {
        Task task = task("x");
        for (int i = 0; i < Retries.RETRIES; i++) {
            dynamo.failNext(() -> cancelled("None", "TransactionConflict"));
        }
        assertEquals(new Creation.Created(), tasks.create("ann", task, NONE));
        assertEquals(1 + Retries.RETRIES, dynamo.calls().size());

        dynamo.failNext(() -> TransactionConflictException.builder().message("conflict").build());
        dynamo.failNext(() -> ProvisionedThroughputExceededException.builder().message("slow").build());
        assertInstanceOf(Update.Updated.class,
                tasks.update("ann", task.taskId(), ANY, TaskPatch.NONE, NONE, NOW));
        assertEquals(3, dynamo.calls().size());
    }

    @Test
    void aRefusalNextToAConflictIsNotBelievedYet() {
        // The token is looked at first, and its record was busy.
        dynamo.failNext(() -> cancelled("TransactionConflict", "None", "ConditionalCheckFailed"));

        assertEquals(new Creation.Created(), tasks.create("ann", task("x"), TOKEN));
    }

    @Test
    void whatIsRefusedThroughAllTriesIsLeftForLater() {
        for (int i = 0; i <= Retries.RETRIES; i++) {
            dynamo.failNext(() -> cancelled("ThrottlingError", "None"));
        }
        var e = assertThrows(RetryLaterException.class, () -> tasks.create("ann", task("x"), NONE));
        assertEquals("creating a task was throttled or in conflict 4 times", e.getMessage());
        assertInstanceOf(TransactionCanceledException.class, e.getCause());
        assertEquals(4, dynamo.calls().size());
    }

    @Test
    void otherFaultsAreNotTriedAgain() {
        dynamo.failNext(() -> cancelled("ValidationError", "None"));
        assertThrows(TransactionCanceledException.class, () -> tasks.create("ann", task("x"), NONE));
        dynamo.failNext(() -> new IllegalStateException("broken"));
        assertThrows(IllegalStateException.class, () -> tasks.find("ann", "t"));
        assertEquals(2, dynamo.calls().size());
    }

    @Test
    void theIndexesAreGivenTwoSecondsToShowWhatWasWritten() {
        List<Integer> pauses = new ArrayList<>();
        TaskStore waiting = new DynamoTaskStore(dynamo.client(), tables, new Retries(random, pauses::add),
                Clock.fixed(NOW, ZoneOffset.UTC), random);

        for (int millis : new int[]{ 0, -500, -1_999, -2_000, -60_000, 5_000 }) {
            waiting.awaitLists(NOW.plusMillis(millis), Deadline.none());
        }
        assertEquals(List.of(2_000, 1_500, 1, 2_000), pauses);
        waiting.awaitLists(NOW, Deadline.of(() -> 2_001));
        assertThrows(RetryLaterException.class, () -> waiting.awaitLists(NOW, Deadline.of(() -> 2_000)));
        assertEquals(5, pauses.size());
    }

    private static RuntimeException refusedAtTheSecondAttempt() {
        return ThrottlingException.builder().message("slow").numAttempts(2).build();
    }

    private static RuntimeException cancelled(String... codes) {
        return TransactionCanceledException.builder()
                .message("cancelled")
                .cancellationReasons(List.of(codes)
                        .stream()
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList())
                .build();
    }

    private Task task(String externalId) {
        return new Task(id(), "t", "", false, Priority.MEDIUM, null, null, NOW, NOW, null, externalId, 1);
    }

    private Category category(String name) {
        return new Category(id(), name, null, null, NOW, NOW, 1);
    }

    private static CategoryPatch name(String name) {
        return new CategoryPatch(Optional.of(name), Change.keep(), Change.keep());
    }

    private String id() {
        return Uuid7.of(NOW.toEpochMilli(), random.nextInt(), random.nextLong());
    }
}
