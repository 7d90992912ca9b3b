package tasktracker.functions.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One method of one path of the document. */
public final class Operation {
    private final Document document;
    private final String route;
    private final Map<String, Object> path;
    private final Map<String, Object> node;

    Operation(Document document, String route, Map<String, Object> path, Map<String, Object> node) {
        this.document = document;
        this.route = route;
        this.path = path;
        this.node = node;
    }

    /** Such as {@code GET /tasks/{id}}. */
    public String route() {
        return route;
    }

    /** The name of the function that answers. */
    public String function() {
        String id = (String) node.get("operationId");
        return Character.toUpperCase(id.charAt(0)) + id.substring(1);
    }

    /** What callers must prove: by the operation, or for all. */
    public Object security() {
        return node.getOrDefault("security", document.root().get("security"));
    }

    /** The parameters that stand there, of the path and of the operation. */
    public List<Map<String, Object>> parameters(String in) {
        List<Map<String, Object>> found = new ArrayList<>();
        for (Map<String, Object> from : List.of(path, node)) {
            for (Object parameter : Document.listOrEmpty(from, "parameters")) {
                Map<String, Object> resolved = document.resolved(parameter);
                if (in.equals(resolved.get("in"))) {
                    found.add(resolved);
                }
            }
        }
        return found;
    }

    /** The schema of the request's body, or empty when it takes none. */
    public Optional<Map<String, Object>> body() {
        return node.containsKey("requestBody")
                ? Optional.of(document.resolved(content(document.resolved(node.get("requestBody"))).get("schema")))
                : Optional.empty();
    }

    /** Whether the request must have a body. */
    public boolean requiresBody() {
        return Boolean.TRUE.equals(document.resolved(node.get("requestBody")).get("required"));
    }

    /** Whether it takes a header. */
    public boolean takesHeader(String name) {
        return parameters("header").stream().anyMatch(header -> header.get("name").equals(name));
    }

    /** The example of the request's body. */
    public Map<String, Object> bodyExample() {
        return Document.map(content(document.resolved(node.get("requestBody"))).get("example"));
    }

    /** Status to response. */
    public Map<String, Map<String, Object>> responses() {
        Map<String, Map<String, Object>> responses = new TreeMap<>();
        Document.map(node.get("responses")).forEach((status, found) -> responses.put(status, document.resolved(found)));
        return responses;
    }

    /** Each status and error code that may be answered, such as {@code 404 RESOURCE_NOT_FOUND} or {@code 200}. */
    public Set<String> outcomes() {
        Set<String> outcomes = new TreeSet<>();
        responses().forEach((status, response) -> {
            if (status.startsWith("2") || status.startsWith("3")) {
                outcomes.add(status);
            } else {
                codes(response).forEach(code -> outcomes.add(status + " " + code));
            }
        });
        return outcomes;
    }

    /** The names of the schemas in a response for an error: they are the codes. */
    private static List<String> codes(Map<String, Object> response) {
        Map<String, Object> schema = Document.map(content(response).get("schema"));
        List<Object> alternatives = schema.containsKey("oneOf") ? Document.list(schema.get("oneOf")) : List.of(schema);
        return alternatives.stream()
                .map(reference -> (String) Document.map(reference).get("$ref"))
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .toList();
    }

    /** The media type of a request or response that has a body. */
    static String mediaType(Map<String, Object> withContent) {
        Set<String> types = Document.map(withContent.get("content")).keySet();
        if (types.size() != 1) {
            throw new AssertionError("one media type is expected, not " + types);
        }
        return types.iterator().next();
    }

    /** What is said of that media type. */
    static Map<String, Object> content(Map<String, Object> withContent) {
        return Document.map(Document.map(withContent.get("content")).get(mediaType(withContent)));
    }

    @Override
    public String toString() {
        return route;
    }
}
