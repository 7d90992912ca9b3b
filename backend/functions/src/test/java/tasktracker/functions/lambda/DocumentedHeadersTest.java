package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tasktracker.functions.openapi.Document;
import tasktracker.functions.openapi.Operation;
import tasktracker.functions.openapi.Samples;
import tasktracker.functions.openapi.Schema;

/** What the functions make of request headers is what the OpenAPI document says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DocumentedHeadersTest {
    private static final Document DOCUMENT = Document.get();
    private static final String IF_MATCH = "If-Match";
    private static final String KEY = "Idempotency-Key";
    private static final String CORRELATION_ID = "X-Correlation-Id";

    private final Schema schemas = Schema.ofRequests(DOCUMENT, Backend.NOW);
    private final Samples samples = new Samples(DOCUMENT, Backend.NOW);

    static Collection<Operation> operations() {
        return DOCUMENT.operations().values();
    }

    private static Optional<Map<String, Object>> header(Operation operation, String name) {
        return operation.parameters("header").stream().filter(node -> node.get("name").equals(name)).findFirst();
    }

    private static Map<String, Object> schema(Map<String, Object> header) {
        return DOCUMENT.resolved(header.get("schema"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void onlyHeadersThatAreUsedAreDocumented(Operation operation) {
        for (Map<String, Object> header : operation.parameters("header")) {
            assertTrue(!header.containsKey("required") || header.get("name").equals(IF_MATCH));
            assertTrue(Set.of(IF_MATCH, KEY, "If-None-Match", CORRELATION_ID).contains(header.get("name")));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aHeaderThatMustHaveAFormIsRefusedInAnyOther(Operation operation) {
        for (String name : List.of(IF_MATCH, KEY)) {
            Optional<Map<String, Object>> header = header(operation, name);
            if (header.isEmpty()) {
                assertEquals(Set.of(), faults(new Target(operation), operation, name, "a \""), name);
                continue;
            }
            Target target = new Target(operation);
            int taken = 0;
            int refused = 0;
            for (String value : sendable(withExample(header.get()))) {
                boolean fits = schemas.accepts(schema(header.get()), value);
                assertEquals(fits ? Set.of() : Set.of(name), faults(target, operation, name, value),
                        name + ": " + value);
                taken += fits ? 1 : 0;
                refused += fits ? 0 : 1;
            }
            assertTrue(taken > 0 && refused > 0, operation + " " + name);
        }
    }

    /** A parameter has its example beside the schema. */
    private static Map<String, Object> withExample(Map<String, Object> header) {
        Map<String, Object> schema = new HashMap<>(schema(header));
        schema.put("example", header.get("example"));
        schema.put("enum", List.of("*", "W/\"1\"", "\"1\", \"2\"", "\"\"", " , \"a\"\t,,"));
        return schema;
    }

    /** Those that can stand in a header (RFC 9110, section 5.5). */
    private List<String> sendable(Map<String, Object> schema) {
        return samples.texts(schema).stream()
                .filter(text -> text.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= 0xff && c != 0x7f)))
                .toList();
    }

    private static Set<String> faults(Target target, Operation operation, String name, String value) {
        Event event = event(target, operation).header(name, value);
        return Target.faults(target.backend().send(
                operation.route().startsWith("PUT") && !name.equals(IF_MATCH) ? event.header(IF_MATCH, "*") : event));
    }

    private static Event event(Target target, Operation operation) {
        return operation.body().isPresent()
                ? target.event().body(DocumentedBodiesTest.json(operation.bodyExample()))
                : target.event();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aHeaderThatIsRequiredCannotBeLeftOutAndOthersCan(Operation operation) {
        boolean required = header(operation, IF_MATCH).map(node -> node.get("required")).filter(Boolean.TRUE::equals)
                .isPresent();
        Target target = new Target(operation);
        assertEquals(required, target.backend().send(event(target, operation)).status() == 428);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aConditionalReadIsDocumentedWhereThereIsOne(Operation operation) {
        Target target = new Target(operation);
        int status = target.backend().send(event(target, operation).header("If-None-Match", "\"1\"")).status();
        assertEquals(header(operation, "If-None-Match").isPresent(), status == 304);
    }

    @Test
    void aCorrelationIdOfTheDocumentedFormComesBackAndNoOther() {
        Map<String, Object> schema = schema(header(DOCUMENT.operation("GET /tasks"), CORRELATION_ID).orElseThrow());
        Backend backend = new Backend();
        int taken = 0;
        for (String value : sendable(schema)) {
            boolean comesBack = value.equals(backend.send(Event.of("GET", "/tasks").header(CORRELATION_ID, value))
                    .header(CORRELATION_ID));
            assertEquals(schemas.accepts(schema, value), comesBack, value);
            taken += comesBack ? 1 : 0;
        }
        assertTrue(taken > 60, "the samples are too few");
        operations()
                .forEach(operation -> assertEquals(schema, schema(header(operation, CORRELATION_ID).orElseThrow())));
    }
}
