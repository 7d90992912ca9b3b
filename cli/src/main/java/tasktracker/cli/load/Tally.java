package tasktracker.cli.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/** What came of the requests of one part of a run. For use by several threads. */
public final class Tally {
    /** An operation with how it ended. */
    public record Key(Operation operation, Outcome outcome) {}

    /** The times of the requests that had one outcome. */
    public static final class Times {
        private final Distribution response = new Distribution();
        private final Distribution service = new Distribution();
        private final Distribution server = new Distribution();

        /** From the intended instant to the whole answer. */
        public Distribution response() {
            return response;
        }

        /** From the connection to the whole answer. */
        public Distribution service() {
            return service;
        }

        /** Inside the function, where the answer tells. */
        public Distribution server() {
            return server;
        }

        private void add(Sample sample) {
            response.add(sample.responseNanos());
            service.add(sample.serviceNanos());
            if (sample.reply().serverNanos() >= 0) {
                server.add(sample.reply().serverNanos());
            }
        }

        private void add(Times other) {
            response.add(other.response);
            service.add(other.service);
            server.add(other.server);
        }
    }

    private final Map<Key, Times> times = new ConcurrentHashMap<>();
    private final Distribution lag = new Distribution();
    private final Times cold = new Times();
    private final LongAdder heldBack = new LongAdder();
    private final LongAdder reopened = new LongAdder();

    /** Held back by the cap: for longer than the hand-over between two threads takes. */
    private static final long HELD_BACK_NANOS = 1_000_000;

    void add(Sample sample) {
        times.computeIfAbsent(new Key(sample.operation(), sample.reply().outcome()), _ -> new Times()).add(sample);
        lag.add(sample.ready() - sample.intended());
        if (sample.sent() - sample.ready() > HELD_BACK_NANOS) {
            heldBack.increment();
        }
        if (sample.reply().reopened()) {
            reopened.increment();
        }
        if (sample.reply().cold()) {
            cold.add(sample);
        }
    }

    /** The times of an operation with an outcome; without a sample when there was none. */
    public Times times(Operation operation, Outcome outcome) {
        return times.getOrDefault(new Key(operation, outcome), new Times());
    }

    /** The times of an outcome, whatever the operation. */
    public Times times(Outcome outcome) {
        return sum(key -> key.outcome() == outcome);
    }

    /** The headline of an operation: its answers of any status and its time-outs. */
    public Times headline(Operation operation) {
        return sum(key -> key.operation() == operation && key.outcome().isHeadline());
    }

    /** The headline: all answers of any status and the time-outs. */
    public Times headline() {
        return sum(key -> key.outcome().isHeadline());
    }

    /** How many requests of each outcome. */
    public Map<Outcome, Long> counts() {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        times.forEach((key, all) -> counts.merge(key.outcome(), all.response().count(), Long::sum));
        return counts;
    }

    /** How many requests of an operation, of each outcome. */
    public Map<Outcome, Long> counts(Operation operation) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        times.forEach((key, all) -> {
            if (key.operation() == operation) {
                counts.merge(key.outcome(), all.response().count(), Long::sum);
            }
        });
        return counts;
    }

    /** All requests. */
    public long count() {
        return times.values().stream().mapToLong(all -> all.response().count()).sum();
    }

    /** How late the senders were there: what the generator itself adds. */
    public Distribution lag() {
        return lag;
    }

    /** The requests that a function instance was started for; they are among the others as well. */
    public Times cold() {
        return cold;
    }

    /** How many requests the cap held back. */
    public long heldBack() {
        return heldBack.sum();
    }

    /** How many requests had to open a connection anew. */
    public long reopened() {
        return reopened.sum();
    }

    private Times sum(Predicate<Key> wanted) {
        Times sum = new Times();
        times.forEach((key, all) -> {
            if (wanted.test(key)) {
                sum.add(all);
            }
        });
        return sum;
    }
}
