package tasktracker.cli.command.shell;

import java.util.concurrent.Callable;
import tasktracker.cli.Session;
import tasktracker.cli.complete.Shell;
import tasktracker.cli.error.ExitCode;

/** Prints the script of one shell. */
abstract class CompletionCommand implements Callable<ExitCode> {
    private final Session session;
    private final Shell shell;

    CompletionCommand(Session session, Shell shell) {
        this.session = session;
        this.shell = shell;
    }

    @Override
    public final ExitCode call() {
        session.out().stdout().print(shell.script());
        return ExitCode.OK;
    }
}
