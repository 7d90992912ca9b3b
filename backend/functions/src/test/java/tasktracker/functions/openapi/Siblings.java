package tasktracker.functions.openapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The extensions by which one field depends on another. */
final class Siblings {
    private Siblings() {}

    /** What is wrong with a field that has a value, given all fields. */
    static Optional<String> fault(Map<String, Object> schema, Object value, Map<String, Object> object) {
        for (Map.Entry<String, Object> needed : Document.mapOrEmpty(schema, "x-requires").entrySet()) {
            if (!needed.getValue().equals(object.get(needed.getKey()))) {
                return Optional.of("requires " + needed);
            }
        }
        if (value instanceof List<?> list) {
            for (Map.Entry<String, Object> field : Document.mapOrEmpty(schema, "x-max-items").entrySet()) {
                Object most = Document.map(field.getValue()).get(String.valueOf(object.get(field.getKey())));
                if (most != null && list.size() > (int) most) {
                    return Optional.of("has " + list.size() + " items");
                }
            }
        }
        return Optional.empty();
    }
}
