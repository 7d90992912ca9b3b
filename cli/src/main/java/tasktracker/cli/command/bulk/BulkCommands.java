package tasktracker.cli.command.bulk;

import java.util.List;
import tasktracker.cli.command.Entry;

/** The verbs of {@code bulk}, and {@code undo}. */
public final class BulkCommands {
    private BulkCommands() {}

    /** All verbs of {@code bulk}, in the order of the help. */
    public static List<Entry> entries() {
        return List.of(Entry.leaf("done", "Complete many tasks.", BulkDoneCommand::new),
                Entry.leaf("reopen", "Open many completed tasks again.", BulkReopenCommand::new),
                new Entry.Leaf("delete", List.of("rm"), "Delete many tasks.", BulkDeleteCommand::new),
                Entry.leaf("move", "Move many tasks to another category, or to none.", BulkMoveCommand::new));
    }

    /** {@code undo}. */
    public static Entry undo() {
        return Entry.leaf("undo", "Take back the last change.", UndoCommand::new);
    }
}
