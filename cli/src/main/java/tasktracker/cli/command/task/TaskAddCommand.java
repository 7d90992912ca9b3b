package tasktracker.cli.command.task;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.names.CategoryNames;
import tasktracker.cli.option.CategoryOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.option.PriorityWords;
import tasktracker.cli.option.TextArgument;
import tasktracker.contract.Due;
import tasktracker.contract.NewTask;
import tasktracker.contract.Priority;

@Command(footer = { "  tasktracker task add \"Buy milk\" --due \"tomorrow 5pm\" --category Home",
    "  tasktracker task add \"Call Ada\" --priority high -m \"About the engine\"",
    "  tasktracker task add \"Minutes\" -m - < minutes.txt", "Dates: tasktracker help dates" })
final class TaskAddCommand implements Callable<ExitCode> {
    private final Session session;

    @Parameters(paramLabel = "TITLE", description = "Up to 200 characters.")
    private String title;

    @Option(names = "--due", paramLabel = "WHEN",
            description = "When it is due: a date or an instant, in words or ISO.")
    private String due;

    @Option(names = "--priority", paramLabel = "PRIORITY", completionCandidates = PriorityWords.class,
            description = "high, medium (the default) or low.")
    private String priority;

    @Option(names = "--category", paramLabel = "CATEGORY", description = "Name or id of its category.")
    private String category;

    @Option(names = { "-m", "--description" }, paramLabel = "TEXT", description = "More about it; - reads stdin.")
    private String description;

    @Mixin
    private final CategoryOptions categories = new CategoryOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    TaskAddCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        session.changesSomething();
        CategoryNames names = new CategoryNames(session::lookups);
        TaskRows rows = new TaskRows(session, output, names);
        Due when = due == null ? null : session.dates().ahead(due);
        Priority rank = priority == null ? Priority.MEDIUM : PriorityWords.parse(priority);
        String text = description == null ? "" : TextArgument.read(session, description);
        String categoryId = category == null || category.equals(CategoryOptions.NONE)
                ? null
                : categories.resolve(session, names, category).categoryId();
        rows.single(session.client().createTask(
                new NewTask(title, text, false, rank, categoryId, when, null, null, null, null)));
        if (when != null) {
            session.out().notice("due " + session.dates().echo(when));
        }
        return ExitCode.OK;
    }
}
