package tasktracker.cli.command.task;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

    @Option(names = "--cursor", paramLabel = "CURSOR",
            description = "Go on behind an earlier list: its nextCursor, with the same filters and order.")
    private String cursor;

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
        Optional<String> next = Optional.ofNullable(cursor);
        do {
            int limit = (int) Math.min(wanted - rows.count(), Limits.PAGE_MAX);
            Page<Task> page = session.client().tasks(selection.query(), limit, next);
            rows.page(selection.keep(page.items()));
            next = cursors.follow(page.nextCursor());
        } while (next.isPresent() && rows.count() < wanted);
        rows.finish(next.orElse(null));
        say(rows.count(), next.isPresent());
        return ExitCode.OK;
    }

    private void say(long count, boolean more) {
        if (more) {
            if (!filters.isLimited()) { // else these are as many as were asked for
                session.out().notice(count + " shown, more exist: --all prints them, --limit N some of them");
            }
        } else if (count == 0 && cursor == null) { // behind a cursor there may be nothing
            session.out().notice((filters.isOpenOnly() ? "no open tasks" : "no tasks")
                    + (!filters.isNarrow()
                            ? "; to add one: tasktracker task add \"Buy milk\""
                            : " that fit; all tasks: tasktracker task list --status all"));
        }
    }
}
