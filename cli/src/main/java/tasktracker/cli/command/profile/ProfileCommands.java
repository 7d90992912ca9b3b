package tasktracker.cli.command.profile;

import java.util.List;
import tasktracker.cli.command.Entry;

/** The verbs of {@code profile}. */
public final class ProfileCommands {
    private ProfileCommands() {}

    /** All of them, in the order of the help. */
    public static List<Entry> entries() {
        return List.of(
                Entry.leaf("list", "List the profiles.", ProfileListCommand::new),
                Entry.leaf("use", "Make a profile the current one.", ProfileUseCommand::new),
                Entry.leaf("add", "Add a profile, or change one.", ProfileAddCommand::new),
                Entry.leaf("show", "Show what holds: profile, endpoint, region, and where each comes from.",
                        ProfileShowCommand::new),
                Entry.leaf("remove", "Forget a profile and its key.", ProfileRemoveCommand::new));
    }
}
