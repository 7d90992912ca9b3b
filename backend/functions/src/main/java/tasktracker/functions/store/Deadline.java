package tasktracker.functions.store;

import java.util.function.LongSupplier;

/** When to stop starting new work, so that an answer still gets out. */
public final class Deadline {
    private final LongSupplier millisLeft;

    private Deadline(LongSupplier millisLeft) {
        this.millisLeft = millisLeft;
    }

    /** A deadline that reads the milliseconds left, such as Lambda's context gives them. */
    public static Deadline of(LongSupplier millisLeft) {
        return new Deadline(millisLeft);
    }

    /** No limit. */
    public static Deadline none() {
        return new Deadline(() -> Long.MAX_VALUE);
    }

    /** This deadline, so many milliseconds earlier. */
    public Deadline minus(long millis) {
        return new Deadline(() -> millisLeft.getAsLong() - millis);
    }

    /** Whether no more work is to be started. */
    public boolean passed() {
        return millisLeft.getAsLong() <= 0;
    }
}
