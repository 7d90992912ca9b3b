package tasktracker.contract;

import java.util.Optional;

/** How much a task matters. The default is {@link #MEDIUM}. */
public enum Priority {
    HIGH("high", 1), MEDIUM("medium", 2), LOW("low", 3);

    private final String wire;
    private final int rank;

    Priority(String wire, int rank) {
        this.wire = wire;
        this.rank = rank;
    }

    /** The name on the wire. */
    public String wire() {
        return wire;
    }

    /** 1 for high, 2 for medium, 3 for low: ascending rank lists the most important first. */
    public int rank() {
        return rank;
    }

    /** The priority of that wire name, or empty. Case matters. */
    public static Optional<Priority> of(String wire) {
        for (Priority priority : values()) {
            if (priority.wire.equals(wire)) {
                return Optional.of(priority);
            }
        }
        return Optional.empty();
    }
}
