package tasktracker.cli.transfer;

/** What happens to a row whose task exists already. */
public enum OnExisting {
    /** The task stays as it is. */
    SKIP,
    /** The task gets what the mapped columns say. */
    UPDATE,
    /** The row fails. */
    FAIL
}
