package tasktracker.cli.command.task;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.journal.Deed;
import tasktracker.cli.names.CategoryNames;
import tasktracker.cli.option.ConfirmOptions;
import tasktracker.cli.option.Exits;
import tasktracker.cli.option.OutputOptions;
import tasktracker.contract.Task;

@Command(exitCodeList = { Exits.DECLINED, Exits.AMBIGUOUS, Exits.PARTIAL, Exits.MISSING, Exits.CHANGED },
        description = { "Prints what was deleted. On a terminal it asks first.",
            "In scripts, more than one task needs --yes." },
        footer = { "  tasktracker task delete 7f3a",
            "  tasktracker task delete 7f3a 9c01 --yes" })
final class TaskDeleteCommand implements Callable<ExitCode> {
    private final Session session;

    @Parameters(paramLabel = "TASK", arity = "1..*", description = "Whole id, end of an id, or exact title.")
    private List<String> tasks;

    @Mixin
    private final ConfirmOptions confirm = new ConfirmOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    TaskDeleteCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        session.changesSomething();
        TaskRows rows = new TaskRows(session, output, new CategoryNames(session::lookups));
        Targets targets = Targets.resolve(session.taskNames(), tasks);
        Collection<Task> found = targets.found();
        if (!found.isEmpty()) {
            confirm.require(session, question(found), found.size() == 1);
        }
        try (TaskChange change = TaskChange.of(session, Deed.DELETE, found)) {
            return targets.apply(rows, change::delete);
        }
    }

    private static String question(Collection<Task> found) {
        StringBuilder titles = new StringBuilder();
        for (Task task : found) {
            titles.append(titles.isEmpty() ? "" : ", ").append('"').append(task.title()).append('"');
        }
        return found.size() == 1 ? "Delete " + titles + "?" : "Delete " + found.size() + " tasks: " + titles + "?";
    }
}
