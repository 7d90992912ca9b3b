package tasktracker.functions.lambda;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tasktracker.functions.openapi.Operation;

/** A function of the document with something to act upon, called by Anna. */
final class Target {
    private final Backend backend = new Backend();
    private final String route;
    private final String id;

    Target(Operation operation) {
        this.route = operation.route();
        this.id = route.contains("/categories/") ? backend.category("c") : backend.task("{\"title\":\"t\"}");
    }

    Backend backend() {
        return backend;
    }

    /** Of what it acts upon. */
    String id() {
        return id;
    }

    /** A request without what it may need beside the key and the id. */
    Event event() {
        int space = route.indexOf(' ');
        Event event = Event.of(route.substring(0, space), route.substring(space + 1)).key(Backend.ANNA)
                .header("X-Correlation-Id", "c");
        return route.contains("{id}") ? event.id(id) : event;
    }

    Answer send(String body) {
        return backend.send(route.startsWith("PUT") ? event().header("If-Match", "*").body(body) : event().body(body));
    }

    /** The names of what is refused in a body. */
    Set<String> faults(String body) {
        return faults(send(body));
    }

    /** As above, of the body's object, or of one that is a task in a bulk request's body. */
    Set<String> faults(Map<String, Object> object, boolean inItem) {
        return names(reasons(object, inItem));
    }

    /** Those with the reasons. */
    Map<String, Object> reasons(Map<String, Object> object, boolean inItem) {
        if (!inItem) {
            return reasons(send(DocumentedBodiesTest.json(object)));
        }
        Answer answer = send(DocumentedBodiesTest.json(Map.of("mode", "check", "tasks", List.of(object)))).expect(200);
        return answer.at("data", "results", 0, "status").equals("invalid")
                ? answer.at("data", "results", 0, "error", "details")
                : Map.of();
    }

    /** The names of what is refused, by an answer. */
    static Set<String> faults(Answer answer) {
        return names(reasons(answer));
    }

    /** Those with the reasons. */
    static Map<String, Object> reasons(Answer answer) {
        return answer.status() == 400 && answer.at("error", "code").equals("VALIDATION_ERROR")
                ? answer.refused(400, "VALIDATION_ERROR")
                : Map.of();
    }

    private static Set<String> names(Map<String, Object> reasons) {
        return reasons.keySet().stream().map(Target::field).collect(toSet());
    }

    /** An element of a list is told by its place, as in {@code taskIds[3]}. */
    private static String field(String name) {
        return name.endsWith("]") ? name.substring(0, name.indexOf('[')) : name;
    }
}
