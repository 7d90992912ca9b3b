package tasktracker.cli.load;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long something took, many times over: within 0.1 % from a microsecond to an hour, in memory that does not grow.
 * For use by several threads.
 */
public final class Distribution {
    /** A percentile p is shown from this many samples beyond it on. */
    private static final int SAMPLES_BEYOND = 10;
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MICRO = 1_000;

    private final Histogram micros = new ConcurrentHistogram(HOUR_MICROS, DIGITS);

    /** Counts a time. */
    void add(long nanos) {
        micros.recordValue(Math.clamp(Math.round(nanos / NANOS_PER_MICRO), 0, HOUR_MICROS));
    }

    /** Counts all that another one has. */
    void add(Distribution other) {
        micros.add(other.micros);
    }

    /** How many times. */
    public long count() {
        return micros.getTotalCount();
    }

    /** The longest in milliseconds; {@link Double#NaN} when there is none. */
    public double max() {
        return count() == 0 ? Double.NaN : micros.getMaxValue() / NANOS_PER_MICRO;
    }

    /** Whether there are samples enough to speak of a percentile: ten beyond it. */
    public boolean carries(double percentile) {
        return count() > 0 && count() * (100 - percentile) / 100 >= SAMPLES_BEYOND - 1e-9;
    }

    /**
     * A percentile in milliseconds; {@link Double#NaN} when the samples do not carry it.
     *
     * @param percentile above 0 and below 100
     */
    public double percentile(double percentile) {
        return carries(percentile) ? valueAt(percentile) : Double.NaN;
    }

    /** A percentile in milliseconds, however few samples there are; for a plot. */
    public double valueAt(double percentile) {
        return micros.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
    }
}
