package tasktracker.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tasktracker.contract.Json;
import tasktracker.local.template.StackTemplate.ResponseTemplate;

/** Makes the gateway's own answers from the template's gateway responses, by substituting {@code $context} variables. */
final class GatewayResponses {
    private static final String CONTEXT = "context.";
    private static final String REQUEST_HEADER = "method.request.header.";
    private static final ResponseTemplate BUILT_IN = new ResponseTemplate(Optional.empty(), Map.of(), Optional.empty());
    /** What API Gateway answers where the template says nothing. */
    private static final String BUILT_IN_BODY = "{\"message\":$context.error.messageString}";

    private final Map<String, ResponseTemplate> templates;

    GatewayResponses(Map<String, ResponseTemplate> templates) {
        this.templates = templates;
    }

    Answer answer(GatewayError error, Incoming request) {
        ResponseTemplate own = templates.get(error.name());
        ResponseTemplate template = own != null ? own : templates.getOrDefault(error.fallback(), BUILT_IN);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Content-Type", List.of("application/json"));
        headers.put("x-amzn-ErrorType", List.of(error.errorType()));
        template.headers().forEach((name, mapping) -> {
            String value = header(mapping, error, request);
            if (value != null) {
                headers.put(name, List.of(value));
            }
        });
        String body = render(template.body().orElse(BUILT_IN_BODY), error, request);
        return new Answer(template.status().orElse(error.status()), headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(String mapping, GatewayError error, Incoming request) {
        if (mapping.startsWith("'")) {
            return mapping.substring(1, mapping.length() - 1);
        }
        if (mapping.startsWith(CONTEXT)) {
            return variable(mapping.substring(CONTEXT.length()), error, request);
        }
        return mapping.startsWith(REQUEST_HEADER) ? request.header(mapping.substring(REQUEST_HEADER.length())) : null;
    }

    private static String render(String template, GatewayError error, Incoming request) {
        StringBuilder out = new StringBuilder(template.length() + 64);
        int at = 0;
        for (int found = template.indexOf("$context."); found >= 0; found = template.indexOf("$context.", at)) {
            int start = found + 1 + CONTEXT.length();
            int end = start;
            while (end < template.length() && isNamePart(template.charAt(end))) {
                end++;
            }
            // A full stop at the end belongs to the sentence.
            if (template.charAt(end - 1) == '.') {
                end--;
            }
            out.append(template, at, found).append(variable(template.substring(start, end), error, request));
            at = end;
        }
        return out.append(template, at, template.length()).toString();
    }

    private static boolean isNamePart(char c) {
        return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
    }

    private static String variable(String name, GatewayError error, Incoming request) {
        return switch (name) {
            case "requestId", "extendedRequestId" -> request.requestId();
            case "requestTimeEpoch" -> Long.toString(request.epochMillis());
            case "httpMethod" -> request.method();
            case "path" -> request.path();
            case "identity.sourceIp" -> request.sourceIp();
            case "error.message" -> error.message();
            case "error.messageString" -> quoted(error.message());
            case "error.responseType" -> error.name();
            case "error.validationErrorString" -> error.message();
            default -> "";
        };
    }

    private static String quoted(String text) {
        return new String(Json.bytes(json -> json.writeString(text)), StandardCharsets.UTF_8);
    }
}
