package tasktracker.cli.command.shell;

import picocli.CommandLine.Command;
import tasktracker.cli.Session;
import tasktracker.cli.complete.Shell;

@Command(footer = { "  source <(tasktracker completion bash)",
    "  tasktracker completion bash > ~/.local/share/bash-completion/completions/tasktracker" })
final class CompletionBashCommand extends CompletionCommand {
    CompletionBashCommand(Session session) {
        super(session, Shell.BASH);
    }
}
