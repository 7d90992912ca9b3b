package tasktracker.cli.command.stack;

import java.util.List;
import tasktracker.cli.command.Entry;

/** The verbs of {@code stack}. */
public final class StackCommands {
    private StackCommands() {}

    /** All of them, in the order of the help. */
    public static List<Entry> entries() {
        return List.of(
                Entry.leaf("status", "Show how the stack is: alarms, versions, drift.", StackStatusCommand::new),
                Entry.leaf("events", "Show what happened to the stack's resources.", StackEventsCommand::new),
                Entry.leaf("outputs", "Show the stack's outputs.", StackOutputsCommand::new),
                Entry.leaf("logs", "Show the logs of gateway and functions.", StackLogsCommand::new),
                Entry.leaf("rotate-cursor-key", "Replace the key that signs paging cursors.",
                        RotateCursorKeyCommand::new),
                Entry.leaf("delete", "Delete the stack; its tables stay, unless --purge.", StackDeleteCommand::new));
    }
}
