package tasktracker.functions.bulk;

/** What became of one task of a bulk change. */
public sealed interface ChangeOutcome {
    /** It is now as asked. */
    record Updated() implements ChangeOutcome {}

    /** It was as asked before, and nothing was written. */
    record Unchanged() implements ChangeOutcome {}

    record Deleted() implements ChangeOutcome {}

    record NotFound() implements ChangeOutcome {}

    /**
     * An earlier item of the request has the same id.
     *
     * @param first the index of that item
     */
    record Duplicate(int first) implements ChangeOutcome {}

    /** Not reached in time, or the store was busy: nothing is known to be wrong with it. */
    record Retryable() implements ChangeOutcome {}

    /** An unexpected failure, of this task alone as far as we know. */
    record Failed() implements ChangeOutcome {}
}
