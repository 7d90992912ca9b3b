package tasktracker.functions.observe;

import java.util.function.Supplier;
import tasktracker.functions.store.Deadline;

/**
 * What is known of a request wherever it is worked on: what every log line and metric says of it, and how long it has.
 * Bound for the time of the request; a thread that works for it binds it with {@link #carried}.
 *
 * @param requestId of the invocation, as Lambda gives it
 * @param gatewayRequestId of API Gateway's request, as its access log has it, null when there is none
 * @param traceId of AWS X-Ray, null when there is none
 * @param coldStart whether this is the first request of the instance
 * @param deadline when to stop starting new work for it
 */
public record RequestScope(String functionName, String requestId, String correlationId, String gatewayRequestId,
        String traceId, boolean coldStart, Level level, Deadline deadline) {
    private static final ScopedValue<RequestScope> CURRENT = ScopedValue.newInstance();
    private static final RequestScope NONE = new RequestScope("", "", "", null, null, false, Level.INFO,
            Deadline.none());

    /** The scope of the request this thread works for; an empty one outside of any. */
    public static RequestScope current() {
        return CURRENT.isBound() ? CURRENT.get() : NONE;
    }

    /** Runs with this scope bound. */
    public <T> T call(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /** The work, to be run on another thread in the scope of this one. */
    public static Runnable carried(Runnable work) {
        RequestScope scope = current();
        return () -> ScopedValue.where(CURRENT, scope).run(work);
    }
}
