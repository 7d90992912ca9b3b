package tasktracker.cli.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DistributionTest {
    /** Three digits, and the microsecond that times are counted in. */
    private static final double PRECISION = 0.001;

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 })
    void percentiles_agree_with_the_raw_samples(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int count = 10_000 + random.nextInt(40_000);
        double spread = 1 + random.nextDouble() * 6;
        long[] nanos = new long[count];
        Distribution distribution = new Distribution();
        for (int i = 0; i < count; i++) {
            nanos[i] = Math.round(50_000 * Math.exp(random.nextGaussian() * spread / 2));
            distribution.add(nanos[i]);
        }
        Arrays.sort(nanos);

        for (Percentile percentile : Percentile.values()) {
            double raw = nanos[(int) Math.ceil(percentile.value() * count / 100 - 1e-6) - 1] / 1e6;
            assertEquals(raw, distribution.percentile(percentile.value()), raw * PRECISION + 0.001,
                    percentile.word() + " of " + count);
        }
        assertEquals(nanos[count - 1] / 1e6, distribution.max(), nanos[count - 1] / 1e6 * PRECISION + 0.001);
    }

    @Test
    void a_percentile_needs_ten_samples_beyond_it() {
        Distribution distribution = new Distribution();
        add(distribution, 999);
        assertFalse(distribution.carries(99));
        assertTrue(Double.isNaN(distribution.percentile(99)));
        add(distribution, 1);
        assertTrue(distribution.carries(99));
        assertFalse(distribution.carries(99.9));
        add(distribution, 8_999);
        assertFalse(distribution.carries(99.9));
        add(distribution, 1);
        assertTrue(distribution.carries(99.9));
    }

    @Test
    void nothing_has_neither_percentile_nor_maximum() {
        Distribution nothing = new Distribution();

        assertTrue(Double.isNaN(nothing.percentile(50)));
        assertTrue(Double.isNaN(nothing.max()));
    }

    @Test
    void times_before_the_clock_and_beyond_an_hour_are_counted_at_the_ends() {
        Distribution distribution = new Distribution();
        distribution.add(-5);
        distribution.add(9_000_000_000_000_000L);

        assertEquals(2, distribution.count());
        assertEquals(3_600_000, distribution.max(), 3_600);
    }

    private static void add(Distribution distribution, int times) {
        for (int i = 0; i < times; i++) {
            distribution.add(1_000_000);
        }
    }
}
