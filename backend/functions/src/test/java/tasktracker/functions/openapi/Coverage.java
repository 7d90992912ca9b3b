package tasktracker.functions.openapi;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the document allows answers to be and no answer was: then it says more than it should. */
public final class Coverage {
    private final Document document = Document.get();
    private final Witness witness;
    private final Set<String> unused = new TreeSet<>();
    private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());

    private Coverage(Witness witness) {
        this.witness = witness;
    }

    /** Fields, headers and values that no answer so far had, and such as may be missing and never were. */
    public static Set<String> unused(AnswerCheck answers) {
        Coverage coverage = new Coverage(answers.witness());
        coverage.headers("every answer", Document.map(coverage.document.root().get("x-headers")));
        coverage.document.operations().values()
                .forEach(operation -> operation.responses().forEach((status, response) -> {
                    boolean success = status.startsWith("2") || status.startsWith("3");
                    if (success || operation.outcomes().stream().anyMatch(one -> coverage.isOfFunction(one, status))) {
                        coverage.headers(operation + " " + status, Document.mapOrEmpty(response, "headers"));
                    }
                    if (success && response.containsKey("content")) {
                        coverage.visit(operation + " " + status, Operation.content(response).get("schema"));
                    }
                }));
        Document.list(coverage.document.schema("ErrorCode").get("enum")).forEach(coverage::details);
        return coverage.unused;
    }

    private boolean isOfFunction(String outcome, String status) {
        return outcome.startsWith(status) && !document.schema(outcome.substring(4)).get("x-origin").equals("gateway");
    }

    /** What an error's code says of details, beyond what all errors may have. */
    private void details(Object code) {
        Map<String, Object> own = Document.map(Document.list(document.schema((String) code).get("allOf")).getLast());
        Map<String, Object> error = Document.map(Document.map(own.get("properties")).get("error"));
        Object details = Document.map(error.get("properties")).get("details");
        if (details != null) {
            visit(code + " details", details);
            if (!error.containsKey("required") && !witness.wasLeftOut(details)) {
                unused.add(code + " details was never left out");
            }
        }
    }

    private void headers(String at, Map<String, Object> headers) {
        headers.forEach((name, reference) -> {
            Map<String, Object> header = document.resolved(reference);
            visit(at + " " + name, header.get("schema"));
            if (!Boolean.TRUE.equals(header.get("required")) && !witness.wasLeftOut(header)) {
                unused.add(at + " " + name + " was never left out");
            }
        });
    }

    private void visit(String at, Object reference) {
        Map<String, Object> schema = document.resolved(reference);
        if (!visited.add(schema)) {
            return;
        }
        witness.unused(schema).forEach(fault -> unused.add(at + " " + fault));
        List<Object> required = Document.listOrEmpty(schema, "required");
        Document.mapOrEmpty(schema, "properties").forEach((name, property) -> {
            visit(at + "." + name, property);
            if (!required.contains(name) && !witness.wasLeftOut(property)) {
                unused.add(at + "." + name + " was never left out");
            }
        });
        Document.listOrEmpty(schema, "anyOf").forEach(one -> visit(at, one));
        if (schema.containsKey("items")) {
            visit(at + "[]", schema.get("items"));
        }
    }
}
