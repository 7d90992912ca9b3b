package tasktracker.cli.aws.stack;

import java.time.Instant;

/**
 * Something that happened to a resource of a stack, or to the stack itself.
 *
 * @param status such as {@code CREATE_IN_PROGRESS}
 * @param reason why, or null
 */
public record StackEvent(String id, Instant at, String stackId, String logicalId, String physicalId, String type,
        String status, String reason) {
    private static final String STACK = "AWS::CloudFormation::Stack";

    /** Whether it is about the stack as a whole. */
    public boolean isOfStack() {
        return STACK.equals(type) && stackId.equals(physicalId);
    }

    /** Whether the resource is being worked on. */
    public boolean isBusy() {
        return status.endsWith("_IN_PROGRESS");
    }

    /** Whether the work on the resource failed. */
    public boolean isFailure() {
        return status.endsWith("_FAILED");
    }

    /** Whether it failed by itself, not because another one had. */
    public boolean isCause() {
        return isFailure() && !isOfStack() && reason != null && !reason.contains("cancelled");
    }
}
