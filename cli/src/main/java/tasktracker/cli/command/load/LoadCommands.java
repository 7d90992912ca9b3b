package tasktracker.cli.command.load;

import tasktracker.cli.command.Entry;

/** The command that sends load. */
public final class LoadCommands {
    private LoadCommands() {}

    /** {@code load-test}. */
    public static Entry loadTest() {
        return Entry.leaf("load-test", "Send the API requests at a steady rate and measure the answers.",
                LoadTestCommand::new);
    }
}
