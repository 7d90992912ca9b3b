package tasktracker.cli.command.shell;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.shell.TaskShell;

@Command(description = { "On a terminal: a prompt with history and completion. Else it runs the lines of",
    "standard input and stops at the first that fails, with its exit code.",
    "Quotes, backslashes, # and ; are those of a POSIX shell; $ and * mean nothing." },
        footer = { "  tasktracker shell", "  tasktracker --profile prod shell < changes.txt",
            "  tasktracker shell --keep-going < changes.txt" })
final class ShellCommand implements Callable<ExitCode> {
    private final Session session;

    @Option(names = "--keep-going", description = "In a script: go on after lines that fail.")
    private boolean keepGoing;

    ShellCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        TaskShell shell = new TaskShell(session);
        return session.out().canAsk() && session.out().stdout().isTerminal()
                ? shell.interactive()
                : shell.script(keepGoing);
    }
}
