package tasktracker.functions.dynamo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tasktracker.contract.Task;
import tasktracker.functions.dynamo.SkewedTasks.Condition;
import tasktracker.functions.search.Search;
import tasktracker.functions.search.SearchReader;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.task.AccessPlanner;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskOrder;
import tasktracker.functions.task.TaskQuery;

/** What pages cost by DynamoDB's own account, on tasks made to hurt. All sizes: {@code backend/bench/costs}. */
final class ListCostTest {
    private static final int COUNT = 1_000;
    private static final int PAGE = 50;

    private static MeteredDynamo dynamo;
    private static DynamoTaskStore store;
    private static List<Task> tasks;

    @BeforeAll
    static void fill() {
        DynamoTables tables = TestDynamo.newTables();
        tasks = new SkewedTasks().tasks(COUNT);
        SkewedTasks.write(TestDynamo.client(), tables.tasks(), tasks);
        dynamo = new MeteredDynamo(TestDynamo.client());
        Random random = new Random(1);
        store = new DynamoTaskStore(dynamo.client(), tables, new Retries(random, _ -> {}), Clock.systemUTC(), random);
    }

    @Test
    void aPageOfAConstantPathCostsAtMostTwiceItsOwnBytes() {
        for (EnumSet<Condition> conditions : SkewedTasks.combinations()) {
            TaskFilter filter = SkewedTasks.filter(conditions);
            for (TaskOrder order : SkewedTasks.orders()) {
                if (AccessPlanner.plan(filter, order).isConstant()) {
                    assertCheap(filter, order);
                }
            }
        }
    }

    private static void assertCheap(TaskFilter filter, TaskOrder order) {
        TaskQuery query = new TaskQuery(filter, order);
        Optional<String> after = Optional.empty();
        int pages = 0;
        do {
            dynamo.cost();
            Slice page = store.list(SkewedTasks.USER, query, after, PAGE, Deadline.none());
            MeteredDynamo.Cost cost = dynamo.cost();
            long own = page.tasks().stream().mapToLong(SkewedTasks::bytes).sum();
            if (page.tasks().size() == PAGE) {
                assertTrue(cost.bytes() <= 2 * own, () -> query + ": " + cost + " for " + own + " bytes");
            }
            after = page.next();
            pages++;
        } while (after.isPresent() && pages < 3);
    }

    @Test
    void aSearchReadsAtMostHalfOfTheTasks() {
        for (Task task : tasks) {
            assertTrue(SkewedTasks.bytes(task) > 1_000);
        }
        dynamo.cost();
        store.list(SkewedTasks.USER, TaskQuery.ranked(TaskFilter.ALL, new Search(SearchReader.terms("nowhere"))),
                Optional.empty(), PAGE, Deadline.none());
        MeteredDynamo.Cost search = dynamo.cost();
        long all = tasks.stream().mapToLong(SkewedTasks::bytes).sum();
        assertTrue(search.bytes() <= all / 2.0, () -> search + " for " + all + " bytes of tasks");
    }
}
