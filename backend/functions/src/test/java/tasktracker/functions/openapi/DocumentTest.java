package tasktracker.functions.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tasktracker.functions.openapi.Document.list;
import static tasktracker.functions.openapi.Document.map;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tasktracker.contract.BulkChange;
import tasktracker.contract.BulkCreate;
import tasktracker.contract.ErrorCode;
import tasktracker.contract.Priority;
import tasktracker.contract.SortField;
import tasktracker.contract.TaskStatus;
import tasktracker.functions.category.CategoryDeletion;

/** The document in itself, and what it has in common with the contract. */
final class DocumentTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00.123Z");
    private static final Set<String> NUMBERS = Set.of("minLength", "maxLength", "minimum", "maximum", "minItems",
            "maxItems");

    private final Document document = Document.get();

    @Test
    void everyReferenceLeadsSomewhereAndEveryComponentIsUsed() {
        Set<String> used = new TreeSet<>();
        Walk.maps(document.root(), "#", (at, map) -> {
            if (map.get("$ref") instanceof String reference) {
                document.resolve(map);
                used.add(reference);
            }
        });
        Set<String> made = new TreeSet<>();
        map(document.root().get("components")).forEach((kind, components) -> {
            if (!kind.equals("securitySchemes")) {
                map(components).keySet().forEach(name -> made.add("#/components/" + kind + "/" + name));
            }
        });
        // No operation answers it: it is what there is where there is no operation.
        made.remove("#/components/schemas/ROUTE_NOT_FOUND");
        assertEquals(made, used);
    }

    @Test
    void everyKeywordIsHeldAgainstSomething() {
        Map<String, Map<String, Object>> schemas = Walk.schemas(document);
        assertTrue(schemas.size() > 100, () -> "only " + schemas.keySet());
        schemas.forEach((at, schema) -> schema.keySet().forEach(keyword -> Schema.requireKnown(keyword, at)));
    }

    @Test
    void everyExampleAndDefaultFitsItsSchema() {
        Schema schemas = Schema.ofRequests(document, NOW);
        Walk.schemas(document).forEach((at, schema) -> Stream.of("example", "default")
                .filter(schema::containsKey)
                .forEach(kind -> assertEquals(List.of(), schemas.faults(schema, schema.get(kind)), at)));
        Walk.maps(document.root(), "#", (at, map) -> {
            if (map.containsKey("schema") && map.containsKey("example")) {
                assertEquals(List.of(), schemas.faults(map.get("schema"), map.get("example")), at);
            }
        });
    }

    @Test
    void limitsAreNotRepeatedInProse() {
        Set<String> limits = new HashSet<>();
        Walk.schemas(document).values().forEach(schema -> NUMBERS.stream()
                .map(schema::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .filter(number -> number.length() > 1)
                .forEach(limits::add));
        Walk.maps(document.root(), "#", (at, map) -> {
            if (map.get("description") instanceof String prose) {
                Set<String> repeated = Pattern.compile("[0-9]+").matcher(prose).results().map(MatchResult::group)
                        .filter(limits::contains).collect(Collectors.toSet());
                assertEquals(Set.of(), repeated, at);
            }
        });
    }

    @Test
    void theErrorCodesAreThoseOfTheContractWithTheirStatus() {
        List<String> codes = Arrays.stream(ErrorCode.values()).map(Enum::name).toList();
        assertEquals(codes, document.schema("ErrorCode").get("enum"));
        for (ErrorCode code : ErrorCode.values()) {
            Map<String, Object> schema = document.schema(code.name());
            assertEquals(code.status(), schema.get("x-status"), code.name());
            assertEquals(Map.of("$ref", "#/components/schemas/Error"), list(schema.get("allOf")).getFirst());
            Object narrowed = map(map(map(map(map(list(schema.get("allOf")).getLast()).get("properties")).get("error"))
                    .get("properties")).get("code")).get("enum");
            assertEquals(List.of(code.name()), narrowed);
        }
    }

    @Test
    void everyErrorHasTheSameEnvelope() {
        assertEquals(List.of("error"), document.schema("Error").get("required"));
        assertEquals(List.of("code", "message", "correlationId"),
                map(document.at("components", "schemas", "Error", "properties", "error")).get("required"));
        assertEquals(document.at("components", "headers", "Retry-After", "schema"),
                document.at("components", "responses", "TooManyRequests", "headers", "Retry-After", "schema"));
    }

    @Test
    void everyErrorIsAnsweredUnderItsStatus() {
        document.operations().values().forEach(operation -> operation.outcomes().forEach(outcome -> {
            if (outcome.length() > 3) {
                ErrorCode code = ErrorCode.of(outcome.substring(4)).orElseThrow();
                assertEquals(code.status() + " " + code, outcome, operation.route());
            }
        }));
    }

    @Test
    void theValuesInAnswersAreThoseOfTheContract() {
        assertEquals(Arrays.stream(Priority.values()).map(Priority::wire).toList(),
                document.resolved(document.at("components", "schemas", "Task", "properties", "priority")).get("enum"));
        assertEquals(Arrays.stream(BulkCreate.Status.values()).map(BulkCreate.Status::wire).toList(), document
                .resolved(document.at("components", "schemas", "BulkCreateResult", "properties", "status"))
                .get("enum"));
        assertEquals(Arrays.stream(BulkChange.Status.values()).map(BulkChange.Status::wire).toList(), document
                .resolved(document.at("components", "schemas", "BulkChangeResult", "properties", "status"))
                .get("enum"));
        assertEquals(Arrays.stream(TaskStatus.values()).map(TaskStatus::wire).toList(), parameter("Status"));
        assertEquals(Arrays.stream(SortField.values()).map(SortField::wire).toList(), parameter("Sort"));
        Map<String, Object> count = map(document.at("components", "schemas", "CATEGORY_IN_USE"));
        assertTrue(count.toString().contains("maximum=" + (CategoryDeletion.COUNTED - 1) + "}"), count::toString);
        assertTrue(count.toString().contains("enum=[" + CategoryDeletion.COUNTED + " or more]"), count::toString);
    }

    private Object parameter(String name) {
        return map(document.at("components", "parameters", name, "schema")).get("enum");
    }

    @Test
    void whatIsReadHasTheLimitsOfWhatWasWritten() {
        Map.of("NewTask", "Task", "TaskChange", "Task", "NewCategory", "Category", "CategoryChange", "Category")
                .forEach((request, answer) -> {
                    Map<String, Object> read = map(document.schema(answer).get("properties"));
                    map(document.schema(request).get("properties")).forEach((name, property) -> {
                        Map<String, Object> written = document.resolved(property);
                        for (String limit : List.of("type", "minLength", "maxLength", "x-earliest", "x-latest")) {
                            Object expected = name.endsWith("At") ? null : written.get(limit);
                            if (expected != null) {
                                assertEquals(expected, document.resolved(read.get(name)).get(limit),
                                        answer + "." + name + " " + limit);
                            }
                        }
                    });
                });
        assertEquals(map(document.at("components", "parameters", "Limit", "schema")).get("maximum"),
                map(document.at("components", "schemas", "TaskPage", "properties", "data")).get("maxItems"));
    }

    @Test
    void aBulkAnswerHasAsManyResultsAsTheRequestHasItems() {
        int found = 0;
        for (Operation operation : document.operations().values()) {
            for (Object property : fields(operation)) {
                if (map(document.resolve(property)).get("maxItems") instanceof Integer most) {
                    Object answer = Operation.content(operation.responses().get("200")).get("schema");
                    Object data = map(document.resolved(answer).get("properties")).get("data");
                    Object results = map(document.resolved(data).get("properties")).get("results");
                    assertEquals(most, document.resolved(results).get("maxItems"), operation.route());
                    found++;
                }
            }
        }
        assertTrue(found > 0, "no bulk operations");
    }

    private static Collection<Object> fields(Operation operation) {
        return operation.body().map(body -> map(body.get("properties")).values()).orElse(List.of());
    }

    @Test
    void onlyTheDetailsOfAnyErrorAreOpen() {
        Set<String> open = new TreeSet<>();
        Walk.schemas(document).forEach((at, schema) -> {
            if (Boolean.TRUE.equals(schema.get("additionalProperties"))) {
                open.add(at);
            }
        });
        assertEquals(Set.of("#/components/schemas/Error/properties/error/properties/details",
                "#/components/schemas/ItemError/properties/details",
                "#/components/schemas/ChangeError/properties/details"), open);
    }

    @Test
    void everyOperationHasATagThatIsExplainedAndANameOfItsOwn() {
        Set<Object> tags = list(document.root().get("tags")).stream().map(tag -> map(tag).get("name"))
                .collect(Collectors.toSet());
        Set<Object> used = new HashSet<>();
        Walk.maps(document.root().get("paths"), "#", (_, map) -> {
            if (map.containsKey("operationId")) {
                used.addAll(list(map.get("tags")));
            }
        });
        assertEquals(tags, used);
        assertEquals(document.operations().size(), document.operations().values().stream().map(Operation::function)
                .distinct().count());
    }
}
