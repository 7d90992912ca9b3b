package tasktracker.cli.load;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Waits for an instant of the nano clock. */
interface Pace {
    /** Returns at the instant, or at once when it is past. */
    void until(long instant);

    /** By sleeping: late by some 60 µs, without taking a core away from those who send. */
    static Pace sleeping(LongSupplier nanoTime) {
        return instant -> {
            for (long left = instant - nanoTime.getAsLong(); left > 0; left = instant - nanoTime.getAsLong()) {
                LockSupport.parkNanos(left);
            }
        };
    }
}
