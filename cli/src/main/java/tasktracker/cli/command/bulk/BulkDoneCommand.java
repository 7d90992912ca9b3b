package tasktracker.cli.command.bulk;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tasktracker.cli.Session;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.journal.Deed;
import tasktracker.cli.option.Exits;

@Command(exitCodeList = { Exits.DECLINED, Exits.PARTIAL },

        description = "Open tasks by filters, or any by id. Shows how many, and some of them, and asks; in scripts it needs --yes. tasktracker undo takes it back.",
        footer = { "  tasktracker bulk done --overdue --category Home", "  tasktracker bulk done 7f3a 9c01 --yes",
            "  tasktracker task list -o id | tasktracker bulk done - --yes" })
final class BulkDoneCommand implements Callable<ExitCode> {
    private final Session session;

    @Mixin
    private final BulkOptions options = new BulkOptions();

    BulkDoneCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        return new BulkWork(session, options, Deed.DONE, null).run();
    }
}
