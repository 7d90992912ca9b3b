package tasktracker.cli.command.category;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.ShellWord;
import tasktracker.cli.client.CategoryTasks;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.names.CategoryNames;
import tasktracker.cli.option.ConfirmOptions;
import tasktracker.cli.option.Exits;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.option.Words;
import tasktracker.cli.output.Printer;
import tasktracker.contract.Category;
import tasktracker.contract.ErrorCode;

@Command(exitCodeList = { Exits.DECLINED, Exits.MISSING, "6:There are tasks in it, and nothing was said about them." },
        footer = { "  tasktracker category delete Home", "  tasktracker category delete Home --on-tasks uncategorize",
            "  tasktracker category delete Home --on-tasks move --move-to House" })
final class CategoryDeleteCommand implements Callable<ExitCode> {
    private final Session session;

    @Parameters(paramLabel = "CATEGORY", description = "Its name or id.")
    private String category;

    @Option(names = "--on-tasks", paramLabel = "WHAT", completionCandidates = TasksWords.class,
            description = "What becomes of its tasks: reject (the default: a category with tasks stays), uncategorize"
                    + " or move.")
    private String tasks;

    @Option(names = "--move-to", paramLabel = "CATEGORY", description = "Where its tasks go with --on-tasks move.")
    private String moveTo;

    @Mixin
    private final ConfirmOptions confirm = new ConfirmOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    CategoryDeleteCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        session.changesSomething();
        Printer<Category> printer = output.printer(session.out(), CategoryColumns.all());
        CategoryNames names = new CategoryNames(session::lookups);
        check();
        Category found = names.require(category);
        CategoryTasks what = what(names, found);
        confirm.require(session, "Delete the category \"" + found.name() + "\"" + consequence(what, names) + "?", true);
        try {
            session.client().deleteCategory(found.categoryId(), what);
        } catch (CliException.Conflict e) {
            throw isInUse(e) ? withChoice(e, found) : e;
        }
        printer.single(found);
        return ExitCode.OK;
    }

    private void check() {
        tasks = tasks == null ? moveTo == null ? TasksWords.REJECT : TasksWords.MOVE : Words.plain(tasks);
        if (moveTo != null != tasks.equals(TasksWords.MOVE)) {
            throw new CliException.Usage(Failure.of("INVALID_ARGUMENTS",
                    "--on-tasks move and --move-to CATEGORY belong together")
                    .hint("tasktracker category delete --help"));
        }
    }

    private CategoryTasks what(CategoryNames names, Category found) {
        return switch (tasks) {
            case TasksWords.REJECT -> new CategoryTasks.Reject();
            case TasksWords.UNCATEGORIZE -> new CategoryTasks.Uncategorize();
            case TasksWords.MOVE -> new CategoryTasks.Move(other(names, found).categoryId());
            default -> throw new TasksWords().unknown("UNKNOWN_CHOICE", "--on-tasks", tasks);
        };
    }

    private Category other(CategoryNames names, Category found) {
        Category other = names.require(moveTo);
        if (other.categoryId().equals(found.categoryId())) {
            throw new CliException.Usage(Failure.of("INVALID_ARGUMENTS",
                    "the tasks of a category that is deleted cannot move to it"));
        }
        return other;
    }

    private static String consequence(CategoryTasks what, CategoryNames names) {
        return switch (what) {
            case CategoryTasks.Reject _ -> "";
            case CategoryTasks.Uncategorize _ -> " and leave its tasks without one";
            case CategoryTasks.Move(String to) -> " and move its tasks to \"" + names.name(to) + "\"";
        };
    }

    private static boolean isInUse(CliException e) {
        return e.failure().code().equals(ErrorCode.CATEGORY_IN_USE.name());
    }

    /** What the API says of it is in the words of its parameters. */
    private static CliException withChoice(CliException.Conflict e, Category found) {
        String count = e.failure().details().get("count");
        String tasks = count == null ? "tasks" : count.equals("1") ? "1 task" : count + " tasks";
        return new CliException.Conflict(Failure.of(e.failure().code(), "\"" + found.name() + "\" has " + tasks
                + ": --on-tasks uncategorize leaves them without one, --move-to CATEGORY moves them")
                .correlationId(e.failure().correlationId())
                .hint("tasktracker category delete " + ShellWord.quoted(found.name()) + " --on-tasks uncategorize"));
    }
}
