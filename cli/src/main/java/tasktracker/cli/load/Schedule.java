package tasktracker.cli.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * When each request is to be sent and what it is, made before the run, so that nothing which happens in the run can
 * change it. The rate climbs evenly from nothing during the ramp and stays from then on.
 */
public final class Schedule {
    /** How the requests are spread over the time. */
    public enum Arrivals {
        /** At even distances. */
        CONSTANT,
        /** As from many people who know nothing of each other: exponentially distributed distances. */
        POISSON;

        /** As the command line and the report have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final long[] nanos;
    private final Operation[] operations;

    private Schedule(long[] nanos, Operation[] operations) {
        this.nanos = nanos;
        this.operations = operations;
    }

    /**
     * Makes a schedule.
     *
     * @param rate requests a second, above zero
     * @param ramp how long the rate climbs, at most the duration
     * @param random decides on the operations, and on the distances of {@link Arrivals#POISSON}
     */
    public static Schedule of(double rate, Duration duration, Duration ramp, Arrivals arrivals, Mix mix,
            RandomGenerator random) {
        double seconds = duration.toNanos() / 1e9;
        double climbing = ramp.toNanos() / 1e9;
        double expected = rate * (seconds - climbing / 2);
        long[] nanos = new long[(int) Math.ceil(expected * 1.5) + 1_000];
        int count = 0;
        double nth = arrivals == Arrivals.CONSTANT ? 0 : exponential(random);
        for (double at = time(nth, rate, climbing); at < seconds
                && count < nanos.length; at = time(nth, rate, climbing)) {
            nanos[count++] = Math.round(at * 1e9);
            nth += arrivals == Arrivals.CONSTANT ? 1 : exponential(random);
        }
        Operation[] operations = new Operation[count];
        for (int i = 0; i < count; i++) {
            operations[i] = mix.draw(random);
        }
        return new Schedule(Arrays.copyOf(nanos, count), operations);
    }

    /** How many requests there are. */
    public int size() {
        return nanos.length;
    }

    /** When a request is to be sent: nanoseconds from the start, never less than those of the one before. */
    public long nanos(int request) {
        return nanos[request];
    }

    /** What a request is. */
    public Operation operation(int request) {
        return operations[request];
    }

    /** The seconds after which so many requests are due: the inverse of the rate's integral. */
    private static double time(double requests, double rate, double climbing) {
        double inRamp = rate * climbing / 2;
        return requests < inRamp
                ? Math.sqrt(2 * requests * climbing / rate)
                : climbing / 2 + requests / rate;
    }

    private static double exponential(RandomGenerator random) {
        return -Math.log(1 - random.nextDouble());
    }
}
