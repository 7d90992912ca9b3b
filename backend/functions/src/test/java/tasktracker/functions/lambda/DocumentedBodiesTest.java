package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tasktracker.contract.Json;
import tasktracker.contract.TaskFields;
import tasktracker.functions.http.TaskBodies;
import tasktracker.functions.openapi.Document;
import tasktracker.functions.openapi.Operation;
import tasktracker.functions.openapi.Samples;
import tasktracker.functions.openapi.Schema;
import tasktracker.functions.openapi.Words;

/** What the functions take in a body and what they refuse is what the OpenAPI document says, field by field. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DocumentedBodiesTest {
    private static final Document DOCUMENT = Document.get();
    private static final String BULK = "POST /tasks/bulk/create";

    private final Schema schemas = Schema.ofRequests(DOCUMENT, Backend.NOW);
    private final Samples samples = new Samples(DOCUMENT, Backend.NOW);
    private final Set<String> words = Words.of(TaskBodies.class, TaskFields.class);

    /** A field of a body, or of each task in a bulk request's body. */
    record Field(Operation operation, Map<String, Object> object, String name, boolean inItem) {
        Map<String, Object> schema() {
            return DOCUMENT.resolved(Document.map(object.get("properties")).get(name));
        }

        /** An object with this field and what must be there with it. */
        Map<String, Object> with(Object value) {
            Map<String, Object> body = required(object);
            body.remove(name);
            if (schema().get("x-requires") instanceof Map<?, ?> others) {
                body.putAll(Document.map(others));
            }
            body.put(name, value);
            return body;
        }

        @Override
        public String toString() {
            return operation + " " + (inItem ? "tasks[]." : "") + name;
        }
    }

    static Map<String, Object> required(Map<String, Object> object) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (object.get("required") instanceof List<?> names) {
            names.forEach(name -> body.put((String) name,
                    DOCUMENT.resolved(Document.map(object.get("properties")).get(name)).get("example")));
        }
        return body;
    }

    static List<Operation> operations() {
        return DOCUMENT.operations().values().stream().filter(operation -> operation.body().isPresent()).toList();
    }

    static Stream<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (Operation operation : operations()) {
            Map<String, Object> body = operation.body().orElseThrow();
            Document.map(body.get("properties")).keySet()
                    .forEach(name -> fields.add(new Field(operation, body, name, false)));
        }
        Map<String, Object> item = DOCUMENT.schema("NewTask");
        Document.map(item.get("properties")).keySet()
                .forEach(name -> fields.add(new Field(DOCUMENT.operation(BULK), item, name, true)));
        return fields.stream();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aFieldIsTakenWhenTheDocumentSaysSo(Field field) {
        Target target = new Target(field.operation);
        int taken = 0;
        int refused = 0;
        for (Object value : values(field)) {
            Map<String, Object> object = field.with(value);
            boolean fits = schemas.accepts(field.object, object);
            assertEquals(fits ? Set.of() : Set.of(field.name), target.faults(object, field.inItem),
                    () -> field + " = " + value + " " + schemas.faults(field.object, object));
            taken += fits ? 1 : 0;
            refused += fits ? 0 : 1;
        }
        assertTrue(taken > 0 && refused > 0, field + ": " + taken + " taken, " + refused + " refused");
    }

    private Set<Object> values(Field field) {
        Map<String, Object> schema = field.schema();
        Set<Object> values = samples.of(schema);
        values.addAll(words);
        if ("array".equals(schema.get("type"))) {
            for (String limit : List.of("minItems", "maxItems")) {
                for (int around = -1; around <= 1; around++) {
                    values.add(items(schema, (int) schema.get(limit) + around));
                }
            }
            Map<String, Object> item = DOCUMENT.resolved(schema.get("items"));
            if ("string".equals(item.get("type"))) {
                samples.of(item).forEach(value -> values.add(Collections.singletonList(value)));
            }
        }
        return values;
    }

    private static List<Object> items(Map<String, Object> array, int count) {
        Map<String, Object> item = DOCUMENT.resolved(array.get("items"));
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(item.containsKey("example") ? item.get("example") : Map.of("title", "task " + i));
        }
        return items;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void modesHaveTheirOwnLimits(Operation operation) {
        Map<String, Object> properties = Document.map(operation.body().orElseThrow().get("properties"));
        properties.forEach((name, property) -> {
            Map<String, Object> schema = DOCUMENT.resolved(property);
            if (!schema.containsKey("x-max-items")) {
                return;
            }
            Map<String, Object> modes = Document.map(Document.map(schema.get("x-max-items")).get("mode"));
            List<Object> all = Document.list(DOCUMENT.resolved(properties.get("mode")).get("enum"));
            for (Object mode : all.subList(0, all.size() - 1)) {
                int most = (int) modes.getOrDefault(mode, schema.get("maxItems"));
                Target target = new Target(operation);
                Map<String, Object> body = required(operation.body().orElseThrow());
                body.put("mode", mode);
                body.put(name, items(schema, most));
                assertEquals(Set.of(), target.faults(body, false), mode::toString);
                body.put(name, items(schema, most + 1));
                assertEquals(Set.of(name), target.faults(body, false), mode::toString);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyExampleIsTaken(Operation operation) {
        assertEquals(Set.of(), new Target(operation).faults(operation.bodyExample(), false));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aBodyCannotBeLeftOut(Operation operation) {
        assertTrue(operation.requiresBody());
        assertEquals(Set.of("body"), new Target(operation).faults(""));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aFieldThatIsRequiredCannotBeLeftOut(Operation operation) {
        Map<String, Object> object = operation.body().orElseThrow();
        Target target = new Target(operation);
        for (String name : Document.map(object.get("properties")).keySet()) {
            Map<String, Object> body = required(object);
            body.remove(name);
            assertEquals(schemas.accepts(object, body) ? Set.of() : Set.of(name), target.faults(body, false), name);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aFieldThatTheDocumentDoesNotNameIsRefused(Operation operation) {
        Map<String, Object> object = operation.body().orElseThrow();
        refusesOtherFields(new Target(operation), object, false);
        if (operation.route().equals(BULK)) {
            refusesOtherFields(new Target(operation), DOCUMENT.schema("NewTask"), true);
        }
    }

    private void refusesOtherFields(Target target, Map<String, Object> object, boolean inItem) {
        assertEquals(false, object.get("additionalProperties"));
        Set<String> names = Document.map(object.get("properties")).keySet();
        assertTrue(words.containsAll(names), () -> "the search for words misses some of " + names);
        for (String word : words) {
            if (!names.contains(word)) {
                Map<String, Object> body = required(object);
                body.put(word, "x");
                Map<String, Object> reasons = target.reasons(body, inItem);
                assertEquals(Set.of(word), reasons.keySet(), word);
                // Any other reason would be one about the value: then the field is known.
                assertTrue(Set.of("is not a field of this request", "cannot be changed").contains(reasons.get(word)),
                        reasons::toString);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void halvesOfSurrogatePairsAreRefusedInEveryText(Operation operation) {
        Map<String, Object> object = operation.body().orElseThrow();
        Document.map(object.get("properties")).forEach((name, property) -> {
            if (DOCUMENT.resolved(property).containsKey("maxLength")) {
                for (String half : List.of("\\ud800", "\\udc00", "a\\udbffb", "\\udc00\\ud800")) {
                    Map<String, Object> body = required(object);
                    body.put(name, "HALF");
                    String json = json(body).replace("HALF", half);
                    assertEquals(Set.of(name), new Target(operation).faults(json), name + " " + half);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aBodyMayBeAsLargeAndAsDeepAsTheDocumentSaysAndNoMore(Operation operation) {
        Map<String, Object> limits = Document.map(DOCUMENT.root().get("x-body"));
        String body = json(operation.bodyExample());
        int bytes = (int) limits.get("bytes");
        String largest = body + " ".repeat(bytes - body.getBytes(StandardCharsets.UTF_8).length);
        Target target = new Target(operation);
        assertEquals(Set.of(), target.faults(largest));
        assertEquals(Map.of("maxBytes", bytes), target.send(largest + " ").refused(413, "REQUEST_TOO_LARGE"));
        int depth = (int) limits.get("depth") - 1;
        String deepest = "{\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
        assertTrue(target.faults(deepest).contains("x"));
        target.send(deepest.replace("[]", "[[]]")).refused(400, "INVALID_JSON");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsLeftOutIsTheDefault(Operation operation) {
        Map<String, Object> object = operation.body().orElseThrow();
        Document.map(object.get("properties")).forEach((name, property) -> {
            Map<String, Object> schema = DOCUMENT.resolved(property);
            if (schema.containsKey("default")) {
                Map<String, Object> body = required(object);
                String without = new Target(operation).send(json(body)).body();
                body.put(name, schema.get("default"));
                assertEquals(new Target(operation).send(json(body)).body(), without, name);
                body.put(name, other(schema));
                assertNotEquals(new Target(operation).send(json(body)).body(), without, name);
            }
        });
    }

    /** A value that is not the default. */
    private Object other(Map<String, Object> schema) {
        return samples.of(schema).stream()
                .filter(value -> value != null && !value.equals(schema.get("default"))
                        && schemas.accepts(schema, value))
                .findFirst()
                .orElseThrow();
    }

    static String json(Object body) {
        return new String(Json.bytes(json -> Json.value(json, body)), StandardCharsets.UTF_8);
    }
}
