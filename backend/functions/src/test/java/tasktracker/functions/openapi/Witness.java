package tasktracker.functions.openapi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What values have made use of what schemas allow. Parts of the document are told apart by identity. */
final class Witness {
    private final IdentityHashMap<Object, Set<Object>> values = new IdentityHashMap<>();
    private final Set<Object> leftOut = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Notes a value that was held against a schema; of lists and objects only that there was one. */
    synchronized void value(Map<String, Object> schema, Object value) {
        Set<Object> seen = values.computeIfAbsent(schema, _ -> new HashSet<>());
        if (!(value instanceof Map<?, ?>) && !(value instanceof List<?>)) {
            seen.add(value instanceof Number number ? (Object) number.longValue() : value);
        }
    }

    /** Notes that a field or a header was left out. */
    synchronized void absence(Object declaration) {
        leftOut.add(declaration);
    }

    /** Whether a field or a header was ever left out. */
    synchronized boolean wasLeftOut(Object declaration) {
        return leftOut.contains(declaration);
    }

    /** What a schema allows and no value was. */
    synchronized List<String> unused(Map<String, Object> schema) {
        Set<Object> seen = values.get(schema);
        if (seen == null) {
            return List.of("has had no value");
        }
        List<Object> allowed = new ArrayList<>(Document.listOrEmpty(schema, "enum"));
        if (Boolean.TRUE.equals(schema.get("nullable"))) {
            allowed.add(null);
        }
        if (schema.get("minimum") instanceof Number minimum) {
            allowed.add(minimum.longValue());
        }
        return allowed.stream().filter(one -> !seen.contains(one)).map(one -> "was never " + one).toList();
    }
}
