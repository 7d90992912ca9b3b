package tasktracker.cli.command.seed;

import tasktracker.cli.command.Entry;

/** The way to {@code seed}. */
public final class SeedCommands {
    private SeedCommands() {}

    /** {@code seed}. */
    public static Entry seed() {
        return Entry.leaf("seed", "Make realistic data to try things with, or remove it.", SeedCommand::new);
    }
}
