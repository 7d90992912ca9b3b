package tasktracker.cli.aws.stack;

import java.time.Duration;
import tasktracker.cli.client.Sleeper;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** How often something is looked at: often at first, since most waits are short, then less and less. */
public final class Pace {
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(3);
    /** After AWS asked for fewer calls. */
    private static final Duration THROTTLED = Duration.ofSeconds(15);

    private final Sleeper sleeper;
    private Duration next;

    /** A pace that begins quick. */
    public Pace(Sleeper sleeper) {
        this(sleeper, FIRST);
    }

    /** A pace that is even from the start. */
    public Pace(Sleeper sleeper, Duration even) {
        this.sleeper = sleeper;
        this.next = even;
    }

    /**
     * Waits for the next look.
     *
     * @throws CliException.Interrupted when the thread is interrupted
     */
    public void pause() {
        try {
            sleeper.sleep(next);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CliException.Interrupted(Failure.of("INTERRUPTED", "interrupted"));
        }
        Duration longer = next.multipliedBy(3).dividedBy(2);
        next = longer.compareTo(LONGEST) < 0 ? longer : next.compareTo(LONGEST) < 0 ? LONGEST : next;
    }

    /** Waits longer, because AWS throttles. */
    void pauseThrottled() {
        Duration before = next;
        next = THROTTLED;
        pause();
        next = before;
    }
}
