package tasktracker.cli.command.doctor;

import tasktracker.cli.command.Entry;

/** The entry of this package. */
public final class DoctorCommands {
    private DoctorCommands() {}

    /** {@code doctor}. */
    public static Entry doctor() {
        return Entry.leaf("doctor", "Find out what does not work, and what to do about it.", DoctorCommand::new);
    }
}
