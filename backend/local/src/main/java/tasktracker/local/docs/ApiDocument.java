package tasktracker.local.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** An OpenAPI document as maps, lists, texts, numbers and booleans. */
record ApiDocument(Map<String, Object> root) {
    private static final String SCHEMAS = "#/components/schemas/";

    static ApiDocument read(String yaml) {
        return new ApiDocument(map(new Load(LoadSettings.builder().build()).loadFromString(yaml)));
    }

    /** What a reference stands for, or the thing itself. */
    Map<String, Object> resolve(Object node) {
        Map<String, Object> found = map(node);
        while (found.get("$ref") instanceof String reference) {
            Map<String, Object> here = root;
            for (String step : reference.substring(2).split("/", -1)) {
                here = map(here.get(step));
            }
            found = here;
        }
        return found;
    }

    /** The name of the component schema that a reference stands for, or null when it is none. */
    static String schemaName(Object node) {
        return map(node).get("$ref") instanceof String reference && reference.startsWith(SCHEMAS)
                ? reference.substring(SCHEMAS.length())
                : null;
    }

    /** The component schemas by name. */
    Map<String, Object> schemas() {
        return map(map(root.get("components")).get("schemas"));
    }

    /** An example of a schema: its own, or one put together from those within. */
    Object example(Object node) {
        Map<String, Object> schema = resolve(node);
        if (schema.containsKey("example")) {
            return schema.get("example");
        }
        if (schema.get("enum") instanceof List<?> values) {
            return values.getFirst();
        }
        if (Boolean.TRUE.equals(schema.get("nullable"))) {
            return null;
        }
        return switch (String.valueOf(schema.get("type"))) {
            case "object" -> {
                Map<String, Object> example = new LinkedHashMap<>();
                map(schema.get("properties")).forEach((name, property) -> example.put(name, example(property)));
                yield example;
            }
            case "array" -> List.of(example(schema.get("items")));
            case "integer" -> schema.getOrDefault("minimum", 0);
            case "boolean" -> false;
            default -> "…";
        };
    }

    /** A value as a map, empty when it is none. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** A value as a list, empty when it is none. */
    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) {
        return value instanceof List<?> list ? (List<Object>) list : List.of();
    }
}
