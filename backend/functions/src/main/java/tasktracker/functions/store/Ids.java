package tasktracker.functions.store;

import java.time.Clock;
import java.time.Instant;
import java.util.random.RandomGenerator;
import tasktracker.contract.Uuid7;

/**
 * Makes UUIDv7 ids. Those of now grow from one to the next, also within a millisecond and when the clock is set back
 * (RFC 9562, section 6.2, method 2). Those of a given time carry exactly that time, and of several of one time made
 * one after the other, 4,096 in a row keep their order.
 */
public final class Ids {
    private static final long RANDOM_MASK = 0x3fff_ffff_ffff_ffffL;

    private final Clock clock;
    private final RandomGenerator random;
    private long lastMillis = -1;
    private int lastHigh;
    private long lastLow;
    private int given;

    /**
     * A source of ids.
     *
     * @param random a cryptographically strong source, so that ids cannot be guessed
     */
    public Ids(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** An id of now, greater than all before it. */
    public synchronized String next() {
        long now = clock.millis();
        if (now > lastMillis) {
            lastMillis = now;
            lastHigh = random.nextInt() & 0x7ff;
            lastLow = random.nextLong() & RANDOM_MASK;
        } else {
            // A random step keeps the next id as hard to guess as the first.
            lastLow += 1 + (random.nextInt() & 0x7fff_ffffL);
            if (lastLow > RANDOM_MASK) {
                lastLow &= RANDOM_MASK;
                lastHigh++;
            }
            if (lastHigh > 0xfff) {
                lastHigh = 0;
                lastMillis++;
            }
        }
        return Uuid7.of(lastMillis, lastHigh, lastLow);
    }

    /** An id that carries that time, cut to milliseconds. */
    public synchronized String at(Instant time) {
        given = given + 1 & 0xfff;
        return Uuid7.of(time.toEpochMilli(), given, random.nextLong() & RANDOM_MASK);
    }

    /** The time that an id carries. */
    public static Instant time(String id) {
        return Instant.ofEpochMilli(Uuid7.millis(id));
    }
}
