package tasktracker.cli.command.shell;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tasktracker.cli.Session;
import tasktracker.cli.complete.BashScript;
import tasktracker.cli.error.ExitCode;

@Command(footer = { "  source <(tasktracker completion bash)",
    "  tasktracker completion bash > ~/.local/share/bash-completion/completions/tasktracker" })
final class CompletionBashCommand implements Callable<ExitCode> {
    private final Session session;

    CompletionBashCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        session.out().stdout().print(BashScript.TEXT);
        return ExitCode.OK;
    }
}
