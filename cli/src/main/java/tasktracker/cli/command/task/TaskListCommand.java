package tasktracker.cli.command.task;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tasktracker.cli.Session;
import tasktracker.cli.client.Cursors;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.names.CategoryNames;
import tasktracker.cli.option.FilterOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.option.Selection;
import tasktracker.contract.Limits;
import tasktracker.contract.Page;
import tasktracker.contract.SortField;
import tasktracker.contract.Task;
import tasktracker.contract.TaskStatus;

@Command(footer = { "  tasktracker task list", "  tasktracker task list --overdue --priority high",
    "  tasktracker task list --status all --all -o ndjson", "  tasktracker task list --category Home --due today" })
final class TaskListCommand implements Callable<ExitCode> {
    private final Session session;

    @Mixin
    private final FilterOptions filters = new FilterOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    TaskListCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        CategoryNames categories = new CategoryNames(session::lookups);
        TaskRows rows = new TaskRows(session, output, categories,
                filters.isOpenOnly() ? TaskRows.Look.OPEN_ONLY : TaskRows.Look.ANY_STATUS);
        long wanted = filters.rows();
        Selection selection = filters.selection(session, categories, TaskStatus.OPEN, SortField.DUE);
        Cursors cursors = new Cursors();
        Optional<String> cursor = Optional.empty();
        do {
            int limit = (int) Math.min(wanted - rows.count(), Limits.PAGE_MAX);
            Page<Task> page = session.client().tasks(selection.query(), limit, cursor);
            rows.page(selection.keep(page.items()));
            cursor = cursors.follow(page.nextCursor());
        } while (cursor.isPresent() && rows.count() < wanted);
        rows.finish(cursor.orElse(null));
        say(rows.count(), cursor.isPresent());
        return ExitCode.OK;
    }

    private void say(long count, boolean more) {
        if (more) {
            if (!filters.isLimited()) { // else these are as many as were asked for
                session.out().notice(count + " shown, more exist: --all prints them, --limit N some of them");
            }
        } else if (count == 0) {
            session.out().notice((filters.isOpenOnly() ? "no open tasks" : "no tasks")
                    + (!filters.isNarrow()
                            ? "; to add one: tasktracker task add \"Buy milk\""
                            : " that fit; all tasks: tasktracker task list --status all"));
        }
    }
}
