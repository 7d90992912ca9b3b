package tasktracker.functions.openapi;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the document announces of successes and no answer has had. */
public final class Coverage {
    private final Document document = Document.get();
    private final Schema seen;
    private final Set<String> unseen = new TreeSet<>();
    private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());

    private Coverage(Schema seen) {
        this.seen = seen;
    }

    /** Fields and headers of successes that none of the answers so far had. */
    public static Set<String> unseen(AnswerCheck answers) {
        Coverage coverage = new Coverage(answers.schemas());
        coverage.headers("every answer", Document.map(coverage.document.root().get("x-headers")));
        coverage.document.operations().values()
                .forEach(operation -> operation.responses().forEach((status, response) -> {
                    if (status.startsWith("2") || status.startsWith("3")) {
                        String at = operation + " " + status;
                        coverage.headers(at, Document.mapOrEmpty(response, "headers"));
                        if (response.containsKey("content")) {
                            coverage.visit(at, Document.map(Operation.content(response).getValue()).get("schema"));
                        }
                    }
                }));
        return coverage.unseen;
    }

    private void headers(String at, Map<String, Object> headers) {
        headers.forEach((name, header) -> visit(at + " " + name, document.resolved(header).get("schema")));
    }

    private void visit(String at, Object reference) {
        Map<String, Object> schema = document.resolved(reference);
        if (!visited.add(schema)) {
            return;
        }
        if (!seen.hasMet(schema)) {
            unseen.add(at);
        }
        Document.mapOrEmpty(schema, "properties").forEach((name, property) -> visit(at + "." + name, property));
        if (schema.containsKey("items")) {
            visit(at + "[]", schema.get("items"));
        }
    }
}
