package tasktracker.cli.command.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tasktracker.cli.Session;
import tasktracker.cli.names.CategoryNames;
import tasktracker.cli.names.ShortIds;
import tasktracker.cli.output.Cell;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.DueText;
import tasktracker.cli.output.Style;
import tasktracker.contract.Due;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.TaskFields;
import tasktracker.contract.Timestamps;

/** The fields of a task, and how tables show them. */
final class TaskColumns {
    private static final String CATEGORY = "category";

    private final CategoryNames categories;
    private final ShortIds ids;
    private final DueText dueText;

    TaskColumns(Session session, CategoryNames categories, ShortIds ids) {
        this.categories = categories;
        this.ids = ids;
        this.dueText = session.dates().text();
    }

    /**
     * The columns: those of the API, and the category's name.
     *
     * @param openOnly for a table of open tasks, which needs no word on the status
     */
    Columns<Task> columns(boolean openOnly) {
        Column<Task> status = Column.<Task>of(TaskFields.COMPLETED, Task::completed).titled("STATUS")
                .shown(task -> task.completed() ? new Cell("done", Style.DIM) : Cell.of("open"));
        Column<Task> category = Column.<Task>of(CATEGORY, task -> categories.name(task.categoryId())).shrinking()
                .dispensable(true);
        Column<Task> id = Column.<Task>of(TaskFields.TASK_ID, Task::taskId).titled("ID")
                .shown(task -> new Cell(ids.of(task.taskId()), Style.DIM));
        Column<Task> due = Column.<Task>of(TaskFields.DUE_DATE, task -> text(task.due())).titled("DUE")
                .shown(task -> dueText.cell(task.due(), task.completed()));
        Column<Task> priority = Column.<Task>of(TaskFields.PRIORITY, task -> task.priority().wire())
                .shown(TaskColumns::priority).dispensable(true);
        Column<Task> title = Column.<Task>of(TaskFields.TITLE, Task::title).shrinking();
        List<Column<Task>> brief = new ArrayList<>(List.of(id, status, due, priority, category, title));
        if (openOnly) {
            brief.remove(status);
        }
        return new Columns<>(Task::taskId, List.of(id, title,
                Column.<Task>of(TaskFields.DESCRIPTION, Task::description).shrinking(), status, priority,
                Column.of(TaskFields.CATEGORY_ID, Task::categoryId), due,
                Column.of(TaskFields.CREATED_AT, task -> text(task.createdAt())),
                Column.of(TaskFields.UPDATED_AT, task -> text(task.updatedAt())),
                Column.of(TaskFields.COMPLETED_AT, task -> text(task.completedAt())),
                Column.of(TaskFields.EXTERNAL_ID, Task::externalId),
                Column.<Task>of(TaskFields.VERSION, Task::version).toTheRight()), brief);
    }

    /** Everything about one task, for a table that has a line for each field. */
    Columns<Task> details() {
        Columns<Task> columns = columns(false);
        List<Column<Task>> lines = new ArrayList<>();
        for (Column<Task> column : columns.all()) {
            lines.add(switch (column.name()) {
                case TaskFields.TASK_ID -> column.shown(task -> Cell.of(task.taskId()));
                case TaskFields.CATEGORY_ID -> column.titled("CATEGORY")
                        .shown(task -> Cell.of(or(categories.name(task.categoryId()))));
                case TaskFields.DUE_DATE -> column.shown(this::dueInFull);
                case TaskFields.CREATED_AT -> column.titled("CREATED").shown(task -> Cell.of(local(task.createdAt())));
                case TaskFields.UPDATED_AT -> column.titled("UPDATED").shown(task -> Cell.of(local(task.updatedAt())));
                case TaskFields.COMPLETED_AT -> column.titled("COMPLETED")
                        .shown(task -> Cell.of(local(task.completedAt())));
                case TaskFields.EXTERNAL_ID -> column.titled("EXTERNAL ID");
                default -> column;
            });
        }
        return new Columns<>(columns.id(), lines, columns.brief());
    }

    private Cell dueInFull(Task task) {
        if (task.due() == null) {
            return Cell.of("");
        }
        Cell cell = dueText.cell(task.due(), task.completed());
        String echo = dueText.echo(task.due());
        return new Cell(task.completed() ? echo : echo + " (" + cell.text() + ")", cell.style());
    }

    private String local(Instant instant) {
        return instant == null ? "" : dueText.echo(Due.at(instant));
    }

    private static String or(String text) {
        return text == null ? "" : text;
    }

    private static Cell priority(Task task) {
        return new Cell(task.priority().wire(), task.priority() == Priority.HIGH ? Style.BOLD : Style.PLAIN);
    }

    private static String text(Due due) {
        return due == null ? null : due.text();
    }

    private static String text(Instant instant) {
        return instant == null ? null : Timestamps.format(instant);
    }
}
