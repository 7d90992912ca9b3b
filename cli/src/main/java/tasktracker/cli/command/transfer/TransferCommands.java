package tasktracker.cli.command.transfer;

import tasktracker.cli.command.Entry;

/** The commands that move tasks in and out of files. */
public final class TransferCommands {
    private TransferCommands() {}

    /** {@code import}. */
    public static Entry importing() {
        return Entry.leaf("import", "Create tasks from CSV files; run again, it creates none twice.",
                ImportCommand::new);
    }

    /** {@code copy}. */
    public static Entry copying() {
        return Entry.leaf("copy", "Copy the tasks of one profile to another.", CopyCommand::new);
    }

    /** {@code export}. */
    public static Entry exporting() {
        return Entry.leaf("export", "Write tasks to a CSV file.", ExportCommand::new);
    }
}
