package tasktracker.cli.command.bulk;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tasktracker.cli.Session;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.journal.Deed;
import tasktracker.cli.option.Exits;

@Command(exitCodeList = { Exits.DECLINED, Exits.PARTIAL },

        description = "Done tasks by filters, or any by id. Shows how many, and some of them, and asks; in scripts it needs --yes. tasktracker undo takes it back.",
        footer = { "  tasktracker bulk reopen --category Home --created-from monday",
            "  tasktracker bulk reopen 7f3a 9c01 --yes" })
final class BulkReopenCommand implements Callable<ExitCode> {
    private final Session session;

    @Mixin
    private final BulkOptions options = new BulkOptions();

    BulkReopenCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        return new BulkWork(session, options, Deed.REOPEN, null).run();
    }
}
