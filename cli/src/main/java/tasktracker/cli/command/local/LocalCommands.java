package tasktracker.cli.command.local;

import java.util.List;
import tasktracker.cli.command.Entry;

/** The verbs of {@code local}. */
public final class LocalCommands {
    private LocalCommands() {}

    /** All of them, in the order of the help. */
    public static List<Entry> entries() {
        return List.of(
                Entry.leaf("start", "Start the local stack, if it does not run.", LocalStartCommand::new),
                Entry.leaf("stop", "Stop the local stack.", LocalStopCommand::new),
                Entry.leaf("status", "Show whether the local stack runs, where, and on which data.",
                        LocalStatusCommand::new),
                Entry.leaf("reset", "Delete all tasks, categories and keys of the local stack.",
                        LocalResetCommand::new),
                Entry.leaf("logs", "Print what the local stack logged.", LocalLogsCommand::new));
    }
}
