package tasktracker.cli.aws.stack;

import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** Says why a stack failed: the first resource that did, and its reason. */
public final class StackFailure {
    private StackFailure() {}

    /**
     * The error for a stack that is not as wanted.
     *
     * @param cause the first event that says why, or null when none does
     */
    public static CliException of(StackFacts stack, StackEvent cause) {
        String why = cause == null
                ? stack.reason() == null ? "CloudFormation gives no reason" : stack.reason()
                : cause.logicalId() + " (" + cause.type() + ") " + cause.status() + ": " + cause.reason();
        return new CliException.Server(Failure.of("STACK_FAILED",
                "the stack " + stack.name() + " is " + stack.status() + ": " + why)
                .hint(stack.status().equals("DELETE_FAILED")
                        ? "tasktracker stack delete --stack " + stack.name()
                        : "mend that and run the same command again; what happened: tasktracker stack events --stack "
                                + stack.name()));
    }
}
