package tasktracker.cli.command.task;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.names.CategoryNames;
import tasktracker.cli.names.TaskNames;
import tasktracker.cli.option.Exits;
import tasktracker.cli.option.OutputOptions;

@Command(exitCodeList = { Exits.AMBIGUOUS, Exits.MISSING },
        footer = { "  tasktracker task show 7f3a", "  tasktracker task show \"Buy milk\" -o json" })
final class TaskShowCommand implements Callable<ExitCode> {
    private final Session session;

    @Parameters(paramLabel = "TASK", description = "Whole id, end of an id, or exact title.")
    private String task;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    TaskShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        TaskRows rows = new TaskRows(session, output, new CategoryNames(session::lookups), TaskRows.Look.DETAILS);
        if (session.options().explain()) {
            // The look-up of a whole id is the very call to explain.
            TaskNames.wholeId(task).ifPresent(session.client()::task);
            session.client().task(session.taskNames().find(task).taskId());
        }
        rows.details(session.taskNames().find(task));
        return ExitCode.OK;
    }
}
