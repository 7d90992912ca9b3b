package tasktracker.functions.openapi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Visits the document's parts without following references. */
final class Walk {
    private static final Set<String> NAMED = Set.of("properties", "schemas");

    private Walk() {}

    /** Each map with the path to it. */
    static void maps(Object node, String at, BiConsumer<String, Map<String, Object>> visit) {
        switch (node) {
            case Map<?, ?> found -> {
                Map<String, Object> map = Document.map(found);
                visit.accept(at, map);
                map.forEach((name, value) -> maps(value, at + "/" + name, visit));
            }
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    maps(list.get(i), at + "/" + i, visit);
                }
            }
            case null, default -> {
            }
        }
    }

    /** Each schema with the path to it, also those within others. */
    static Map<String, Map<String, Object>> schemas(Document document) {
        Map<String, Map<String, Object>> schemas = new TreeMap<>();
        schemas(document.root(), "#", schemas);
        return schemas;
    }

    private static void schemas(Object node, String at, Map<String, Map<String, Object>> schemas) {
        if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                schemas(list.get(i), at + "/" + i, schemas);
            }
        }
        if (!(node instanceof Map<?, ?>)) {
            return;
        }
        Document.map(node).forEach((name, value) -> {
            String there = at + "/" + name;
            switch (name) {
                case "example", "default", "enum", "required" -> {
                }
                case "schema", "items" -> add(value, there, schemas);
                case "additionalProperties" -> {
                    if (value instanceof Map<?, ?>) {
                        add(value, there, schemas);
                    }
                }
                case "allOf", "anyOf", "oneOf" -> {
                    List<Object> alternatives = Document.list(value);
                    for (int i = 0; i < alternatives.size(); i++) {
                        add(alternatives.get(i), there + "/" + i, schemas);
                    }
                }
                default -> {
                    if (NAMED.contains(name)) {
                        Document.map(value).forEach((one, schema) -> add(schema, there + "/" + one, schemas));
                    } else {
                        schemas(value, there, schemas);
                    }
                }
            }
        });
    }

    private static void add(Object schema, String at, Map<String, Map<String, Object>> schemas) {
        schemas.put(at, Document.map(schema));
        schemas(schema, at, schemas);
    }
}
