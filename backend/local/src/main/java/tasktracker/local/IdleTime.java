package tasktracker.local;

/** When a stack that nobody asks anything ends by itself. */
final class IdleTime {
    private static final long FOR_EVER = Long.MAX_VALUE;
    private final long limitNanos;

    /** Minutes without a request; 0 for no end. */
    IdleTime(int minutes) {
        this.limitNanos = minutes == 0 ? FOR_EVER : minutes * 60_000_000_000L;
    }

    /** Milliseconds until it ends if nothing comes meanwhile; 0 or less when it ends now. */
    long millisLeft(long quietNanos) {
        if (limitNanos == FOR_EVER) {
            return FOR_EVER;
        }
        return Math.ceilDiv(limitNanos - quietNanos, 1_000_000L);
    }
}
