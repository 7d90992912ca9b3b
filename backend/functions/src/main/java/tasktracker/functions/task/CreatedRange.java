package tasktracker.functions.task;

import java.time.Instant;
import java.util.Optional;

/** A range of creation times, both ends inclusive, in whole milliseconds. */
public record CreatedRange(Optional<Instant> from, Optional<Instant> to) {
    /** No bound. */
    public static final CreatedRange ALL = new CreatedRange(Optional.empty(), Optional.empty());

    /** Whether a task created then passes. */
    public boolean accepts(Instant created) {
        return from.map(bound -> created.toEpochMilli() >= bound.toEpochMilli()).orElse(true)
                && to.map(bound -> created.toEpochMilli() <= bound.toEpochMilli()).orElse(true);
    }
}
