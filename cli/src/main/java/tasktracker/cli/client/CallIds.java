package tasktracker.cli.client;

import java.time.Clock;
import java.util.random.RandomGenerator;
import tasktracker.contract.Uuid7;

/** Correlation ids and idempotency keys: UUIDs, new for each call. */
final class CallIds {
    private final Clock clock;
    private final RandomGenerator random;

    CallIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Safe for several threads, as the generator need not be. */
    synchronized String next() {
        return Uuid7.of(clock.millis(), random.nextInt(), random.nextLong());
    }
}
