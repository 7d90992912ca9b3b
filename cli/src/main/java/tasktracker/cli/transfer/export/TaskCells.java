package tasktracker.cli.transfer.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.text.Nearest;
import tasktracker.contract.Task;
import tasktracker.contract.TaskFields;
import tasktracker.contract.Timestamps;

/** The columns of an export and their cells, null where the task has nothing. */
public final class TaskCells {
    private final List<String> columns;
    private final List<Function<Task, String>> cells = new ArrayList<>();

    /**
     * The cells of these columns.
     *
     * @param columns some of {@link TaskFields#EXPORT_COLUMNS}
     * @param categoryName the name of the category with an id, null when there is none
     */
    public TaskCells(List<String> columns, UnaryOperator<String> categoryName) {
        this.columns = List.copyOf(columns);
        for (String column : columns) {
            cells.add(cell(column, categoryName));
        }
    }

    /** The names of the columns. */
    public List<String> columns() {
        return columns;
    }

    /** One task's cells, in the order of the columns. */
    public List<String> of(Task task) {
        List<String> row = new ArrayList<>(cells.size());
        for (Function<Task, String> cell : cells) {
            row.add(cell.apply(task));
        }
        return row;
    }

    /**
     * The columns that a user names.
     *
     * @param names separated by commas, or null for all
     * @throws CliException.Usage for a name that is unknown or repeated
     */
    public static List<String> parse(String names) {
        if (names == null) {
            return TaskFields.EXPORT_COLUMNS;
        }
        List<String> chosen = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            String column = name.strip();
            if (!TaskFields.EXPORT_COLUMNS.contains(column)) {
                String meant = Nearest.to(column, TaskFields.EXPORT_COLUMNS).map(near -> "; did you mean " + near + "?")
                        .orElse("");
                throw usage("UNKNOWN_COLUMN", "an export has no column \"" + column + "\" ("
                        + String.join(", ", TaskFields.EXPORT_COLUMNS) + ")" + meant);
            }
            if (chosen.contains(column)) {
                throw usage("REPEATED_COLUMN", "--columns names \"" + column + "\" twice");
            }
            chosen.add(column);
        }
        return chosen;
    }

    private static Function<Task, String> cell(String column, UnaryOperator<String> categoryName) {
        return switch (column) {
            case TaskFields.TASK_ID -> Task::taskId;
            case TaskFields.EXTERNAL_ID -> Task::externalId;
            case TaskFields.TITLE -> Task::title;
            case TaskFields.DESCRIPTION -> Task::description;
            case TaskFields.COMPLETED -> task -> Boolean.toString(task.completed());
            case TaskFields.PRIORITY -> task -> task.priority().wire();
            case TaskFields.CATEGORY -> task -> task.categoryId() == null
                    ? null
                    : categoryName.apply(task.categoryId());
            case TaskFields.DUE_DATE -> task -> task.due() == null ? null : task.due().text();
            case TaskFields.CREATED_AT -> task -> Timestamps.format(task.createdAt());
            case TaskFields.UPDATED_AT -> task -> Timestamps.format(task.updatedAt());
            case TaskFields.COMPLETED_AT -> task -> task.completedAt() == null
                    ? null
                    : Timestamps.format(task.completedAt());
            case TaskFields.VERSION -> task -> Long.toString(task.version());
            default -> throw new IllegalArgumentException(column);
        };
    }

    private static CliException usage(String code, String message) {
        return new CliException.Usage(Failure.of(code, message));
    }
}
