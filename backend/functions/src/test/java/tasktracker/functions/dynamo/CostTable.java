package tasktracker.functions.dynamo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tasktracker.contract.SortField;
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

/**
 * No test but a benchmark, run by {@code backend/bench/costs}: prints what pages and writes cost, from DynamoDB's own
 * ConsumedCapacity.
 */
final class CostTable {
    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);
    private static final int PAGE = 50;
    private static final int LARGE_PAGE = 1_000;

    private final MeteredDynamo dynamo = new MeteredDynamo(TestDynamo.client());
    private final Random random = new Random(5);

    /** The cells of one filter: for each sort the units by size. */
    private record Row(String filter, Map<SortField, List<Cell>> cells) {}

    /**
     * A list at one size, in the dearer of the two directions.
     *
     * @param page read units of the first page
     * @param all read units until there were as many tasks as a page shows
     */
    private record Cell(boolean constant, double page, double all) {}

    @Test
    void print() {
        Map<EnumSet<Condition>, Row> rows = new LinkedHashMap<>();
        SkewedTasks.combinations()
                .stream()
                .sorted((one, other) -> Integer.compare(one.size(), other.size()))
                .forEach(conditions -> rows.put(conditions, new Row(name(conditions), new LinkedHashMap<>())));
        List<String> searches = new ArrayList<>();
        for (int size : SIZES) {
            DynamoTables tables = TestDynamo.newTables();
            List<Task> tasks = new SkewedTasks().tasks(size);
            SkewedTasks.write(TestDynamo.client(), tables.tasks(), tasks);
            DynamoTaskStore store = store(tables);
            rows.forEach((conditions, row) -> {
                for (SortField sort : SortField.values()) {
                    row.cells.computeIfAbsent(sort, _ -> new ArrayList<>()).add(cell(store, conditions, sort));
                }
            });
            if (size < SIZES.getLast()) {
                searches.add(search(store, tables.tasks(), size));
            }
            TestDynamo.client().deleteTable(delete -> delete.tableName(tables.tasks()));
        }
        System.out.println("\nRead units for a page of 50, of " + SIZES.stream().map(CostTable::grouped)
                .collect(Collectors.joining(" · ")) + " tasks.");
        System.out.println("\n| Filter | createdAt | dueDate | priority |\n|---|---:|---:|---:|");
        rows.values().forEach(row -> System.out.println("| " + row.filter + " | " + row.cells.values()
                .stream().map(CostTable::text).collect(Collectors.joining(" | ")) + " |"));
        System.out.println("\n| Search | read units | to read the tasks |\n|---|---:|---:|");
        searches.forEach(System.out::println);
        System.out.println("\n| Write | write units |\n|---|---:|");
        Map<String, Double> writes = new LinkedHashMap<>();
        WriteUnits.measure(writes);
        writes.forEach((write, units) -> System.out.println("| " + write + " | " + grouped(units) + " |"));
    }

    private DynamoTaskStore store(DynamoTables tables) {
        return new DynamoTaskStore(dynamo.client(), tables, new Retries(random, Thread::sleep), Clock.systemUTC(),
                random);
    }

    private static String name(EnumSet<Condition> conditions) {
        return conditions.isEmpty()
                ? "none"
                : conditions.stream().map(condition -> condition.name().toLowerCase(Locale.ROOT)).collect(
                        Collectors.joining(", "));
    }

    private Cell cell(DynamoTaskStore store, EnumSet<Condition> conditions, SortField sort) {
        TaskFilter filter = SkewedTasks.filter(conditions);
        double page = 0;
        double all = 0;
        boolean constant = true;
        for (boolean descending : new boolean[]{ false, true }) {
            TaskOrder order = new TaskOrder(sort, descending);
            constant &= AccessPlanner.plan(filter, order).isConstant();
            dynamo.cost();
            Slice slice = store.list(SkewedTasks.USER, new TaskQuery(filter, order), Optional.empty(), PAGE,
                    Deadline.none());
            double first = dynamo.cost().units();
            int found = slice.tasks().size();
            while (found < PAGE && slice.next().isPresent()) {
                slice = store.list(SkewedTasks.USER, new TaskQuery(filter, order), slice.next(), PAGE - found,
                        Deadline.none());
                found += slice.tasks().size();
            }
            page = Math.max(page, first);
            all = Math.max(all, first + dynamo.cost().units());
        }
        return new Cell(constant, page, all);
    }

    /** Constant ones in bold; else the first page, and in brackets what it takes until the page is full. */
    private static String text(List<Cell> cells) {
        return cells.stream()
                .map(cell -> cell.constant
                        ? "**" + grouped(cell.page) + "**"
                        : grouped(cell.page) + (cell.all > cell.page ? " (" + grouped(cell.all) + ")" : ""))
                .collect(Collectors.joining(" · "));
    }

    private static String grouped(double units) {
        return units < 100
                ? Double.toString(units).replace(".0", "")
                : String.format(Locale.ROOT, "%,d", Math.round(units));
    }

    private String search(DynamoTaskStore store, String table, int size) {
        dynamo.cost();
        store.list(SkewedTasks.USER, TaskQuery.ranked(TaskFilter.ALL, new Search(SearchReader.terms("nowhere"))),
                Optional.empty(), PAGE, Deadline.none());
        double search = dynamo.cost().units();
        dynamo.client()
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("userId = :user")
                        .expressionAttributeValues(Map.of(":user", AttributeValue.fromS(SkewedTasks.USER)))
                        .limit(LARGE_PAGE))
                .items()
                .forEach(_ -> {});
        return "| of " + grouped(size) + " tasks of 300 characters | " + grouped(search) + " | "
                + grouped(dynamo.cost().units()) + " |";
    }
}
