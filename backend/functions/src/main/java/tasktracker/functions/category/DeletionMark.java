package tasktracker.functions.category;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * What a category bears while it is deleted, so that one deletion is not taken for the next.
 *
 * @param number the milliseconds since 1970-01-01T00:00:00Z, and a random part below them
 */
public record DeletionMark(long number) {
    private static final int RANDOM_BITS = 20;

    /** A mark of that time, cut to milliseconds. */
    public static DeletionMark at(Instant time, RandomGenerator random) {
        return new DeletionMark(time.toEpochMilli() << RANDOM_BITS | random.nextInt(1 << RANDOM_BITS));
    }

    /** When the category was marked, by the clock of whoever did it. */
    public Instant since() {
        return Instant.ofEpochMilli(number >> RANDOM_BITS);
    }
}
