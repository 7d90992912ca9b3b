package tasktracker.functions.bulk;

import java.util.OptionalInt;

/** What became of one task of a bulk creation. */
public sealed interface ItemOutcome {
    /** Created, now or, when {@code replayed}, by an earlier try of this request. */
    record Created(String taskId, boolean replayed) implements ItemOutcome {}

    /** Nothing is in the way of creating it; nothing was written. */
    record Creatable() implements ItemOutcome {}

    /**
     * A task holds the externalId.
     *
     * @param taskId of the holder, null when the holder itself was only checked
     * @param version of the holder, 0 when the holder itself was only checked
     * @param same whether all fields that were sent equal the holder's
     * @param first the index of the first task of the same request with this externalId, when it is an earlier one
     */
    record Existing(String taskId, long version, boolean same, OptionalInt first) implements ItemOutcome {}

    /** The category is missing or being deleted. */
    record CategoryMissing(String categoryId) implements ItemOutcome {}

    /** There is a task of the id that was given. */
    record TaskIdTaken(String taskId) implements ItemOutcome {}

    /** The token was used with another body. */
    record TokenReused() implements ItemOutcome {}

    /** Not reached in time, or the store was busy: nothing is known to be wrong with it. */
    record Retryable() implements ItemOutcome {}

    /** An unexpected failure, of this task alone as far as we know. */
    record Failed() implements ItemOutcome {}
}
