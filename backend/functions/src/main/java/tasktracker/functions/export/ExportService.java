package tasktracker.functions.export;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tasktracker.contract.Category;
import tasktracker.contract.Task;
import tasktracker.contract.TaskFields;
import tasktracker.contract.Timestamps;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskQuery;
import tasktracker.functions.task.TaskStore;

/**
 * Prints lists of tasks as CSV, in parts that fit into an answer. May throw
 * {@link tasktracker.functions.store.RetryLaterException}.
 */
public final class ExportService {
    /** Small enough that little is read in vain where all tasks are as large as they can be. */
    private static final int FIRST_SLICE = 250;
    /** The most that {@link TaskStore#list} gives at once. */
    private static final int LARGEST_SLICE = 1_000;

    private final TaskStore tasks;
    private final CategoryStore categories;

    public ExportService(TaskStore tasks, CategoryStore categories) {
        this.tasks = tasks;
        this.categories = categories;
    }

    /**
     * A part of an export.
     *
     * @param csv whole rows, the first part's preceded by the header
     * @param next the position after which the export goes on, empty at its end
     */
    public record Part(String csv, Optional<String> next) {}

    /**
     * The tasks that pass the query's filter, in its order, in the columns of {@link TaskFields#EXPORT_COLUMNS}.
     *
     * @param after a position of the query's order, empty for the first part
     * @param bytes the most that the part may take as a JSON string, escapes included; room for a row at least
     * @param deadline when to answer with what there is
     */
    public Part export(String userId, TaskQuery query, Optional<String> after, int bytes, Deadline deadline) {
        Map<String, String> names = names(userId);
        StringBuilder csv = new StringBuilder();
        int left = bytes;
        if (after.isEmpty()) {
            csv.append(Csv.row(TaskFields.EXPORT_COLUMNS));
            left -= JsonLength.of(csv.toString());
        }
        Optional<String> position = after;
        int limit = FIRST_SLICE;
        while (true) {
            Slice slice = tasks.list(userId, query, position, limit, deadline);
            int before = left;
            for (Task task : slice.tasks()) {
                String row = row(task, names);
                left -= JsonLength.of(row);
                if (left < 0) {
                    return new Part(csv.toString(), position);
                }
                csv.append(row);
                position = Optional.of(query.position(task));
            }
            position = slice.next();
            if (position.isEmpty() || deadline.passed()) {
                return new Part(csv.toString(), position);
            }
            int size = slice.tasks().size();
            limit = size == 0 ? limit : Math.clamp((long) left * size / (before - left), 1, LARGEST_SLICE);
        }
    }

    private Map<String, String> names(String userId) {
        Map<String, String> names = new HashMap<>();
        for (Category category : categories.list(userId)) {
            names.put(category.categoryId(), category.name());
        }
        return names;
    }

    /** A task whose category is gone is in none. */
    private static String row(Task task, Map<String, String> names) {
        return Csv.row(Arrays.asList(task.taskId(), task.externalId(), task.title(), task.description(),
                Boolean.toString(task.completed()), task.priority().wire(), names.get(task.categoryId()),
                task.due() == null ? null : task.due().text(), Timestamps.format(task.createdAt()),
                Timestamps.format(task.updatedAt()),
                task.completedAt() == null ? null : Timestamps.format(task.completedAt()),
                Long.toString(task.version())));
    }
}
