package tasktracker.cli.command.shell;

import picocli.CommandLine.Command;
import tasktracker.cli.Session;
import tasktracker.cli.complete.Shell;

@Command(footer = { "  source <(tasktracker completion zsh)", "  tasktracker completion zsh > ~/.zfunc/_tasktracker" })
final class CompletionZshCommand extends CompletionCommand {
    CompletionZshCommand(Session session) {
        super(session, Shell.ZSH);
    }
}
