package tasktracker.local.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tasktracker.contract.Envelope;
import tasktracker.functions.openapi.AnswerCheck;
import tasktracker.functions.openapi.Document;
import tasktracker.functions.openapi.Operation;
import tasktracker.local.template.StackTemplate;
import tasktracker.local.template.StackTemplate.ResponseTemplate;
import tasktracker.local.template.TemplateReader;

/** What the OpenAPI document says of routes, keys, limits and the gateway is what the template deploys. */
final class TemplateAgreementTest {
    private static final String REQUEST_ID = "0b8f2a0e-7f7d-4c0e-9d0b-0c3c5a0f6f11";
    /** The gateway looks into bodies, so these are answered only where there is one. */
    private static final Set<String> ABOUT_BODIES = Set.of("INVALID_JSON", "VALIDATION_ERROR", "REQUEST_TOO_LARGE",
            "UNSUPPORTED_MEDIA_TYPE");
    /** Answered where there is no operation. */
    private static final String NO_ROUTE = "ROUTE_NOT_FOUND";

    private final StackTemplate template = TemplateReader.read(Path.of("../../template.yaml"));
    private final Document document = Document.get();

    @Test
    void theRoutesAreTheSameAndGoToTheSameFunctions() {
        Map<String, String> deployed = new TreeMap<>();
        template.routes().forEach(route -> deployed.put(route.method() + " " + route.resource(), route.function().name()
                + " " + route.function().handlerClass()));
        Map<String, String> documented = new TreeMap<>();
        document.operations().forEach((route, operation) -> documented.put(route,
                operation.function() + " tasktracker.functions.lambda." + operation.function()));
        assertEquals(deployed, documented);
    }

    @Test
    void aKeyAndABodyAreNeededOnTheSameRoutes() {
        Object scheme = document.at("components", "securitySchemes", "apiKey");
        assertEquals(List.of("apiKey", "header", "x-api-key"),
                List.of(Document.map(scheme).get("type"), Document.map(scheme).get("in"),
                        Document.map(scheme).get("name")));
        template.routes().forEach(route -> {
            Operation operation = document.operation(route.method() + " " + route.resource());
            assertEquals(route.keyRequired() ? List.of(Map.of("apiKey", List.of())) : List.of(), operation.security(),
                    operation.route());
            assertEquals(route.bodyIsObject(), operation.body().isPresent(), operation.route());
            Set<Object> inPath = operation.parameters("path").stream()
                    .map(one -> one.get("name") + " required=" + one.get("required"))
                    .collect(Collectors.toSet());
            assertEquals(route.resource().contains("{id}") ? Set.of("id required=true") : Set.of(), inPath,
                    operation.route());
        });
    }

    @Test
    void theStageAndTheLimitsOfAKeyAreTheSame() {
        Document.list(document.root().get("servers")).forEach(server -> {
            String url = (String) Document.map(server).get("url");
            assertTrue(url.endsWith("/" + template.stage()), url);
        });
        assertEquals("/" + template.stage(), Document.map(Document.list(document.root().get("servers")).getFirst())
                .get("url"));
        Map<String, Object> throttle = Document.map(document.root().get("x-throttle"));
        assertEquals(template.keyLimit().orElseThrow(), new StackTemplate.Limit(
                ((Number) throttle.get("rate")).doubleValue(), ((Number) throttle.get("burst")).doubleValue()));
    }

    @Test
    void theCodesOfTheGatewayAreMarkedAndEachRouteHasThem() {
        Set<String> ofGateway = new TreeSet<>();
        template.responses().values().forEach(response -> ofGateway.add(code(body(response))));
        Set<String> marked = document.schema("ErrorCode").get("enum") instanceof List<?> codes
                ? codes.stream().map(Object::toString)
                        .filter(code -> Set.of("gateway", "both").contains(document.schema(code).get("x-origin")))
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
        assertEquals(ofGateway, marked);
        document.operations().values().forEach(operation -> {
            Set<String> expected = new TreeSet<>(ofGateway);
            expected.remove(NO_ROUTE);
            if (operation.body().isEmpty()) {
                expected.removeAll(ABOUT_BODIES);
            }
            Set<String> announced = operation.outcomes().stream().filter(outcome -> outcome.length() > 3)
                    .map(outcome -> outcome.substring(4)).collect(Collectors.toSet());
            assertTrue(announced.containsAll(expected), () -> operation + " " + announced + " " + expected);
        });
    }

    @Test
    void whatTheGatewayAnswersByItselfIsAnnounced() {
        AnswerCheck answers = new AnswerCheck();
        template.responses().forEach((type, response) -> {
            String body = body(response);
            String code = code(body);
            if (code.equals(NO_ROUTE)) {
                return;
            }
            String status = document.schema(code).get("x-status").toString();
            // DEFAULT_4XX leaves the status to the gateway.
            assertEquals(response.status().map(Object::toString).orElse(status), status, type);
            Operation operation = document.operation("POST /tasks");
            answers.check(operation.responses().get(status), headers(response), body);
        });
    }

    /** What the templates become when the gateway has put in its variables. */
    private static String body(ResponseTemplate response) {
        return response.body().orElseThrow()
                .replace("$context.error.messageString", "\"he said \\\"no\\\"\"")
                .replace("$context.error.responseType", "SOME_TYPE")
                .replace("$context.requestId", REQUEST_ID);
    }

    private static String code(String body) {
        return Envelope.readError(body.getBytes(StandardCharsets.UTF_8)).orElseThrow().code();
    }

    private static Map<String, String> headers(ResponseTemplate response) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        response.headers().forEach((name, mapping) -> headers.put(name, mapping.startsWith("'")
                ? mapping.substring(1, mapping.length() - 1)
                : REQUEST_ID));
        return headers;
    }
}
