package tasktracker.cli.command.key;

import java.util.List;
import tasktracker.cli.command.Entry;

/** The verbs of {@code keys}. */
public final class KeyCommands {
    private KeyCommands() {}

    /** All of them, in the order of the help. */
    public static List<Entry> entries() {
        return List.of(
                Entry.leaf("create", "Issue an API key; its secret is shown once.", KeysCreateCommand::new),
                new Entry.Leaf("list", List.of("ls"), "List the keys of the stack, never their secrets.",
                        KeysListCommand::new),
                Entry.leaf("show", "Show a key and whether it works, or the one in use.", KeysShowCommand::new),
                Entry.leaf("rotate", "Replace a key; the old one works on for a grace period.",
                        KeysRotateCommand::new),
                Entry.leaf("expire", "Switch off the keys whose time is over, now.", KeysExpireCommand::new),
                Entry.leaf("disable", "Switch a key off.", KeysDisableCommand::new),
                Entry.leaf("enable", "Switch a key on again.", KeysEnableCommand::new),
                Entry.leaf("revoke", "Delete a key for ever.", KeysRevokeCommand::new),
                Entry.leaf("usage", "Show the requests of each day, and the limits.", KeysUsageCommand::new));
    }
}
