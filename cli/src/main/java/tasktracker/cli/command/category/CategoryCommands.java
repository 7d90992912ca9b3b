package tasktracker.cli.command.category;

import java.util.List;
import tasktracker.cli.command.Entry;

/** The verbs of {@code category}. */
public final class CategoryCommands {
    private CategoryCommands() {}

    /** All of them, in the order of the help. */
    public static List<Entry> entries() {
        return List.of(
                Entry.leaf("add", "Add a category.", CategoryAddCommand::new),
                new Entry.Leaf("list", List.of("ls"), "List all categories.", CategoryListCommand::new),
                Entry.leaf("edit", "Change name, colour or icon of a category.", CategoryEditCommand::new),
                new Entry.Leaf("delete", List.of("rm"), "Delete a category; you say what becomes of its tasks.",
                        CategoryDeleteCommand::new));
    }
}
