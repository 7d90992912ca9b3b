package tasktracker.cli.command.api;

import tasktracker.cli.command.Entry;

/** The entry of this package. */
public final class ApiCommands {
    private ApiCommands() {}

    /** {@code api METHOD PATH}. */
    public static Entry api() {
        return Entry.leaf("api", "Call the API as it is, with the profile's key.", ApiCommand::new);
    }
}
