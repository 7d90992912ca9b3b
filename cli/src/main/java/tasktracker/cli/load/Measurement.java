package tasktracker.cli.load;

import java.time.Duration;
import java.util.List;

/**
 * What a run measured.
 *
 * @param warmUp what came before the measured part, apart from it
 * @param measured what counts
 * @param planned how many requests of the measured part were due until the run ended
 * @param plannedRate of these, requests a second
 * @param readyRate how many of them a second the generator was ready to send; in the closed model the rate reached
 * @param achievedRate how many of them a second were sent
 * @param elapsed how long the measured part took
 */
public record Measurement(Tally warmUp, Tally measured, List<Second> seconds, long planned, double plannedRate,
        double readyRate, double achievedRate, Duration elapsed, Stop.Reason ended) {
    /** Beyond it, the generator itself is what was measured. */
    private static final double LAG_MILLIS = 10;
    private static final double SHARE_READY = 0.99;
    private static final double LAG_PERCENTILE = 99;

    /** What held the requests back. */
    public enum LimitedBy {
        NOTHING, GENERATOR, CAP
    }

    public Measurement {
        seconds = List.copyOf(seconds);
    }

    /** What held the requests back; by the generator means that the result is not valid. */
    public LimitedBy limitedBy() {
        Distribution lag = measured.lag();
        boolean lags = lag.count() > 0 && lag.valueAt(LAG_PERCENTILE) > LAG_MILLIS;
        if (lags || readyRate < plannedRate * SHARE_READY) {
            return LimitedBy.GENERATOR;
        }
        return measured.heldBack() > 0 ? LimitedBy.CAP : LimitedBy.NOTHING;
    }

    /** Whether the numbers say something about the server. */
    public boolean isValid() {
        return limitedBy() != LimitedBy.GENERATOR;
    }
}
