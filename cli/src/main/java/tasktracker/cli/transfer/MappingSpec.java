package tasktracker.cli.transfer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.text.Nearest;

/**
 * What the user said about columns.
 *
 * @param columns the column of a field; an empty name keeps the field from being filled by a column of its own name
 * @param constants the value of a field in every row
 */
public record MappingSpec(Map<Field, String> columns, Map<Field, String> constants) {
    /** Nothing said: columns are recognised by their names. */
    public static final MappingSpec NONE = new MappingSpec(Map.of(), Map.of());

    public MappingSpec {
        columns = Field.map(columns);
        constants = Field.map(constants);
    }

    /** Whether the user said anything of a field. */
    boolean names(Field field) {
        return columns.containsKey(field) || constants.containsKey(field);
    }

    /**
     * Reads the values of {@code --map} and {@code --set}.
     *
     * @param map such as {@code title=Summary,due=Deadline}; a comma belongs to the name before it unless a field and
     *            {@code =} follow
     * @param set such as {@code priority=low}, one field each
     * @throws CliException.Usage naming what is wrong
     */
    public static MappingSpec parse(List<String> map, List<String> set) {
        Map<Field, String> columns = new EnumMap<>(Field.class);
        for (String pairs : map) {
            for (String pair : split(pairs)) {
                put(columns, "--map", pair);
            }
        }
        Map<Field, String> constants = new EnumMap<>(Field.class);
        for (String pair : set) {
            put(constants, "--set", pair);
        }
        for (Field field : constants.keySet()) {
            if (field == Field.TASK_ID || field == Field.EXTERNAL_ID) {
                throw usage("--set " + field.wire() + " would give every row the same id");
            }
            if (!columns.getOrDefault(field, "").isEmpty()) {
                throw usage(field.wire() + " has both a column (--map) and a value (--set)");
            }
        }
        return new MappingSpec(columns, constants);
    }

    private static List<String> split(String pairs) {
        List<String> out = new ArrayList<>();
        for (String part : pairs.split(",", -1)) {
            int equals = part.indexOf('=');
            boolean starts = equals > 0 && (out.isEmpty() || Field.of(part.substring(0, equals)).isPresent());
            if (out.isEmpty() || starts) {
                out.add(part);
            } else {
                out.set(out.size() - 1, out.getLast() + "," + part);
            }
        }
        return out;
    }

    private static void put(Map<Field, String> into, String option, String pair) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw usage(option + " takes FIELD=" + (option.equals("--map") ? "COLUMN" : "VALUE") + ", not \"" + pair
                    + "\"");
        }
        String name = pair.substring(0, equals);
        Optional<Field> field = Field.of(name);
        if (field.isEmpty()) {
            String meant = Nearest.to(name, Field.allNames()).map(near -> "; did you mean " + near + "?").orElse("");
            throw usage(option + " knows no field \"" + name + "\" (" + String.join(", ", Field.allNames()) + ")"
                    + meant);
        }
        if (into.put(field.get(), pair.substring(equals + 1)) != null) {
            throw usage(option + " names " + field.get().wire() + " twice");
        }
    }

    private static CliException usage(String message) {
        return new CliException.Usage(Failure.of("WRONG_MAPPING", message));
    }
}
