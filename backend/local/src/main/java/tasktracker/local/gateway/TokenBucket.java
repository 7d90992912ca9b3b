package tasktracker.local.gateway;

import java.util.function.LongSupplier;
import tasktracker.local.template.StackTemplate.Limit;

/** A token bucket: full at first, refilled evenly, one token a request. Safe for concurrent use. */
final class TokenBucket {
    private final Limit limit;
    private final LongSupplier nanoTime;
    private double tokens;
    private long filled;

    /** The time source counts nanoseconds from anywhere, as {@link System#nanoTime} does. */
    TokenBucket(Limit limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.tokens = limit.burst();
        this.filled = nanoTime.getAsLong();
    }

    /** Takes a token; false when there is none. */
    synchronized boolean take() {
        long now = nanoTime.getAsLong();
        if (now > filled) {
            tokens = Math.min(limit.burst(), tokens + (now - filled) / 1e9 * limit.rate());
            filled = now;
        }
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
