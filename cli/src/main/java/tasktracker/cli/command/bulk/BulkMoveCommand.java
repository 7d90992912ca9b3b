package tasktracker.cli.command.bulk;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.journal.Deed;
import tasktracker.cli.names.CategoryNames;
import tasktracker.cli.option.CategoryOptions;
import tasktracker.cli.option.Exits;

@Command(exitCodeList = { Exits.DECLINED, Exits.PARTIAL },
        description = "Open tasks by filters unless --status says otherwise, or any by id. Shows how many, and some of"
                + " them, and asks; in scripts it needs --yes. tasktracker undo takes it back.",
        footer = { "  tasktracker bulk move --category Home --status all --to House",
            "  tasktracker bulk move 7f3a 9c01 --to none --yes" })
final class BulkMoveCommand implements Callable<ExitCode> {
    private final Session session;

    @Option(names = "--to", paramLabel = "CATEGORY", required = true, description = "Name or id, or none.")
    private String to;

    @Mixin
    private final CategoryOptions category = new CategoryOptions();

    @Mixin
    private final BulkOptions options = new BulkOptions();

    BulkMoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        options.tasks();
        String goal = to.equals(CategoryOptions.NONE)
                ? null
                : category.resolve(session, new CategoryNames(session::lookups), to).categoryId();
        return new BulkWork(session, options, Deed.MOVE, goal).run();
    }
}
