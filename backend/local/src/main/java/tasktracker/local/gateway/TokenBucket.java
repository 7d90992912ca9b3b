package tasktracker.local.gateway;

import java.util.function.LongSupplier;
import tasktracker.local.template.StackTemplate.Limit;

/**
 * A token bucket: full at first, refilled evenly, one token a request. Counts in whole numbers, so it lets through
 * neither one more nor one less, whatever the pace. Safe for concurrent use.
 */
final class TokenBucket {
    /** Rates are kept to a thousandth of a token a second. */
    private static final long THOUSAND = 1_000;
    /** What a token is worth: a nanosecond brings as many units as the bucket has thousandths of a token a second. */
    private static final long TOKEN = 1_000_000_000L * THOUSAND;

    private final LongSupplier nanoTime;
    private final long perNano;
    private final long most;
    private final long nanosToFill;
    private long units;
    private long filled;

    /** The time source counts nanoseconds from anywhere, as {@link System#nanoTime} does. */
    TokenBucket(Limit limit, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.perNano = Math.max(1, Math.round(limit.rate() * THOUSAND));
        this.most = Math.min(Long.MAX_VALUE / 4, Math.round(limit.burst() * TOKEN));
        this.nanosToFill = most / perNano + 1;
        this.units = most;
        this.filled = nanoTime.getAsLong();
    }

    /** Takes a token; false when there is none. */
    synchronized boolean take() {
        long now = nanoTime.getAsLong();
        long passed = now - filled;
        if (passed > 0) {
            units = passed >= nanosToFill ? most : Math.min(most, units + passed * perNano);
            filled = now;
        }
        if (units < TOKEN) {
            return false;
        }
        units -= TOKEN;
        return true;
    }
}
