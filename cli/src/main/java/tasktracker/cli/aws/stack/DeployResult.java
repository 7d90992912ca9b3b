package tasktracker.cli.aws.stack;

import java.util.List;

/**
 * How a deployment ended, when it ended well.
 *
 * @param stack null when there is none yet
 * @param changeSet the one that waits to be executed, or null
 */
public record DeployResult(Kind kind, Account account, StackFacts stack, List<Change> changes, String changeSet) {
    /** What was done. */
    public enum Kind {
        CREATED, UPDATED, UNCHANGED, PLANNED
    }
}
