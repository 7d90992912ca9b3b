package tasktracker.cli.command.task;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.names.CategoryNames;
import tasktracker.cli.option.CategoryOptions;
import tasktracker.cli.option.Exits;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.option.PriorityWords;
import tasktracker.cli.option.TextArgument;
import tasktracker.contract.Change;
import tasktracker.contract.Due;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;

@Command(exitCodeList = { Exits.AMBIGUOUS, Exits.MISSING, Exits.CHANGED },
        description = "What is not named stays. If somebody changes the task at the same time, nothing is done and"
                + " the exit code is 6.",
        footer = { "  tasktracker task edit 7f3a --title \"Buy oat milk\" --due fri",
            "  tasktracker task edit 7f3a --due none --category none" })
final class TaskEditCommand implements Callable<ExitCode> {
    private static final String NONE = CategoryOptions.NONE;

    private final Session session;

    @Parameters(paramLabel = "TASK", description = "Whole id, end of an id, or exact title.")
    private String task;

    @Option(names = "--title", paramLabel = "TITLE", description = "The new title.")
    private String title;

    @Option(names = "--due", paramLabel = "WHEN", description = "The new due date, or none.")
    private String due;

    @Option(names = "--priority", paramLabel = "PRIORITY", completionCandidates = PriorityWords.class,
            description = "high, medium or low.")
    private String priority;

    @Option(names = "--category", paramLabel = "CATEGORY", description = "Name or id of the new category, or none.")
    private String category;

    @Option(names = { "-m", "--description" }, paramLabel = "TEXT",
            description = "The new description; - reads stdin, an empty one clears it.")
    private String description;

    @Option(names = "--if-version", paramLabel = "N", description = "Change it only if it still has this version.")
    private Long version;

    @Mixin
    private final CategoryOptions categories = new CategoryOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    TaskEditCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        session.changesSomething();
        CategoryNames names = new CategoryNames(session::lookups);
        TaskRows rows = new TaskRows(session, output, names);
        TaskPatch patch = patch();
        if (patch.equals(TaskPatch.NONE) && category == null) {
            throw new CliException.Usage(Failure.of("NOTHING_TO_CHANGE",
                    "say what to change: --title, --due, --priority, --category or --description")
                    .hint("tasktracker task edit --help"));
        }
        Task read = session.taskNames().find(task);
        if (category != null) {
            patch = patch.withCategory(category.equals(NONE)
                    ? Change.clear()
                    : Change.to(categories.resolve(session, names, category).categoryId()));
        }
        try (TaskChange change = TaskChange.edit(session, read, patch)) {
            rows.single(change.apply(read, patch, version == null ? read.version() : version));
        }
        if (patch.due() instanceof Change.To<Due>(Due when)) {
            session.out().notice("due " + session.dates().echo(when));
        }
        return ExitCode.OK;
    }

    /** Everything but the category, which may need a call. */
    private TaskPatch patch() {
        TaskPatch patch = TaskPatch.NONE;
        if (title != null) {
            patch = patch.withTitle(title);
        }
        if (due != null) {
            patch = patch.withDue(due.equals(NONE) ? Change.clear() : Change.to(session.dates().ahead(due)));
        }
        if (priority != null) {
            patch = patch.withPriority(PriorityWords.parse(priority));
        }
        if (description != null) {
            patch = patch.withDescription(TextArgument.read(session, description));
        }
        return patch;
    }
}
