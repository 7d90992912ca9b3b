package tasktracker.cli.command.bulk;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tasktracker.cli.Session;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.journal.Deed;
import tasktracker.cli.option.Exits;

@Command(exitCodeList = { Exits.DECLINED, Exits.PARTIAL },

        description = "Open tasks by filters unless --status says otherwise, or any by id. Shows how many, and some of them, and asks; in scripts it needs --yes. tasktracker undo brings them back.",
        footer = { "  tasktracker bulk delete --status done --created-to 2025-12-31",
            "  tasktracker bulk delete --category Home --dry-run", "  tasktracker bulk delete - --yes < ids.txt" })
final class BulkDeleteCommand implements Callable<ExitCode> {
    private final Session session;

    @Mixin
    private final BulkOptions options = new BulkOptions();

    BulkDeleteCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        return new BulkWork(session, options, Deed.DELETE, null).run();
    }
}
