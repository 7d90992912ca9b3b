package tasktracker.functions.bulk;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import tasktracker.functions.observe.Log;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.RetryLaterException;
import tasktracker.functions.work.Lanes;

/**
 * Works on the items of a bulk request, each for itself: what happens to one happens to no other, and an item that is
 * not reached in time, or that the store has no time for, gets an outcome that says so.
 *
 * @param retryable the outcome of an item that was not worked on
 * @param failed the outcome of an item whose work failed for a reason of ours
 */
record Each<O>(Log log, O retryable, O failed) {
    /** Works on these positions, several at once; puts the outcomes into their places. */
    void run(List<Integer> positions, Deadline deadline, IntFunction<? extends O> step, List<O> outcomes) {
        List<Optional<O>> done = Lanes.run(positions, deadline, position -> guarded(step, position));
        for (int i = 0; i < positions.size(); i++) {
            outcomes.set(positions.get(i), done.get(i).orElse(retryable));
        }
    }

    /** The outcome of one position, in this thread. */
    O one(int position, Deadline deadline, IntFunction<? extends O> step) {
        return deadline.passed() ? retryable : guarded(step, position);
    }

    private O guarded(IntFunction<? extends O> step, int position) {
        try {
            return step.apply(position);
        } catch (RetryLaterException _) {
            return retryable;
        } catch (RuntimeException e) {
            log.error("One task of a bulk request failed", e);
            return failed;
        }
    }
}
