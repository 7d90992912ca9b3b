package tasktracker.cli.aws.stack;

import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** Says why a stack is not as wanted: the first resource that failed with its reason, or who else is at work. */
public final class StackFailure {
    private StackFailure() {}

    /** The error for a stack that somebody else is changing. */
    static CliException busy(StackFacts stack) {
        return new CliException.Conflict(Failure.of("STACK_BUSY",
                "another operation is at work on " + stack.name() + " (" + stack.status() + ")")
                .hint("tasktracker stack events --follow --stack " + stack.name()));
    }

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
