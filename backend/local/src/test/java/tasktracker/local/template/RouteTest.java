package tasktracker.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tasktracker.local.template.StackFile.at;
import static tasktracker.local.template.StackFile.list;
import static tasktracker.local.template.StackFile.map;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** The API as API Gateway will import it. */
final class RouteTest {
    private static final String ALLOWED_HEADERS = "'X-Api-Key,If-Match,If-None-Match,Idempotency-Key,X-Correlation-Id,Content-Type'";

    private final StackFile stack = StackFile.transformed();

    @Test
    void eachOperationIsAFunctionOfItsOwnBehindItsAlias() {
        String expected = """
                DELETE /categories/{id} DeleteCategory
                DELETE /tasks/{id} DeleteTask
                GET /categories ListCategories
                GET /tasks ListTasks
                GET /tasks/export ExportTasks
                GET /tasks/{id} GetTask
                POST /categories CreateCategory
                POST /tasks CreateTask
                POST /tasks/bulk/create BulkCreateTasks
                POST /tasks/bulk/delete BulkDeleteTasks
                POST /tasks/bulk/move BulkMoveTasks
                POST /tasks/bulk/status BulkUpdateStatus
                PUT /categories/{id} UpdateCategory
                PUT /tasks/{id} UpdateTask
                """;
        Set<String> actual = new TreeSet<>();
        operations((route, operation) -> {
            if (!route.startsWith("OPTIONS ")) {
                String uri = (String) at(operation, "x-amazon-apigateway-integration", "uri", "Fn::Sub");
                String alias = uri.substring(uri.lastIndexOf("${") + 2, uri.lastIndexOf('}'));
                actual.add(route + " " + alias.replaceFirst("Aliaslive$", ""));
                assertEquals("aws_proxy", at(operation, "x-amazon-apigateway-integration", "type"), route);
            }
        });
        assertEquals(expected, String.join("\n", actual) + "\n");
    }

    @Test
    void everyRouteNeedsAKeyButThePreflight() {
        operations((route, operation) -> {
            boolean preflight = route.startsWith("OPTIONS ");
            List<Object> security = list(operation.getOrDefault("security", List.of()));
            assertEquals(preflight ? List.of() : List.of(Map.of("api_key", List.of())), security, route);
        });
        Object scheme = at(stack.properties("Api"), "Body", "components", "securitySchemes", "api_key");
        assertEquals(Map.of("type", "apiKey", "name", "x-api-key", "in", "header"), scheme);
        assertEquals("HEADER", stack.properties("Api").get("ApiKeySourceType"));
    }

    @Test
    void everyPathAnswersAPreflightForAllOrigins() {
        map(at(stack.properties("Api"), "Body", "paths")).forEach((path, methods) -> {
            Object headers = at(methods, "options", "x-amazon-apigateway-integration", "responses", "default",
                    "responseParameters");
            assertEquals(Map.of("method.response.header.Access-Control-Allow-Origin", "'*'",
                    "method.response.header.Access-Control-Allow-Methods", "'GET,POST,PUT,DELETE,OPTIONS'",
                    "method.response.header.Access-Control-Allow-Headers", ALLOWED_HEADERS,
                    "method.response.header.Access-Control-Max-Age", "'600'"), headers, path);
        });
    }

    @Test
    void theGatewayChecksThatABodyIsAnObjectAndNoMore() {
        operations((route, operation) -> {
            boolean body = route.startsWith("POST ") || route.startsWith("PUT ");
            assertEquals(body, operation.containsKey("requestBody"), route);
            if (body) {
                assertEquals(Map.of("content", Map.of("application/json",
                        Map.of("schema", Map.of("$ref", "#/components/schemas/jsonobject"))), "required", true),
                        operation.get("requestBody"), route);
                assertEquals("body-and-params", operation.get("x-amazon-apigateway-request-validator"), route);
            }
        });
        Object body = at(stack.properties("Api"), "Body");
        assertEquals(Map.of("type", "object"), at(body, "components", "schemas", "jsonobject"));
        assertEquals(Map.of("body-and-params", Map.of("validateRequestBody", true, "validateRequestParameters", true)),
                at(body, "x-amazon-apigateway-request-validators"));
    }

    @Test
    void anIdInAPathIsDeclared() {
        operations((route, operation) -> {
            boolean id = route.endsWith("/{id}") && !route.startsWith("OPTIONS ");
            assertEquals(id ? List.of("id") : List.of(), list(operation.getOrDefault("parameters", List.of())).stream()
                    .filter(parameter -> at(parameter, "in").equals("path") && at(parameter, "required").equals(true))
                    .map(parameter -> at(parameter, "name"))
                    .toList(), route);
        });
    }

    @Test
    void thereIsOneStageAndItIsOurs() {
        assertEquals(Set.of("Apiv1Stage"), stack.ofType("AWS::ApiGateway::Stage").keySet());
        stack.ofType("AWS::ApiGateway::Deployment")
                .forEach((id, deployment) -> assertFalse(map(deployment.get("Properties")).containsKey("StageName"),
                        id));
        assertEquals("3.0.1", at(stack.properties("Api"), "Body", "openapi"));
        assertEquals(List.of("REGIONAL"), at(stack.properties("Api"), "EndpointConfiguration", "Types"));
    }

    @Test
    void theStageThrottlesTracesAndLogsWithoutKeys() {
        Map<String, Object> stage = stack.properties("Apiv1Stage");
        assertEquals(true, stage.get("TracingEnabled"));
        assertEquals(Map.of("logLevel", Map.of("Ref", "LogLevel")), stage.get("Variables"));
        assertEquals(List.of(Map.of("ResourcePath", "/*", "HttpMethod", "*", "ThrottlingRateLimit",
                Map.of("Ref", "StageRateLimit"), "ThrottlingBurstLimit", Map.of("Ref", "StageBurstLimit"),
                "MetricsEnabled", false, "LoggingLevel", "OFF", "DataTraceEnabled", false, "CachingEnabled", false)),
                stage.get("MethodSettings"));
        String format = (String) at(stage, "AccessLogSetting", "Format");
        assertFalse(format.contains("$context.identity.apiKey\""), format);
        assertFalse(format.contains("header"), format);
        // Each value is one variable between quotation marks, so that every line is JSON.
        map(StackFile.parse(format))
                .forEach((name, value) -> assertTrue(((String) value).startsWith("$context."), name));
    }

    @Test
    void thePlanLimitsEachKeyAndTheStackIssuesNone() {
        Map<String, Object> plan = stack.properties("UsagePlan");
        assertEquals(Map.of("RateLimit", Map.of("Ref", "KeyRateLimit"), "BurstLimit", Map.of("Ref", "KeyBurstLimit")),
                plan.get("Throttle"));
        assertEquals(1000, at(stack.root(), "Parameters", "KeyRateLimit", "Default"));
        assertEquals(2000, at(stack.root(), "Parameters", "KeyBurstLimit", "Default"));
        assertEquals(List.of(Map.of("ApiId", Map.of("Ref", "Api"), "Stage", Map.of("Ref", "Apiv1Stage"))),
                plan.get("ApiStages"));
        assertEquals(List.of("HasQuota", Map.of("Limit", Map.of("Ref", "QuotaLimit"), "Period",
                Map.of("Ref", "QuotaPeriod")), Map.of("Ref", "AWS::NoValue")), at(plan, "Quota", "Fn::If"));
        assertEquals(Set.of("UsagePlan"), stack.ofType("AWS::ApiGateway::UsagePlan").keySet());
        assertEquals(Map.of(), stack.ofType("AWS::ApiGateway::ApiKey"));
        assertEquals(Map.of(), stack.ofType("AWS::ApiGateway::UsagePlanKey"));
    }

    @Test
    void theStageWaitsForTheAccountsLogRoleWhereTheStackMakesIt() {
        assertTrue(at(stack.properties("Apiv1Stage"), "Tags").toString().contains("GatewayAccount"));
        for (String id : List.of("GatewayAccount", "GatewayLogRole")) {
            assertEquals("ManagesAccount", at(stack.resources(), id, "Condition"));
            assertEquals("Retain", at(stack.resources(), id, "DeletionPolicy"));
        }
        assertEquals("false", at(stack.root(), "Parameters", "ManageApiGatewayAccount", "Default"));
    }

    private void operations(BiConsumer<String, Map<String, Object>> check) {
        map(at(stack.properties("Api"), "Body", "paths")).forEach((path, methods) -> map(methods)
                .forEach((method, operation) -> check.accept(method.toUpperCase(Locale.ROOT) + " " + path,
                        map(operation))));
    }
}
