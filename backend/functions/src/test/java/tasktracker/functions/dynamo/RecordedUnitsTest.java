package tasktracker.functions.dynamo;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tasktracker.contract.Task;
import tasktracker.functions.bench.Recorded;
import tasktracker.functions.search.Search;
import tasktracker.functions.search.SearchReader;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskOrder;
import tasktracker.functions.task.TaskQuery;

/** What single operations cost by DynamoDB's own account. All lists: {@code backend/bench/costs}. */
final class RecordedUnitsTest {
    private static final int COUNT = 300;
    private static final int PAGE = 50;

    private final Map<String, Double> units = new TreeMap<>();
    private MeteredDynamo dynamo;

    @Test
    void anOperationCostsNoMoreThanRecorded() throws IOException {
        DynamoTables tables = TestDynamo.newTables();
        List<Task> tasks = new SkewedTasks().tasks(COUNT);
        SkewedTasks.write(TestDynamo.client(), tables.tasks(), tasks);
        dynamo = new MeteredDynamo(TestDynamo.client());
        Random random = new Random(1);
        DynamoTaskStore store = new DynamoTaskStore(dynamo.client(), tables, new Retries(random, _ -> {}),
                Clock.systemUTC(), random);
        String user = SkewedTasks.USER;
        Task last = tasks.getLast();

        WriteUnits.measure(units);
        cost("get", () -> store.find(user, last.taskId()));
        for (TaskOrder order : SkewedTasks.orders()) {
            cost("list by " + order.field() + (order.descending() ? " down" : " up"),
                    () -> store.list(user, new TaskQuery(TaskFilter.ALL, order), Optional.empty(),
                            PAGE, Deadline.none()));
        }
        cost("search", () -> store.list(user,
                TaskQuery.ranked(TaskFilter.ALL, new Search(SearchReader.terms("nowhere"))), Optional.empty(), PAGE,
                Deadline.none()));

        Recorded.check("units", units);
    }

    private void cost(String operation, Runnable call) {
        dynamo.cost();
        call.run();
        units.put(operation, dynamo.cost().units());
    }
}
