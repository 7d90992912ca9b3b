package tasktracker.functions.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tasktracker.contract.Due;
import tasktracker.contract.Priority;
import tasktracker.contract.SortField;
import tasktracker.contract.TaskStatus;
import tasktracker.functions.task.CategoryFilter;
import tasktracker.functions.task.CreatedRange;
import tasktracker.functions.task.DueRange;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskOrder;
import tasktracker.functions.task.TaskQuery;

/** Filters and orders in all combinations, aimed at what {@link TaskGenerator} makes. */
public final class Queries {
    static final TaskQuery ALL = new TaskQuery(TaskFilter.ALL, TaskOrder.NEWEST_FIRST);

    private static final LocalDate DAY = TaskGenerator.FIRST_DUE.plusDays(4);
    private static final Instant TIME = TaskGenerator.EPOCH.plusSeconds(TaskGenerator.CREATED_SECONDS / 3);

    private Queries() {}

    /** Every sort in both directions. */
    public static List<TaskOrder> orders() {
        List<TaskOrder> orders = new ArrayList<>();
        for (SortField field : SortField.values()) {
            orders.add(new TaskOrder(field, false));
            orders.add(new TaskOrder(field, true));
        }
        return orders;
    }

    /** Every kind of each condition with every kind of all others. */
    public static List<TaskFilter> filters() {
        List<TaskFilter> filters = new ArrayList<>();
        for (TaskStatus status : TaskStatus.values()) {
            for (CategoryFilter category : categories()) {
                for (Set<Priority> priorities : priorities()) {
                    for (DueRange due : dues()) {
                        for (CreatedRange created : createds()) {
                            filters.add(new TaskFilter(status, category, priorities, due, created));
                        }
                    }
                }
            }
        }
        return filters;
    }

    static List<CategoryFilter> categories() {
        return List.of(new CategoryFilter.Any(), new CategoryFilter.None(),
                new CategoryFilter.Of(TaskGenerator.CATEGORIES.getFirst()));
    }

    static List<Set<Priority>> priorities() {
        return List.of(EnumSet.allOf(Priority.class), EnumSet.of(Priority.HIGH),
                EnumSet.of(Priority.MEDIUM, Priority.LOW));
    }

    static List<DueRange> dues() {
        return List.of(DueRange.ALL, due(Due.on(DAY), null), due(null, Due.parse(DAY + "T01:00:00Z")),
                due(Due.parse(DAY.minusDays(2) + "T01:00:00Z"), Due.on(DAY)));
    }

    static List<CreatedRange> createds() {
        return List.of(CreatedRange.ALL, new CreatedRange(Optional.of(TIME), Optional.empty()),
                new CreatedRange(Optional.of(TIME), Optional.of(TIME.plusMillis(1_000_001))));
    }

    private static DueRange due(Due from, Due to) {
        return new DueRange(Optional.ofNullable(from), Optional.ofNullable(to));
    }
}
