package tasktracker.cli.command.shell;

import java.util.List;
import tasktracker.cli.command.Entry;

/** The entries of this package. */
public final class ShellCommands {
    private ShellCommands() {}

    /** {@code completion SHELL}. */
    public static Entry completion() {
        return new Entry.Group("completion", "Print the script that completes commands in a shell.",
                () -> List.of(Entry.leaf("bash", "Print the completion script for bash.", CompletionBashCommand::new),
                        Entry.leaf("zsh", "Print the completion script for zsh.", CompletionZshCommand::new),
                        Entry.leaf("fish", "Print the completion script for fish.", CompletionFishCommand::new)));
    }

    /** {@code shell}. */
    public static Entry shell() {
        return Entry.leaf("shell", "Run many commands in one process, at a prompt or from a script.",
                ShellCommand::new);
    }

    /** {@code help TOPIC}. */
    public static Entry help() {
        return Entry.leaf("help", "Explain a command or a topic.", HelpCommand::new);
    }

    /** {@code __complete}, which the scripts call. */
    public static Entry complete() {
        return Entry.leaf("__complete", "Print what a command line can go on with.", CompleteCommand::of);
    }
}
