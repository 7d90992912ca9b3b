package tasktracker.cli.aws.stack;

import java.util.function.Consumer;
import java.util.function.Supplier;
import tasktracker.cli.error.CliException;

/** Watches an operation on a stack until it has ended. */
public final class Watch {
    private final Stacks stacks;
    private final StackEvents events;
    private final String stackId;
    private final Supplier<Pace> pace;
    private StackEvent cause;
    private boolean begun;

    /**
     * Watches one stack.
     *
     * @param begun false right after an operation was asked for: CloudFormation takes a moment until it shows
     */
    public Watch(Stacks stacks, StackEvents events, String stackId, Supplier<Pace> pace, boolean begun) {
        this.stacks = stacks;
        this.events = events;
        this.stackId = stackId;
        this.pace = pace;
        this.begun = begun;
    }

    /**
     * Tells each event, until the stack is no longer being worked on. Goes on, less often, while AWS throttles.
     *
     * @return the stack as it then is
     */
    public StackFacts toTheEnd(Consumer<StackEvent> told) {
        Pace looking = pace.get();
        while (true) {
            try {
                tell(told);
                if (begun) {
                    StackFacts stack = stacks.require(stackId);
                    if (!stack.isBusy() && !stack.status().equals(StackFacts.REVIEW)) {
                        tell(told);
                        return stack;
                    }
                }
                looking.pause();
            } catch (CliException.Unavailable _) {
                looking.pauseThrottled();
            }
        }
    }

    /** The first event that says why it failed, or null. */
    public StackEvent cause() {
        return cause;
    }

    private void tell(Consumer<StackEvent> told) {
        for (StackEvent event : events.fresh()) {
            begun = true;
            if (cause == null && event.isCause()) {
                cause = event;
            }
            told.accept(event);
        }
    }
}
