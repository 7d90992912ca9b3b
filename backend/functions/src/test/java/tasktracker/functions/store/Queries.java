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
        return List.of(DueRange.ALL, due(Due.on(DAY), null),
                due(Due.parse(DAY.minusDays(2) + "T01:00:00Z"), Due.on(DAY)));
    }

    static List<CreatedRange> createds() {
        return List.of(CreatedRange.ALL, created(TIME, TIME.plusMillis(1_000_001)));
    }

    /** Ranges with the bounds that {@link #filters} does not have, also such as no task is in. */
    static List<TaskFilter> moreRanges() {
        Instant before1970 = Instant.parse("0000-01-01T00:00:00Z");
        Instant after9999 = Instant.parse("9999-12-31T23:59:59.999Z").plusMillis(1);
        List<TaskFilter> filters = new ArrayList<>();
        for (DueRange due : List.of(due(null, Due.on(DAY)), due(null, Due.parse(DAY + "T01:00:00Z")),
                due(Due.parse(DAY + "T01:00:00Z"), null), due(Due.on(DAY), Due.on(DAY)),
                due(Due.on(DAY), Due.on(DAY.minusDays(1))), due(Due.parse("1900-01-01"), Due.parse("9998-12-31")),
                due(Due.parse(DAY + "T01:00:00Z"), Due.parse(DAY + "T01:00:00Z")),
                due(Due.parse(DAY + "T02:00:00Z"), Due.parse(DAY + "T01:00:00Z")))) {
            for (CategoryFilter category : categories()) {
                filters.add(new TaskFilter(TaskStatus.ALL, category, EnumSet.allOf(Priority.class), due,
                        CreatedRange.ALL));
            }
        }
        for (CreatedRange created : List.of(created(TIME, null), created(null, TIME), created(TIME, TIME),
                created(TIME.plusMillis(1), TIME), created(before1970, after9999), created(after9999, null),
                created(null, before1970), created(before1970, before1970), created(before1970, TIME),
                created(TIME, after9999), created(TIME.plusNanos(999_999), null),
                created(null, TIME.plusNanos(999_999)))) {
            for (TaskStatus status : TaskStatus.values()) {
                filters.add(new TaskFilter(status, new CategoryFilter.Any(), EnumSet.allOf(Priority.class),
                        DueRange.ALL, created));
            }
        }
        return filters;
    }

    private static CreatedRange created(Instant from, Instant to) {
        return new CreatedRange(Optional.ofNullable(from), Optional.ofNullable(to));
    }

    private static DueRange due(Due from, Due to) {
        return new DueRange(Optional.ofNullable(from), Optional.ofNullable(to));
    }
}
