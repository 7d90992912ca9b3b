package tasktracker.cli.load;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What a load test is to do.
 *
 * @param rate requests a second of the open model
 * @param duration of the measured part
 * @param warmUp before it
 * @param ramp how long the rate climbs at the beginning
 * @param clients of the closed model; absent for the open one
 * @param seed what the random choices follow from
 */
public record Plan(double rate, Duration duration, Duration warmUp, Duration ramp, Schedule.Arrivals arrivals,
        int maxInFlight, OptionalInt clients, Mix mix, long seed) {
    /** Whether the rate is a plan, and not what the server makes of it. */
    public boolean isOpen() {
        return clients.isEmpty();
    }

    /** Warm-up and measured part. */
    public Duration whole() {
        return warmUp.plus(duration);
    }

    /** How many requests that will be, about; of the closed model nobody knows. */
    public long requests() {
        return Math.round(rate * (whole().toMillis() - ramp.toMillis() / 2.0) / 1_000);
    }
}
