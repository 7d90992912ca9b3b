package tasktracker.functions.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tasktracker.contract.Due;
import tasktracker.contract.Priority;
import tasktracker.contract.SortField;
import tasktracker.contract.TaskStatus;

/** The whole table of paths: every kind of filter with every sort. */
final class AccessPlannerTest {
    private static final DueRange DUE = new DueRange(Optional.of(Due.parse("2026-01-01")), Optional.empty());
    private static final CreatedRange CREATED = new CreatedRange(Optional.empty(), Optional.of(Instant.EPOCH));
    private static final CategoryFilter OF = new CategoryFilter.Of("c");
    private static final Set<Priority> TWO = EnumSet.of(Priority.LOW, Priority.HIGH);

    /**
     * Status and category, whether priorities are limited, whether due dates are, the path by creation, the path by
     * due date, that by priority; behind each what is left over: s(tatus), c(ategory), p(riority), d(ue). A range of
     * creation is left over by every path but those by creation, so it has no column.
     */
    private static final String TABLE = """
            all  any  -  -  Creation                 Status[open,done]           InTurn[all]
            all  any  -  d  Creation:d               Status[open,done]           InTurn[all]
            all  any  p  -  Creation:p               Priority[high,low]          InTurn[two]
            all  any  p  d  Creation:pd              Priority[high,low]          InTurn[two]
            all  none -  -  Category[none]           Status[open,done]:c         InTurn[all]:c
            all  none -  d  Category[none]:d         Status[open,done]:c         InTurn[all]:c
            all  none p  -  Category[none]:p         Priority[high,low]:c        InTurn[two]:c
            all  none p  d  Category[none]:pd        Priority[high,low]:c        InTurn[two]:c
            all  of   -  -  Category[of]             Status[open,done]:c         InTurn[all]:c
            all  of   -  d  Category[of]:d           Status[open,done]:c         InTurn[all]:c
            all  of   p  -  Category[of]:p           Priority[high,low]:c        InTurn[two]:c
            all  of   p  d  Category[of]:pd          Priority[high,low]:c        InTurn[two]:c
            open any  -  -  StatusCreation[open]     Status[open]                InTurn[all]:s
            open any  -  d  StatusCreation[open]:d   Status[open]                InTurn[all]:s
            open any  p  -  StatusCreation[open]:p   Status[open]:p              InTurn[two]:s
            open any  p  d  StatusCreation[open]:pd  Status[open]:p              InTurn[two]:s
            open none -  -  StatusCreation[open]:c   Status[open]:c              InTurn[all]:sc
            open none -  d  StatusCreation[open]:cd  Status[open]:c              InTurn[all]:sc
            open none p  -  StatusCreation[open]:cp  Status[open]:cp             InTurn[two]:sc
            open none p  d  StatusCreation[open]:cpd Status[open]:cp             InTurn[two]:sc
            open of   -  -  Category[of]:s           Status[open]:c              InTurn[all]:sc
            open of   -  d  Category[of]:sd          Status[open]:c              InTurn[all]:sc
            open of   p  -  Category[of]:sp          Status[open]:cp             InTurn[two]:sc
            open of   p  d  Category[of]:spd         Status[open]:cp             InTurn[two]:sc
            done any  -  -  StatusCreation[done]     Status[done]                InTurn[all]:s
            done any  -  d  StatusCreation[done]:d   Status[done]                InTurn[all]:s
            done any  p  -  StatusCreation[done]:p   Priority[high,low]:s        InTurn[two]:s
            done any  p  d  StatusCreation[done]:pd  Priority[high,low]:s        InTurn[two]:s
            done none -  -  Category[none]:s         Status[done]:c              InTurn[all]:sc
            done none -  d  Category[none]:sd        Status[done]:c              InTurn[all]:sc
            done none p  -  Category[none]:sp        Priority[high,low]:sc       InTurn[two]:sc
            done none p  d  Category[none]:spd       Priority[high,low]:sc       InTurn[two]:sc
            done of   -  -  Category[of]:s           Status[done]:c              InTurn[all]:sc
            done of   -  d  Category[of]:sd          Status[done]:c              InTurn[all]:sc
            done of   p  -  Category[of]:sp          Priority[high,low]:sc       InTurn[two]:sc
            done of   p  d  Category[of]:spd         Priority[high,low]:sc       InTurn[two]:sc
            """;

    @Test
    void everyFilterAndSortHasItsPath() {
        Set<String> seen = new TreeSet<>();
        for (String line : TABLE.lines().toList()) {
            String[] cells = line.trim().split(" +", -1);
            for (CreatedRange created : List.of(CreatedRange.ALL, CREATED)) {
                TaskFilter filter = filter(cells, created);
                seen.add(filter.toString());
                for (SortField field : SortField.values()) {
                    for (boolean descending : new boolean[]{ false, true }) {
                        AccessPath path = AccessPlanner.plan(filter, new TaskOrder(field, descending));
                        assertEquals(expected(cells[column(field)], field, descending, filter), describe(path),
                                line + " " + field);
                    }
                }
            }
        }
        assertEquals(3 * 3 * 2 * 2 * 2, seen.size(), "the table has every combination");
    }

    @Test
    void thesePathsCostTheSameHoweverManyTasksThereAre() {
        List<String> constant = new ArrayList<>();
        for (String line : TABLE.lines().toList()) {
            String[] cells = line.trim().split(" +", -1);
            for (CreatedRange created : List.of(CreatedRange.ALL, CREATED)) {
                for (SortField field : SortField.values()) {
                    AccessPath path = AccessPlanner.plan(filter(cells, created), new TaskOrder(field, true));
                    if (path.isConstant()) {
                        constant.add(String.join(" ", cells[0], cells[1], cells[2], cells[3],
                                created.equals(CREATED) ? "c" : "-", field.wire()));
                    }
                }
            }
        }
        assertEquals("""
                all any - - - createdAt
                all any - - - dueDate
                all any - - - priority
                all any - - c createdAt
                all any - d - dueDate
                all any - d - priority
                all any p - - dueDate
                all any p - - priority
                all any p d - dueDate
                all any p d - priority
                all none - - - createdAt
                all none - - c createdAt
                all of - - - createdAt
                all of - - c createdAt
                open any - - - createdAt
                open any - - - dueDate
                open any - - c createdAt
                open any - d - dueDate
                done any - - - createdAt
                done any - - - dueDate
                done any - - c createdAt
                done any - d - dueDate
                """, String.join("\n", constant) + "\n");
    }

    private static int column(SortField field) {
        return switch (field) {
            case CREATED -> 4;
            case DUE -> 5;
            case PRIORITY -> 6;
        };
    }

    private static TaskFilter filter(String[] cells, CreatedRange created) {
        CategoryFilter category = switch (cells[1]) {
            case "any" -> new CategoryFilter.Any();
            case "none" -> new CategoryFilter.None();
            default -> OF;
        };
        return new TaskFilter(TaskStatus.of(cells[0]).orElseThrow(), category,
                cells[2].equals("p") ? TWO : EnumSet.allOf(Priority.class), cells[3].equals("d") ? DUE : DueRange.ALL,
                created);
    }

    /** A cell in full: its range, its priorities in the direction of the list, and what is left over of creation. */
    private static String expected(String cell, SortField field, boolean descending, TaskFilter filter) {
        String path = cell.replace("[all]", descending ? "[high,medium,low]" : "[low,medium,high]")
                .replace("[two]", descending ? "[high,low]" : "[low,high]");
        if (field == SortField.CREATED) {
            return path + " " + filter.created();
        }
        boolean bounded = !filter.created().equals(CreatedRange.ALL);
        return path + (bounded ? path.contains(":") ? "+" : ":+" : "") + " " + filter.due();
    }

    private static String describe(AccessPath path) {
        return switch (path) {
            case AccessPath.ByCreation(CreatedRange range, TaskFilter rest) -> "Creation" + left(rest) + " " + range;
            case AccessPath.ByStatusAndCreation(TaskStatus status, CreatedRange range, TaskFilter rest) ->
                "StatusCreation[" + status.wire() + "]" + left(rest) + " " + range;
            case AccessPath.ByCategoryAndCreation(CategoryFilter category, CreatedRange range, TaskFilter rest) ->
                "Category[" + (category.equals(OF) ? "of" : "none") + "]" + left(rest) + " " + range;
            case AccessPath.ByStatusAndDue(List<TaskStatus> statuses, DueRange range, TaskFilter rest) ->
                "Status[" + String.join(",", statuses.stream().map(TaskStatus::wire).toList()) + "]" + left(rest)
                        + " " + range;
            case AccessPath.ByPriorityAndDue(List<Priority> priorities, DueRange range, TaskFilter rest) ->
                "Priority" + names(priorities) + left(rest) + " " + range;
            case AccessPath.ByPriorityInTurn(List<Priority> priorities, DueRange range, TaskFilter rest) ->
                "InTurn" + names(priorities) + left(rest) + " " + range;
        };
    }

    private static String names(List<Priority> priorities) {
        return "[" + String.join(",", priorities.stream().map(Priority::wire).toList()) + "]";
    }

    private static String left(TaskFilter rest) {
        String left = (rest.status() == TaskStatus.ALL ? "" : "s")
                + (rest.category() instanceof CategoryFilter.Any ? "" : "c") + (rest.limitsPriority() ? "p" : "")
                + (rest.due().isBounded() ? "d" : "") + (rest.created().equals(CreatedRange.ALL) ? "" : "+");
        return left.isEmpty() ? "" : ":" + left;
    }
}
