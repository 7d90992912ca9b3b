package tasktracker.cli.aws.key;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import tasktracker.cli.client.Sleeper;
import tasktracker.contract.ApiKey;

/**
 * Waits until a new key works everywhere: API Gateway takes seconds to carry it to all of its machines, so several
 * calls in a row must succeed.
 */
public final class KeyWait {
    private static final int IN_A_ROW = 3;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final KeyProbe probe;
    private final Duration patience;
    private final Sleeper sleeper;
    private final LongSupplier nanoTime;
    private final LongConsumer waiting;

    /**
     * A way to wait.
     *
     * @param waiting gets the seconds waited, after each try that failed
     */
    public KeyWait(KeyProbe probe, Duration patience, Sleeper sleeper, LongSupplier nanoTime, LongConsumer waiting) {
        this.probe = probe;
        this.patience = patience;
        this.sleeper = sleeper;
        this.nanoTime = nanoTime;
        this.waiting = waiting;
    }

    /** Whether the key works before patience ends. */
    boolean until(ApiKey secret) {
        long start = nanoTime.getAsLong();
        int good = 0;
        while (good < IN_A_ROW) {
            if (probe.works(secret)) {
                good++;
                continue;
            }
            good = 0;
            long waited = nanoTime.getAsLong() - start;
            if (waited >= patience.toNanos()) {
                return false;
            }
            waiting.accept(waited / 1_000_000_000);
            try {
                sleeper.sleep(PAUSE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** What stands in the way, with a colon before it; empty when there is nothing to say. */
    String reason() {
        return probe.problem().isEmpty() ? "" : ": " + probe.problem();
    }

    Duration patience() {
        return patience;
    }
}
