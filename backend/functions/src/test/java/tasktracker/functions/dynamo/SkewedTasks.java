package tasktracker.functions.dynamo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import tasktracker.contract.Due;
import tasktracker.contract.Priority;
import tasktracker.contract.SortField;
import tasktracker.contract.Task;
import tasktracker.contract.TaskStatus;
import tasktracker.contract.Timestamps;
import tasktracker.contract.Uuid7;
import tasktracker.functions.task.CategoryFilter;
import tasktracker.functions.task.CreatedRange;
import tasktracker.functions.task.DueRange;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskOrder;

/**
 * One user's tasks made to hurt: what a filter matches are the 60 oldest, and these are also the last by due date and
 * by priority in one of the directions. Each has about 300 characters of text.
 */
public final class SkewedTasks {
    /** The longest that there is. */
    public static final String USER = "auserwithanameof32lettersanddigi";
    static final int MATCHES = 60;

    private static final String RARE = "01900000-0000-7000-8000-00000000000a";
    private static final String COMMON = "01900000-0000-7000-8000-00000000000b";
    private static final int MINUTE = 60;
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LAST_RARE = START.plusSeconds((MATCHES - 1L) * MINUTE);
    private static final Instant FIRST_RARE_DUE = Instant.parse("2031-01-01T00:00:00Z");
    private static final List<String> WORDS = List.of("milk", "report", "invoice", "the", "plumber", "call", "about",
            "renew", "passport", "and", "review", "quarterly", "figures", "before", "Friday", "ask", "Zoë", "for",
            "budget", "garden");

    private final Random random = new Random(7);

    /** The oldest first. */
    public List<Task> tasks(int count) {
        List<Task> tasks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tasks.add(task(i));
        }
        return tasks;
    }

    private Task task(int index) {
        boolean rare = index < MATCHES;
        Instant created = START.plusSeconds((long) index * MINUTE);
        Instant due = rare
                ? FIRST_RARE_DUE.plusSeconds((long) index * MINUTE)
                : created.plusSeconds(7L * 24 * 60 * MINUTE);
        return new Task(Uuid7.of(created.toEpochMilli(), random.nextInt(), random.nextLong()), words(60),
                words(240), !rare, rare ? Priority.HIGH : random.nextBoolean() ? Priority.MEDIUM : Priority.LOW,
                rare ? RARE : COMMON, Due.parse(Timestamps.format(due)), created, created, rare ? null : created,
                null, 1);
    }

    private String words(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(text.isEmpty() ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }

    /** What {@code /tasks} filters by. */
    public enum Condition {
        STATUS, CATEGORY, PRIORITY, DUE, CREATED
    }

    /** What matches the oldest tasks, by one condition or by several. */
    public static TaskFilter filter(EnumSet<Condition> conditions) {
        return new TaskFilter(conditions.contains(Condition.STATUS) ? TaskStatus.OPEN : TaskStatus.ALL,
                conditions.contains(Condition.CATEGORY)
                        ? new CategoryFilter.Of(RARE)
                        : new CategoryFilter.Any(),
                conditions.contains(Condition.PRIORITY)
                        ? EnumSet.of(Priority.HIGH)
                        : EnumSet.allOf(Priority.class),
                conditions.contains(Condition.DUE)
                        ? new DueRange(Optional.of(Due.parse(Timestamps.format(FIRST_RARE_DUE))), Optional.empty())
                        : DueRange.ALL,
                conditions.contains(Condition.CREATED)
                        ? new CreatedRange(Optional.empty(),
                                Optional.of(LAST_RARE))
                        : CreatedRange.ALL);
    }

    /** Every condition with every other. */
    public static List<EnumSet<Condition>> combinations() {
        List<EnumSet<Condition>> all = new ArrayList<>();
        all.add(EnumSet.noneOf(Condition.class));
        for (Condition condition : Condition.values()) {
            for (EnumSet<Condition> without : List.copyOf(all)) {
                EnumSet<Condition> with = EnumSet.copyOf(without);
                with.add(condition);
                all.add(with);
            }
        }
        return all;
    }

    /** Every sort in both directions. */
    public static List<TaskOrder> orders() {
        List<TaskOrder> orders = new ArrayList<>();
        for (SortField field : SortField.values()) {
            orders.add(new TaskOrder(field, false));
            orders.add(new TaskOrder(field, true));
        }
        return orders;
    }

    /** The same in the query string of a request, without {@code ?}. */
    public static String parameters(EnumSet<Condition> conditions, TaskOrder order) {
        return "sort=" + order.field().wire() + "&order=" + (order.descending() ? "desc" : "asc")
                + conditions.stream().map(condition -> switch (condition) {
                    case STATUS -> "&status=open";
                    case CATEGORY -> "&category=" + RARE;
                    case PRIORITY -> "&priority=high";
                    case DUE -> "&dueFrom=" + Timestamps.format(FIRST_RARE_DUE);
                    case CREATED -> "&createdTo=" + Timestamps.format(LAST_RARE);
                }).collect(Collectors.joining());
    }

    /** Writes tasks to the table as the store would have, in batches to be quick. */
    static void write(DynamoDbClient client, String table, List<Task> tasks) {
        for (int from = 0; from < tasks.size(); from += 25) {
            List<WriteRequest> batch = tasks.subList(from, Math.min(from + 25, tasks.size()))
                    .stream()
                    .map(task -> WriteRequest.builder().putRequest(put -> put.item(Items.item(USER, task))).build())
                    .toList();
            client.batchWriteItem(write -> write.requestItems(Map.of(table, batch)));
        }
    }

    /** The size of an item by DynamoDB's rules: the UTF-8 of names and values. */
    static int bytes(Task task) {
        return Items.item(USER, task)
                .entrySet()
                .stream()
                .mapToInt(entry -> utf8(entry.getKey()) + switch (entry.getValue().type()) {
                    case S -> utf8(entry.getValue().s());
                    case N -> entry.getValue().n().length() / 2 + 2;
                    default -> 1;
                })
                .sum();
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
