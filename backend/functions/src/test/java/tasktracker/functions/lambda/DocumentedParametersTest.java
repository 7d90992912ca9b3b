package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tasktracker.contract.SortField;
import tasktracker.functions.http.ListParameters;
import tasktracker.functions.openapi.Document;
import tasktracker.functions.openapi.Operation;
import tasktracker.functions.openapi.Samples;
import tasktracker.functions.openapi.Schema;
import tasktracker.functions.openapi.Words;

/** What the functions take as query parameters and refuse is what the OpenAPI document says, one by one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DocumentedParametersTest {
    private static final Document DOCUMENT = Document.get();

    private final Schema schemas = Schema.ofRequests(DOCUMENT, Backend.NOW);
    private final Samples samples = new Samples(DOCUMENT, Backend.NOW);
    private final Set<String> words = Words.of(ListParameters.class, SortField.class);

    /** A query parameter of an operation. */
    record Parameter(Operation operation, Map<String, Object> node) {
        String name() {
            return (String) node.get("name");
        }

        Map<String, Object> schema() {
            return DOCUMENT.resolved(node.get("schema"));
        }

        Map<String, Object> others(String keyword) {
            return node.containsKey(keyword) ? Document.map(node.get(keyword)) : Map.of();
        }

        /** A request with the parameter and what it requires. */
        Event event(Target target, String value) {
            Event event = target.event();
            others("x-requires").forEach((name, needed) -> event.query(name, needed.toString()));
            return event.query(name(), value);
        }

        @Override
        public String toString() {
            return operation + " " + name();
        }
    }

    /** Those that have any: the others do not look at the query. */
    static List<Operation> operations() {
        return DOCUMENT.operations().values().stream().filter(operation -> !operation.parameters("query").isEmpty())
                .toList();
    }

    static Stream<Parameter> parameters() {
        return operations().stream().flatMap(
                operation -> operation.parameters("query").stream().map(node -> new Parameter(operation, node)));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void aParameterIsTakenWhenTheDocumentSaysSo(Parameter parameter) {
        Target target = new Target(parameter.operation);
        int taken = 0;
        int refused = 0;
        for (String value : values(parameter.schema())) {
            boolean fits = fits(parameter.schema(), value);
            Set<String> faults = Target.faults(target.backend().send(parameter.event(target, value)));
            assertEquals(fits, !faults.contains(parameter.name()), () -> parameter + "=" + value + " " + faults);
            taken += fits ? 1 : 0;
            refused += fits ? 0 : 1;
        }
        boolean anything = parameter.schema().keySet().stream().noneMatch(Set.of("enum", "pattern", "minimum", "items",
                "anyOf")::contains);
        assertTrue(taken > 0 && (refused > 0 || anything),
                parameter + ": " + taken + " taken, " + refused + " refused");
    }

    private Set<String> values(Map<String, Object> schema) {
        Set<String> values = new LinkedHashSet<>(samples.texts(schema));
        values.addAll(words);
        values.addAll(List.of("", " ", ",", "0", "-1", "1.0", "1e1", "+1", "9223372036854775808"));
        for (String limit : List.of("minimum", "maximum")) {
            if (schema.get(limit) instanceof Integer number) {
                values.addAll(List.of("" + (number - 1), "" + number, "" + (number + 1), number + "0", " " + number));
            }
        }
        if (schema.get("items") instanceof Map<?, ?> items) {
            Set<String> some = values(DOCUMENT.resolved(items));
            List<Object> all = Document.list(DOCUMENT.resolved(items).get("enum"));
            all.forEach(one -> some.forEach(other -> values.addAll(List.of(one + "," + other, other + "," + one))));
            values.add(all.stream().map(Object::toString).collect(Collectors.joining(",")));
            values.addAll(some);
        }
        return values;
    }

    /** Whether the text of a parameter stands for a value that fits. */
    private boolean fits(Map<String, Object> schema, String text) {
        return switch ((String) schema.getOrDefault("type", "string")) {
            case "integer" -> text.matches("[0-9]{1,9}") && schemas.accepts(schema, Integer.valueOf(text));
            case "array" -> schemas.accepts(schema, Arrays.asList(text.split(",", -1)));
            default -> schemas.accepts(schema, text);
        };
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aParameterThatTheDocumentDoesNotNameIsRefused(Operation operation) {
        Set<Object> names = operation.parameters("query").stream().map(node -> node.get("name"))
                .collect(Collectors.toSet());
        assertTrue(words.containsAll(names), () -> "the search for words misses some of " + names);
        Target target = new Target(operation);
        for (String word : words) {
            if (!names.contains(word)) {
                assertEquals(Map.of(word, "is not a parameter of this operation"),
                        Target.reasons(target.backend().send(target.event().query(word, "x"))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void aParameterIsGivenOnceAndWithWhatItRequires(Parameter parameter) {
        assertFalse(parameter.node.containsKey("required"), "lists can be had without it");
        Target target = new Target(parameter.operation);
        String good = values(parameter.schema()).stream().filter(value -> fits(parameter.schema(), value)).findFirst()
                .orElseThrow();
        Event twice = parameter.event(target, good).query(parameter.name(), good);
        assertTrue(Target.faults(target.backend().send(twice)).contains(parameter.name()));
        Event alone = target.event().query(parameter.name(), good);
        assertEquals(!parameter.others("x-requires").isEmpty(),
                Target.faults(target.backend().send(alone)).contains(parameter.name()));
        parameter.others("x-required-with").forEach((name, value) -> {
            Event without = target.event().query(name, value.toString());
            assertEquals(Set.of(parameter.name()), Target.faults(target.backend().send(without)));
        });
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void aSearchTakesSoManyTermsAndNoMore(Parameter parameter) {
        if (parameter.node.get("x-max-terms") instanceof Integer most) {
            Target target = new Target(parameter.operation);
            String words = IntStream.range(0, most).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
            assertEquals(Set.of(), Target.faults(target.backend().send(parameter.event(target, words))));
            assertEquals(Set.of(parameter.name()),
                    Target.faults(target.backend().send(parameter.event(target, words + " more"))));
        }
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void whatIsLeftOutIsTheDefault(Parameter parameter) {
        Map<String, Object> schema = parameter.schema();
        if (schema.containsKey("default")) {
            String usual = schema.get("default").toString();
            String without = answer(parameter, null);
            assertEquals(answer(parameter, usual), without);
            List<String> others = values(schema).stream()
                    .filter(value -> !value.equals(usual) && fits(schema, value))
                    .toList();
            others.forEach(value -> assertNotEquals(without, answer(parameter, value), value));
        }
    }

    /** Asked of many tasks, open and done, of all priorities, due on several days, in the category that is meant. */
    private static String answer(Parameter parameter, String value) {
        Target target = new Target(parameter.operation);
        String category = parameter.operation.route().contains("/categories/") ? "\"" + target.id() + "\"" : "null";
        String[] priorities = { "high", "medium", "low" };
        for (int i = 0; i < 120; i++) {
            target.backend().task("{\"title\":\"" + i + "\",\"completed\":" + (i % 2 == 0) + ",\"priority\":\""
                    + priorities[i % 3] + "\",\"dueDate\":\"2026-12-" + (10 + i % 7) + "\",\"categoryId\":" + category
                    + "}");
        }
        Answer answer = target.backend().send(value == null ? target.event() : parameter.event(target, value));
        return answer.status() + answer.body();
    }
}
