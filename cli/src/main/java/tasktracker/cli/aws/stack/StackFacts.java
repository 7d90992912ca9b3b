package tasktracker.cli.aws.stack;

import java.time.Instant;
import java.util.Map;

/**
 * What CloudFormation says of a stack.
 *
 * @param status such as {@code UPDATE_COMPLETE}
 * @param reason why it has that status, or null
 * @param outputs by name, in the template's order
 * @param parameters by name; secret ones as stars
 * @param updatedAt null before the first update
 * @param drift such as {@code IN_SYNC}, {@code DRIFTED} or {@code NOT_CHECKED}
 * @param driftCheckedAt null when it was never looked for
 */
public record StackFacts(String id, String name, String status, String reason, Map<String, String> outputs,
        Map<String, String> parameters, boolean isProtected, Instant createdAt, Instant updatedAt, String drift,
        Instant driftCheckedAt) {
    /** A stack that so far has nothing but change sets. */
    static final String REVIEW = "REVIEW_IN_PROGRESS";

    /** Whether CloudFormation is at work on it. */
    public boolean isBusy() {
        return status.endsWith("_IN_PROGRESS") && !status.equals(REVIEW);
    }

    /** Whether nothing was ever made, or all that was made is gone or to be thrown away. */
    boolean isRemainder() {
        return status.equals("ROLLBACK_COMPLETE") || status.equals("ROLLBACK_FAILED")
                || status.equals("CREATE_FAILED");
    }

    /** Whether the last operation did what it was to do. */
    public boolean isGood() {
        return status.equals("CREATE_COMPLETE") || status.equals("UPDATE_COMPLETE")
                || status.equals("IMPORT_COMPLETE") || status.equals("DELETE_COMPLETE");
    }

    /** An output that the template is known to have. */
    public String output(String name) {
        return outputs.getOrDefault(name, "");
    }
}
