package tasktracker.local.gateway;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What is asked of a server: how much, how much of it is in flight, since when nothing is. */
public final class Activity {
    private final LongSupplier nanoTime;
    private long requests;
    private int inFlight;
    private long quietSince;

    /** The time source counts nanoseconds from anywhere, as {@link System#nanoTime} does. */
    public Activity(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.quietSince = nanoTime.getAsLong();
    }

    synchronized void began() {
        requests++;
        inFlight++;
    }

    synchronized void ended() {
        inFlight--;
        quietSince = nanoTime.getAsLong();
        notifyAll();
    }

    /** Waits until no request is in flight, or the time is over. */
    synchronized void awaitQuiet(Duration atMost) {
        long end = nanoTime.getAsLong() + atMost.toNanos();
        try {
            for (long left = atMost.toNanos(); inFlight > 0 && left > 0; left = end - nanoTime.getAsLong()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many requests have come. */
    public synchronized long requests() {
        return requests;
    }

    /** Nanoseconds since the last answer; 0 while a request is in flight. */
    public synchronized long quietNanos() {
        return inFlight > 0 ? 0 : nanoTime.getAsLong() - quietSince;
    }
}
