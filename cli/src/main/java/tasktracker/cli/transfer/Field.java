package tasktracker.cli.transfer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tasktracker.cli.transfer.csv.Header;
import tasktracker.contract.TaskFields;

/** A field of a task that a column can fill. */
public enum Field {
    TITLE(TaskFields.TITLE), DESCRIPTION(TaskFields.DESCRIPTION), COMPLETED(TaskFields.COMPLETED),
    PRIORITY(TaskFields.PRIORITY), CATEGORY(TaskFields.CATEGORY), DUE(TaskFields.DUE_DATE, "due"),
    CREATED_AT(TaskFields.CREATED_AT), COMPLETED_AT(TaskFields.COMPLETED_AT), EXTERNAL_ID(TaskFields.EXTERNAL_ID),
    TASK_ID(TaskFields.TASK_ID);

    private final String wire;
    private final String alias;

    Field(String wire) {
        this(wire, wire);
    }

    Field(String wire, String alias) {
        this.wire = wire;
        this.alias = alias;
    }

    /** The name in messages, on the wire and in an export. */
    public String wire() {
        return wire;
    }

    /** The names of columns that mean this field without being mapped. */
    public List<String> names() {
        return wire.equals(alias) ? List.of(wire) : List.of(wire, alias);
    }

    /** The field of that name, without regard to case, spaces and underscores. */
    public static Optional<Field> of(String name) {
        String key = Header.key(name);
        for (Field field : values()) {
            for (String known : field.names()) {
                if (Header.key(known).equals(key)) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }

    /** All names, for messages. */
    public static List<String> allNames() {
        List<String> all = new ArrayList<>();
        for (Field field : values()) {
            all.add(field.wire());
        }
        return all;
    }

    /** An unmodifiable copy in the order of the fields. */
    static <T> Map<Field, T> map(Map<Field, T> map) {
        Map<Field, T> copy = new EnumMap<>(Field.class);
        copy.putAll(map);
        return Collections.unmodifiableMap(copy);
    }
}
