package tasktracker.cli.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** The course of a run, second by second. Requests come from many threads, the seconds are cut by one. */
final class Timeline {
    private static final int DIGITS = 3;
    private static final double MICROS_PER_MILLI = 1_000;

    private final Recorder response = new Recorder(DIGITS);
    private final LongAdder throttled = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder serverErrors = new LongAdder();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final List<Second> seconds = new ArrayList<>();
    private Histogram reused;

    void began() {
        inFlight.incrementAndGet();
    }

    void ended(Sample sample) {
        inFlight.decrementAndGet();
        response.recordValue(Math.max(0, sample.responseNanos() / 1_000));
        Outcome outcome = sample.reply().outcome();
        if (outcome == Outcome.THROTTLED) {
            throttled.increment();
        }
        if (outcome.isError()) {
            errors.increment();
        }
        if (outcome == Outcome.SERVER_ERROR) {
            serverErrors.increment();
        }
    }

    void dropped() {
        inFlight.decrementAndGet();
    }

    int inFlight() {
        return inFlight.get();
    }

    /** Ends the second that runs and begins the next. */
    synchronized Second cut() {
        reused = response.getIntervalHistogram(reused);
        boolean none = reused.getTotalCount() == 0;
        Second second = new Second(seconds.size(), reused.getTotalCount(), throttled.sumThenReset(),
                errors.sumThenReset(), serverErrors.sumThenReset(), inFlight.get(),
                none ? Double.NaN : reused.getValueAtPercentile(50) / MICROS_PER_MILLI,
                none ? Double.NaN : reused.getValueAtPercentile(99) / MICROS_PER_MILLI,
                none ? Double.NaN : reused.getMaxValue() / MICROS_PER_MILLI);
        seconds.add(second);
        return second;
    }

    synchronized List<Second> seconds() {
        return List.copyOf(seconds);
    }
}
