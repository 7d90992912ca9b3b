package tasktracker.cli.client;

import java.util.Optional;
import tasktracker.contract.ApiError;
import tasktracker.contract.Limits;

/**
 * How far the deletion of a category has come. A server that has no time for all its tasks says with 503 how many it
 * has moved, and asks for the next call. It is followed as long as it gets on, and not for ever: what it says may be a
 * lie, and the same command goes on where this one gave up.
 */
final class Sweep {
    /** Enough for a million tasks: one call lasts up to 29 s, and moves thousands in it. */
    static final int CALLS = 200;
    /** Calls in a row that moved less than one page; as many as any other call is tried that comes to nothing. */
    static final int LEAN_CALLS = Retry.TRIES;

    private static final String MOVED = "moved";

    private int calls;
    private int leanCalls;
    private long moved;

    /** Whether an answer says that a part is done; that is no failure. */
    static boolean isPart(Answer answer) {
        return answer.status() == 503 && moved(answer).isPresent();
    }

    /** Whether a call before this one did a part. */
    boolean hasBegun() {
        return calls > 0;
    }

    /** Takes note of an answer; true when it asks for the next call, and that is worth it. */
    boolean goesOnAfter(Answer answer) {
        if (!isPart(answer)) {
            return false;
        }
        long now = moved(answer).map(count -> count instanceof Number number ? number.longValue() : 0L).orElse(0L);
        calls++;
        leanCalls = now < Limits.PAGE_MAX ? leanCalls + 1 : 0;
        moved += Math.clamp(now, 0, Long.MAX_VALUE - moved);
        return calls < CALLS && leanCalls < LEAN_CALLS;
    }

    /** Calls in a row that did little, the last one included: how much reason there is to wait. */
    int leanCalls() {
        return leanCalls;
    }

    /** What is done so far, for the user. */
    String soFar() {
        return moved == 1 ? "1 task is moved so far" : moved + " tasks are moved so far";
    }

    private static Optional<Object> moved(Answer answer) {
        return answer.error().map(ApiError::details).map(details -> details.get(MOVED));
    }
}
