package tasktracker.contract;

import java.util.Optional;

/** The values of the {@code status} filter. */
public enum TaskStatus {
    OPEN("open"), DONE("done"), ALL("all");

    private final String wire;

    TaskStatus(String wire) {
        this.wire = wire;
    }

    /** The name on the wire. */
    public String wire() {
        return wire;
    }

    /** The status of that wire name, or empty. */
    public static Optional<TaskStatus> of(String wire) {
        for (TaskStatus status : values()) {
            if (status.wire.equals(wire)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
