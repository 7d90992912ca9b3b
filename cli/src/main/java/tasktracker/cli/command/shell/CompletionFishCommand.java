package tasktracker.cli.command.shell;

import picocli.CommandLine.Command;
import tasktracker.cli.Session;
import tasktracker.cli.complete.Shell;

@Command(footer = { "  tasktracker completion fish > ~/.config/fish/completions/tasktracker.fish" })
final class CompletionFishCommand extends CompletionCommand {
    CompletionFishCommand(Session session) {
        super(session, Shell.FISH);
    }
}
