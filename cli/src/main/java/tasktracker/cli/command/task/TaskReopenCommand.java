package tasktracker.cli.command.task;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.Exits;
import tasktracker.cli.option.OutputOptions;

@Command(exitCodeList = { Exits.AMBIGUOUS, Exits.PARTIAL, Exits.MISSING, Exits.CHANGED },
        description = "Tasks that are open already stay as they are.", footer = { "  tasktracker task reopen 7f3a",
            "  tasktracker task reopen \"Buy milk\" 9c01" })
final class TaskReopenCommand implements Callable<ExitCode> {
    private final Session session;

    @Parameters(paramLabel = "TASK", arity = "1..*", description = "Whole id, end of an id, or exact title.")
    private List<String> tasks;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    TaskReopenCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        return new StatusChange(session, output).apply(tasks, false);
    }
}
