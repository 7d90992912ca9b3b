package tasktracker.cli.load;

/**
 * What happened in one second of a run. Requests belong to the second in which they ended.
 *
 * @param number from 0 at the start of the run, warm-up included
 * @param ended how many requests ended
 * @param throttled how many of them with 429
 * @param errors how many of them failed
 * @param serverErrors how many of them with 5xx
 * @param inFlight requests without an answer at its end
 * @param p50 the median response time in ms; NaN when none ended
 * @param p99 at that level whatever the number of samples, for a plot
 * @param max the longest in ms
 */
public record Second(int number, long ended, long throttled, long errors, long serverErrors, int inFlight, double p50,
        double p99, double max) {}
