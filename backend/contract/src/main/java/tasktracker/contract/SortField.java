package tasktracker.contract;

import java.util.Optional;

/** What {@code GET /tasks} can sort by. */
public enum SortField {
    CREATED("createdAt"), DUE("dueDate"), PRIORITY("priority");

    private final String wire;

    SortField(String wire) {
        this.wire = wire;
    }

    /** The name on the wire. */
    public String wire() {
        return wire;
    }

    /** The sort of that wire name, or empty. */
    public static Optional<SortField> of(String wire) {
        for (SortField field : values()) {
            if (field.wire.equals(wire)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
