package tasktracker.contract;

import java.util.Optional;

/** How much a task matters. The default is {@link #MEDIUM}. */
public enum Priority {
    HIGH("high"), MEDIUM("medium"), LOW("low");

    private final String wire;

    Priority(String wire) {
        this.wire = wire;
    }

    /** The name on the wire. */
    public String wire() {
        return wire;
    }

    /** 1 for high, 2 for medium, 3 for low: ascending rank lists the most important first. */
    public int rank() {
        return ordinal() + 1;
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
