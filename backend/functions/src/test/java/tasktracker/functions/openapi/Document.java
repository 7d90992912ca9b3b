package tasktracker.functions.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code backend/openapi.yaml} as maps, lists, strings, numbers and booleans, none of which can be changed. */
public final class Document {
    private static final Document READ = read();

    private final Map<String, Object> root;
    private final Map<String, Operation> operations = new TreeMap<>();

    private Document(Map<String, Object> root) {
        this.root = root;
        map(root.get("paths")).forEach((path, item) -> map(item).forEach((method, operation) -> {
            if (!method.equals("parameters")) {
                Operation found = new Operation(this, method.toUpperCase(Locale.ROOT) + " " + path, map(item),
                        map(operation));
                operations.put(found.route(), found);
            }
        }));
    }

    /** The document of the repository. */
    public static Document get() {
        return READ;
    }

    private static Document read() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("backend/openapi.yaml"))) {
            directory = directory.getParent();
        }
        try {
            String yaml = Files.readString(directory.resolve("backend/openapi.yaml"));
            return new Document(map(frozen(new Load(LoadSettings.builder().build()).loadFromString(yaml))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole document. */
    public Map<String, Object> root() {
        return root;
    }

    /** Route, such as {@code GET /tasks/{id}}, to operation. */
    public Map<String, Operation> operations() {
        return Collections.unmodifiableMap(operations);
    }

    /** The operation of a route. */
    public Operation operation(String route) {
        Operation operation = operations.get(route);
        if (operation == null) {
            throw new AssertionError("the document knows no " + route);
        }
        return operation;
    }

    /** A component schema. */
    public Map<String, Object> schema(String name) {
        return map(at("components", "schemas", name));
    }

    /** What is found by these names, references followed. */
    public Object at(String... steps) {
        Object here = root;
        for (String step : steps) {
            here = resolve(map(here).get(step));
            if (here == null) {
                throw new AssertionError("no " + step + " on the way " + List.of(steps));
            }
        }
        return here;
    }

    /** What a {@code $ref} stands for, or the thing itself. */
    public Object resolve(Object node) {
        if (node instanceof Map<?, ?> found && found.get("$ref") instanceof String reference) {
            if (!reference.startsWith("#/") || found.size() != 1) {
                throw new AssertionError("a reference stands alone and points into the document: " + found);
            }
            return resolve(at(reference.substring(2).split("/")));
        }
        return node;
    }

    /** As {@link #resolve}, for what is a map. */
    public Map<String, Object> resolved(Object node) {
        return map(resolve(node));
    }

    /** A value that must be a map. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new AssertionError("not a map: " + value);
    }

    /** A value that must be a list. */
    @SuppressWarnings("unchecked")
    public static List<Object> list(Object value) {
        if (value instanceof List<?> list) {
            return (List<Object>) list;
        }
        throw new AssertionError("not a list: " + value);
    }

    private static Object frozen(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, Object> copy = new LinkedHashMap<>();
                map.forEach((key, element) -> copy.put(key, frozen(element)));
                yield Collections.unmodifiableMap(copy);
            }
            case List<?> list -> list.stream().map(Document::frozen).toList();
            case null, default -> value;
        };
    }

    /** The map under a name, empty when there is none. */
    static Map<String, Object> mapOrEmpty(Map<String, Object> from, String name) {
        return from.containsKey(name) ? map(from.get(name)) : Map.of();
    }

    /** The list under a name, empty when there is none. */
    static List<Object> listOrEmpty(Map<String, Object> from, String name) {
        return from.containsKey(name) ? list(from.get(name)) : List.of();
    }
}
