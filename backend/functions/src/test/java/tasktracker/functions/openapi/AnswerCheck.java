package tasktracker.functions.openapi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tasktracker.contract.Json;

/** Holds answers against what the document says of the route and the status: body, headers, error code. */
public final class AnswerCheck {
    private static final String CONTENT_TYPE = "content-type";

    private final Document document = Document.get();
    private final Map<String, Object> everyHeader = Document.map(document.root().get("x-headers"));
    private final Schema schemas = Schema.ofAnswers(document);

    /** What was made use of by the answers so far. */
    Witness witness() {
        return schemas.witness();
    }

    /**
     * Fails when the document has not announced such an answer.
     *
     * @param route such as {@code GET /tasks/{id}}
     * @param headers name to value
     */
    public void check(String route, int status, Map<String, String> headers, String body) {
        Map<String, Object> response = document.operation(route).responses().get(Integer.toString(status));
        if (response == null) {
            throw new AssertionError("openapi.yaml has no " + status + " for " + route + ": " + body);
        }
        check(response, headers, body);
    }

    /** As above, by the response of the document. */
    public void check(Map<String, Object> response, Map<String, String> headers, String body) {
        List<String> faults = new ArrayList<>();
        content(response, headers, body, faults);
        headers(Document.mapOrEmpty(response, "headers"), headers, faults);
        if (!faults.isEmpty()) {
            throw new AssertionError("openapi.yaml and this answer contradict each other:\n  "
                    + String.join("\n  ", faults) + "\n" + headers + " " + body);
        }
    }

    private void content(Map<String, Object> response, Map<String, String> headers, String body,
            List<String> faults) {
        String type = lowerCase(headers).get(CONTENT_TYPE);
        if (!response.containsKey("content")) {
            if (type != null || !body.isEmpty()) {
                faults.add("the document announces no body");
            }
            return;
        }
        String announced = Operation.mediaType(response);
        if (!announced.equals(type)) {
            faults.add("Content-Type is " + type);
        }
        Object value = announced.equals("application/json") ? parse(body) : body;
        faults.addAll(schemas.faults(Operation.content(response).get("schema"), value));
    }

    private void headers(Map<String, Object> own, Map<String, String> headers, List<String> faults) {
        Map<String, Map<String, Object>> known = new TreeMap<>();
        everyHeader.forEach((name, header) -> known.put(name.toLowerCase(Locale.ROOT), document.resolved(header)));
        own.forEach((name, header) -> known.put(name.toLowerCase(Locale.ROOT), document.resolved(header)));
        Map<String, String> sent = lowerCase(headers);
        Set<String> unknown = new HashSet<>(sent.keySet());
        unknown.removeAll(known.keySet());
        unknown.remove(CONTENT_TYPE);
        if (!unknown.isEmpty()) {
            faults.add("headers that the document does not name: " + unknown);
        }
        known.forEach((name, header) -> {
            if (sent.containsKey(name)) {
                Map<String, Object> schema = document.resolved(header.get("schema"));
                schemas.faults(schema, coerced(schema, sent.get(name)))
                        .forEach(fault -> faults.add(name + " " + fault));
                return;
            }
            schemas.witness().absence(header);
            if (Boolean.TRUE.equals(header.get("required"))) {
                faults.add("the header " + name + " is missing");
            }
        });
    }

    /** The value that a header's text stands for. */
    private static Object coerced(Map<String, Object> schema, String text) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return "integer".equals(schema.get("type")) && digits ? (Object) Long.valueOf(text) : text;
    }

    private static Map<String, String> lowerCase(Map<String, String> headers) {
        Map<String, String> out = new TreeMap<>();
        headers.forEach((name, value) -> out.put(name.toLowerCase(Locale.ROOT), value));
        return out;
    }

    private static Object parse(String body) {
        try {
            return Json.read(body.getBytes(StandardCharsets.UTF_8), Json::value);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + body, e);
        }
    }
}
