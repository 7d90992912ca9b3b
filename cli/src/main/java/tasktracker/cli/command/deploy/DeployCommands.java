package tasktracker.cli.command.deploy;

import tasktracker.cli.command.Entry;

/** The command {@code deploy}. */
public final class DeployCommands {
    private DeployCommands() {}

    /** Deploys a stack. */
    public static Entry deploy() {
        return Entry.leaf("deploy", "Put the API into your AWS account, or bring it up to date.", DeployCommand::new);
    }
}
