package tasktracker.cli.command.stack;

import tasktracker.cli.Session;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.aws.AwsTarget;
import tasktracker.cli.config.ProfileKey;
import tasktracker.cli.config.Settings;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.AwsOptions;

/**
 * The stack that a command is about, and the AWS that has it.
 *
 * @param name of the stack
 */
record StackTarget(String name, AwsClients clients) implements AutoCloseable {
    /**
     * Finds it in options, environment and profile.
     *
     * @throws CliException.Usage if none of them names a stack
     */
    static StackTarget of(Session session, AwsOptions aws) {
        session.refuseToExplain("stacks are handled by signed calls to AWS");
        Settings settings = session.settings(aws);
        String stack = settings.get(ProfileKey.STACK).value();
        if (stack == null) {
            throw new CliException.Usage(Failure.of("NO_STACK",
                    "the profile " + settings.profileName().value() + " names no stack")
                    .hint("add --stack NAME, or choose a profile that has one: tasktracker profile list"));
        }
        return new StackTarget(stack, new AwsClients(AwsTarget.of(settings, session.environment())));
    }

    @Override
    public void close() {
        clients.close();
    }
}
