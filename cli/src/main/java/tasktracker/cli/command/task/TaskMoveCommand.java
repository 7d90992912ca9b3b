package tasktracker.cli.command.task;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.names.CategoryNames;
import tasktracker.cli.option.CategoryOptions;
import tasktracker.cli.option.Exits;
import tasktracker.cli.option.OutputOptions;
import tasktracker.contract.Change;
import tasktracker.contract.TaskPatch;

@Command(exitCodeList = { Exits.AMBIGUOUS, Exits.PARTIAL, Exits.MISSING, Exits.CHANGED },
        footer = { "  tasktracker task move 7f3a 9c01 --to Work", "  tasktracker task move 7f3a --to none" })
final class TaskMoveCommand implements Callable<ExitCode> {
    private final Session session;

    @Parameters(paramLabel = "TASK", arity = "1..*", description = "Whole id, end of an id, or exact title.")
    private List<String> tasks;

    @Option(names = "--to", paramLabel = "CATEGORY", required = true, description = "Name or id, or none.")
    private String to;

    @Mixin
    private final CategoryOptions category = new CategoryOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    TaskMoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        session.changesSomething();
        CategoryNames names = new CategoryNames(session::lookups);
        TaskRows rows = new TaskRows(session, output, names);
        Targets targets = Targets.resolve(session.taskNames(), tasks);
        Change<String> target = to.equals(CategoryOptions.NONE)
                ? Change.clear()
                : Change.to(category.resolve(session, names, to).categoryId());
        try (TaskChange change = TaskChange.move(session, target.apply(null), targets.found())) {
            return targets.apply(rows, task -> change.apply(task, TaskPatch.NONE.withCategory(target)));
        }
    }
}
