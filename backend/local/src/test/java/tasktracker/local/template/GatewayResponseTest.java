package tasktracker.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static tasktracker.local.template.StackFile.at;
import static tasktracker.local.template.StackFile.map;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tasktracker.contract.ApiError;
import tasktracker.contract.Envelope;
import tasktracker.contract.ErrorCode;

/** What API Gateway answers by itself is read by the same code as what the functions answer. */
final class GatewayResponseTest {
    private static final String REQUEST_ID = "0b8f2a0e-7f7d-4c0e-9d0b-0c3c5a0f6f11";
    private static final String EXPOSED = "'ETag,X-Correlation-Id,X-Next-Cursor,Retry-After'";

    private final Map<String, Object> responses = map(
            at(StackFile.transformed().properties("Api"), "Body", "x-amazon-apigateway-gateway-responses"));

    @Test
    void eachTypeHasItsStatusAndCode() {
        String expected = """
                ACCESS_DENIED 403 ACCESS_DENIED
                API_CONFIGURATION_ERROR 500 INTERNAL_SERVER_ERROR
                AUTHORIZER_CONFIGURATION_ERROR 500 INTERNAL_SERVER_ERROR
                AUTHORIZER_FAILURE 500 INTERNAL_SERVER_ERROR
                BAD_REQUEST_BODY 400 INVALID_JSON
                BAD_REQUEST_PARAMETERS 400 VALIDATION_ERROR
                DEFAULT_4XX - ACCESS_DENIED
                DEFAULT_5XX 502 BAD_GATEWAY
                INTEGRATION_FAILURE 503 RETRY_LATER
                INTEGRATION_TIMEOUT 504 TIMEOUT
                INVALID_API_KEY 403 INVALID_API_KEY
                MISSING_AUTHENTICATION_TOKEN 404 ROUTE_NOT_FOUND
                QUOTA_EXCEEDED 429 QUOTA_EXCEEDED
                REQUEST_TOO_LARGE 413 REQUEST_TOO_LARGE
                RESOURCE_NOT_FOUND 404 ROUTE_NOT_FOUND
                THROTTLED 429 THROTTLED
                UNSUPPORTED_MEDIA_TYPE 415 UNSUPPORTED_MEDIA_TYPE
                WAF_FILTERED 403 ACCESS_DENIED
                """;
        StringBuilder actual = new StringBuilder();
        new TreeMap<>(responses).forEach((type, response) -> actual.append(type)
                .append(' ')
                .append(map(response).getOrDefault("statusCode", "-"))
                .append(' ')
                .append(error(type).code())
                .append('\n'));
        assertEquals(expected, actual.toString());
    }

    @Test
    void eachIsOurEnvelopeWithACodeThatClientsKnowAndItsStatus() {
        responses.forEach((type, response) -> {
            ApiError error = error(type);
            ErrorCode code = ErrorCode.of(error.code()).orElseThrow();
            assertEquals(REQUEST_ID, error.correlationId(), type);
            assertFalse(error.message().isBlank(), type);
            if (!type.equals("DEFAULT_4XX")) {
                assertEquals(String.valueOf(code.status()), at(response, "statusCode").toString(), type);
            }
        });
    }

    @Test
    void eachCarriesTheCorsHeadersAndTheCorrelationId() {
        responses.forEach((type, response) -> {
            Map<String, Object> headers = map(at(response, "responseParameters"));
            assertEquals("'*'", headers.get("gatewayresponse.header.Access-Control-Allow-Origin"), type);
            assertEquals(EXPOSED, headers.get("gatewayresponse.header.Access-Control-Expose-Headers"), type);
            assertEquals("context.requestId", headers.get("gatewayresponse.header.X-Correlation-Id"), type);
        });
    }

    @Test
    void onlyWhatHelpsToRepeatSaysWhen() {
        Set<String> retried = new TreeSet<>();
        responses.forEach((type, response) -> {
            Object after = map(at(response, "responseParameters")).get("gatewayresponse.header.Retry-After");
            if (after != null) {
                retried.add(type + " " + after);
            }
        });
        assertEquals(Set.of("INTEGRATION_FAILURE '1'", "THROTTLED '1'"), retried);
    }

    /** The response's body after the substitution that API Gateway makes: no escaping, no conditions. */
    private ApiError error(String type) {
        Map<String, Object> templates = map(at(responses.get(type), "responseTemplates"));
        assertEquals(Set.of("application/json"), templates.keySet(), type);
        String body = ((String) templates.get("application/json"))
                .replace("$context.error.messageString", "\"he said \\\"no\\\"\"")
                .replace("$context.error.responseType", type)
                .replace("$context.requestId", REQUEST_ID);
        // Whatever else could be substituted may hold quotation marks, validationErrorString above all.
        assertFalse(body.contains("$"), type);
        return Envelope.readError(body.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new AssertionError(type + " is not our envelope: " + body));
    }
}
