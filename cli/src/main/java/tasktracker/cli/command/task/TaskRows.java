package tasktracker.cli.command.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tasktracker.cli.Session;
import tasktracker.cli.names.CategoryNames;
import tasktracker.cli.names.SeenTasks;
import tasktracker.cli.names.ShortIds;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Format;
import tasktracker.cli.output.Printer;
import tasktracker.contract.Task;

/** Prints tasks in the format wanted, and remembers their ids. */
public final class TaskRows {
    private final Printer<Task> printer;
    private final SeenTasks seen;
    private final ShortIds ids = new ShortIds();
    private long count;

    /** How tables show the tasks. */
    enum Look {
        /** A line each, with the status. */
        ANY_STATUS,
        /** A line each, without the status. */
        OPEN_ONLY,
        /** One task, a line for each field. */
        DETAILS
    }

    /** Rows of whatever status. */
    public TaskRows(Session session, OutputOptions output, CategoryNames categories) {
        this(session, output, categories, Look.ANY_STATUS);
    }

    /** Rows that look like that in tables; in other formats all look the same. */
    TaskRows(Session session, OutputOptions output, CategoryNames categories, Look look) {
        boolean table = output.format(session.out()) == Format.TABLE;
        TaskColumns columns = new TaskColumns(session, categories, ids);
        printer = output.printer(session.out(), switch (table ? look : Look.ANY_STATUS) {
            case ANY_STATUS -> columns.columns(false);
            case OPEN_ONLY -> columns.columns(true);
            case DETAILS -> columns.details();
        });
        seen = session.seenTasks();
    }

    /** Prints a page of a list. */
    void page(List<Task> tasks) {
        List<String> shown = note(tasks);
        printer.rows(tasks);
        count += tasks.size();
        seen.add(shown);
    }

    /** Ends a list. */
    void finish(String nextCursor) {
        printer.finish(nextCursor);
    }

    /** Prints the result of a change. */
    public void single(Task task) {
        seen.add(note(List.of(task)));
        printer.single(task);
    }

    /** Prints one task with all that is known of it. */
    void details(Task task) {
        seen.add(note(List.of(task)));
        printer.details(task);
    }

    /** How many were printed. */
    long count() {
        return count;
    }

    private List<String> note(List<Task> tasks) {
        Set<String> distinct = new TreeSet<>();
        List<String> inOrder = new ArrayList<>();
        for (Task task : tasks) {
            if (distinct.add(task.taskId())) {
                inOrder.add(task.taskId());
            }
        }
        ids.fit(inOrder);
        return inOrder;
    }
}
