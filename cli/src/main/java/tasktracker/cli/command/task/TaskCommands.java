package tasktracker.cli.command.task;

import java.util.List;
import tasktracker.cli.command.Entry;

/** The verbs of {@code task}. */
public final class TaskCommands {
    private TaskCommands() {}

    /** All of them, in the order of the help. */
    public static List<Entry> entries() {
        return List.of(
                Entry.leaf("add", "Add a task.", TaskAddCommand::new),
                new Entry.Leaf("list", List.of("ls"), "List tasks: the open ones, earliest due first.",
                        TaskListCommand::new),
                Entry.leaf("show", "Show a task with all its fields.", TaskShowCommand::new),
                Entry.leaf("edit", "Change fields of a task.", TaskEditCommand::new),
                Entry.leaf("done", "Complete tasks.", TaskDoneCommand::new),
                Entry.leaf("reopen", "Open completed tasks again.", TaskReopenCommand::new),
                new Entry.Leaf("delete", List.of("rm"), "Delete tasks.", TaskDeleteCommand::new),
                Entry.leaf("move", "Move tasks to another category, or to none.", TaskMoveCommand::new));
    }
}
