package tasktracker.cli.doctor;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Something to look at, in steps of which each needs the one before.
 *
 * @param ids of the steps, in order
 * @param limit for each step
 * @param whenLate what it means when a step takes longer
 * @param look reports the steps in that order; it may stop early, and it may throw
 */
public record Check(List<String> ids, Duration limit, Verdict whenLate, Look look) {
    /** For what is on this machine. */
    static final Duration SHORT = Duration.ofSeconds(5);
    /** For what is behind a network. */
    static final Duration LONG = Duration.ofSeconds(10);

    public Check {
        ids = List.copyOf(ids);
    }

    /** Looks. */
    @FunctionalInterface
    public interface Look {
        /** Reports each step as soon as it is done. */
        void at(Consumer<Diagnosis> report);
    }

    /** A check of one step on this machine. */
    static Check of(String id, Function<String, Diagnosis> look) {
        return new Check(List.of(id), SHORT, Verdict.FAIL, report -> report.accept(look.apply(id)));
    }
}
