package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.openapi.AnswerCheck;
import tasktracker.functions.openapi.Coverage;
import tasktracker.functions.openapi.Document;
import tasktracker.functions.openapi.Operation;
import tasktracker.functions.store.MemoryCategoryStore;
import tasktracker.functions.store.RetryLaterException;
import tasktracker.functions.task.TaskStore;

/** Each answer that the OpenAPI document announces of a function can be had, and no function has any other. */
final class DocumentedAnswersTest {
    private static final Document DOCUMENT = Document.get();
    private static final int COUNTED = 100;
    private static final String BULK_CREATE = "POST /tasks/bulk/create";
    private static final String BULK_DELETE = "POST /tasks/bulk/delete";
    private static final List<RuntimeException> FAULTS = List.of(new IllegalStateException("broken"),
            new RetryLaterException("busy", null));

    private final AnswerCheck answers = new AnswerCheck();
    private final Map<String, Set<String>> outcomes = new TreeMap<>();
    private final Backend backend = checked(new Backend());

    private Backend checked(Backend made) {
        made.documented = answers;
        return made;
    }

    private Answer send(Backend to, Event event) {
        Answer answer = to.send(event);
        String code = answer.status() < 400 ? "" : " " + answer.at("error", "code");
        outcomes.computeIfAbsent(event.toString(), _ -> new TreeSet<>()).add(answer.status() + code);
        return answer;
    }

    private Answer send(Event event) {
        return send(backend, event);
    }

    private static Event event(String route) {
        int space = route.indexOf(' ');
        return Event.of(route.substring(0, space), route.substring(space + 1)).key(Backend.ANNA);
    }

    @Test
    void theDocumentAnnouncesWhatFunctionsAnswerAndNothingElse() {
        DOCUMENT.operations().values().forEach(this::whatAnyFunctionAnswers);
        DOCUMENT.operations().values().stream().filter(one -> one.body().isPresent()).forEach(this::aboutBodies);
        DOCUMENT.operations().keySet().stream().filter(route -> route.contains("{id}")).forEach(this::aboutIds);
        tasks();
        categories();
        bulkCreate();
        bulkChanges();
        export();

        Map<String, Set<String>> announced = new TreeMap<>();
        DOCUMENT.operations().forEach((route, operation) -> announced.put(route, ofFunctions(operation)));
        assertEquals(announced, outcomes);
        Set<String> unused = Coverage.unused(answers);
        // What the gateway answers by itself has none of these.
        for (String left : new String[]{ "every answer Cache-Control", "every answer Server-Timing",
            "VALIDATION_ERROR details",
            "REQUEST_TOO_LARGE details" }) {
            assertTrue(unused.remove(left + " was never left out"), left);
        }
        assertEquals(Set.of(), unused);
    }

    /** Without the codes that only the gateway has. */
    private static Set<String> ofFunctions(Operation operation) {
        Set<String> own = operation.outcomes();
        own.removeIf(outcome -> outcome.length() > 3
                && DOCUMENT.schema(outcome.substring(4)).get("x-origin").equals("gateway"));
        return own;
    }

    private void whatAnyFunctionAnswers(Operation operation) {
        String route = operation.route();
        boolean reads = route.startsWith("GET");
        send(Event.of(route.substring(0, route.indexOf(' ')), route.substring(route.indexOf(' ') + 1)));
        if (!reads) {
            send(event(route).key(Backend.READER));
        }
        FAULTS.forEach(fault -> send(failing(() -> fault), complete(operation)));
    }

    /** A request that comes as far as the store. */
    private static Event complete(Operation operation) {
        Event event = event(operation.route()).id(Backend.NOTHING).header("If-Match", "\"1\"");
        if (operation.body().isEmpty()) {
            return event;
        }
        Map<String, Object> body = new TreeMap<>(operation.bodyExample());
        if (body.containsKey("taskIds")) {
            // Else each task has the fault for itself.
            body.put("mode", "atomic");
        }
        return event.body(operation.route().equals(BULK_CREATE)
                ? "{\"tasks\":[{\"title\":\"t\",\"categoryId\":\"" + Backend.NOTHING + "\"}]}"
                : DocumentedBodiesTest.json(body));
    }

    private Backend failing(Supplier<RuntimeException> fault) {
        return checked(new Backend(failing(TaskStore.class, fault), failing(CategoryStore.class, fault)));
    }

    private static <T> T failing(Class<T> port, Supplier<RuntimeException> fault) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{ port }, (_, _, _) -> {
            throw fault.get();
        }));
    }

    private void aboutBodies(Operation operation) {
        Target target = new Target(operation);
        int bytes = (int) Document.map(DOCUMENT.root().get("x-body")).get("bytes");
        for (String body : new String[]{ "{\"unknown\":1}", "{", " ".repeat(bytes + 1) }) {
            send(checked(target.backend()), conditional(operation, target.event()).body(body));
        }
        send(target.backend(), conditional(operation, target.event()).header("Content-Type", "text/plain").body("{}"));
        if (operation.takesHeader("Idempotency-Key") && !operation.route().equals(BULK_CREATE)) {
            String body = DocumentedBodiesTest.json(operation.bodyExample());
            for (String again : new String[]{ body, body, body.replace("{", "{ ") }) {
                send(target.backend(),
                        conditional(operation, target.event()).header("Idempotency-Key", "k").body(again));
            }
        }
    }

    private static Event conditional(Operation operation, Event event) {
        return operation.route().startsWith("PUT") ? event.header("If-Match", "*") : event;
    }

    private void aboutIds(String route) {
        Operation operation = DOCUMENT.operation(route);
        boolean changes = !route.startsWith("GET");
        Target target = new Target(operation);
        Event missing = conditional(operation, event(route)).id(Backend.NOTHING);
        send(operation.body().isPresent() ? missing.body("{}") : missing);
        if (changes) {
            for (String tag : new String[]{ "3", "\"9\"" }) {
                Event event = target.event().header("If-Match", tag);
                send(checked(target.backend()), operation.body().isPresent() ? event.body("{}") : event);
            }
        }
        if (operation.body().isPresent()) {
            send(target.backend(), target.event().body("{}"));
        }
    }

    private void tasks() {
        String first = send(
                event("POST /tasks").body("{\"title\":\"t\",\"externalId\":\"x\",\"dueDate\":\"2026-12-01\"}"))
                .at("data", "taskId");
        send(event("POST /tasks").body("{\"title\":\"t\",\"externalId\":\"x\"}"));
        send(event("POST /tasks").body("{\"title\":\"t\",\"taskId\":\"" + first + "\"}"));
        send(event("POST /tasks").body("{\"title\":\"t\",\"categoryId\":\"" + Backend.NOTHING + "\"}"));
        send(event("GET /tasks/{id}").id(first));
        send(event("GET /tasks/{id}").id(first).header("If-None-Match", "\"1\""));
        send(event("PUT /tasks/{id}").id(first).header("If-Match", "*")
                .body("{\"categoryId\":\"" + Backend.NOTHING + "\"}"));
        for (String priority : new String[]{ "high", "low" }) {
            backend.task("{\"title\":\"t\",\"priority\":\"" + priority + "\",\"completed\":true}");
        }
        send(event("GET /tasks"));
        send(event("GET /tasks").query("limit", "1"));
        send(event("GET /tasks").query("unknown", "1"));
        send(event("GET /tasks").query("cursor", "x"));
        send(event("DELETE /tasks/{id}").id(first));
    }

    private void categories() {
        String home = send(event("POST /categories").body("{\"name\":\"Home\"}")).at("data", "categoryId");
        send(event("POST /categories").body("{\"name\":\"HOME\"}"));
        String work = backend.category("Work");
        send(event("PUT /categories/{id}").id(work).header("If-Match", "*").body("{\"name\":\"h\u00f4me\"}"));
        send(event("GET /categories"));
        Event delete = event("DELETE /categories/{id}").id(home);
        for (int i = 0; i < COUNTED; i++) {
            backend.task("{\"title\":\"t\",\"categoryId\":\"" + home + "\"}");
            if (i == 0) {
                send(delete);
            }
        }
        send(delete);
        send(event("DELETE /categories/{id}").id(home).query("tasks", "move").query("moveTo", Backend.NOTHING));
        send(event("DELETE /categories/{id}").id(home).query("tasks", "uncategorize"));
        backend.task("{\"title\":\"t\",\"categoryId\":\"" + work + "\"}");
        backend.remainingMillis = 0;
        send(event("DELETE /categories/{id}").id(work).query("tasks", "uncategorize"));
        backend.remainingMillis = 28_000;
        send(event("POST /categories").body("{\"name\":\"Work\"}"));
    }

    private void bulkCreate() {
        String same = "{\"title\":\"t\",\"externalId\":\"y\"}";
        String orphan = "{\"title\":\"t\",\"categoryId\":\"" + Backend.NOTHING + "\"}";
        String twice = "{\"title\":\"t\",\"taskId\":\"" + backend.task("{\"title\":\"t\"}") + "\"}";
        for (String task : new String[]{ same, "{},{}," + same + "," + same + "," + orphan + "," + twice, "{}" }) {
            bulkCreate(backend, "write", task);
        }
        bulkCreate(backend, "write", "{\"title\":\"t\"}");
        bulkCreate(backend, "write", "{\"title\":\"u\"}");
        for (String task : new String[]{ "{}", "{\"title\":\"t\"}", "{\"title\":\"t\"}", "{\"title\":\"u\"}" }) {
            bulkCreate(backend, "atomic", task);
        }
        for (RuntimeException fault : FAULTS) {
            TaskStore broken = failing(TaskStore.class, () -> fault);
            bulkCreate(checked(new Backend(broken, new MemoryCategoryStore(backend.clock))), "write",
                    "{\"title\":\"t\"}");
        }
    }

    /** All requests of one mode have the same Idempotency-Key. */
    private void bulkCreate(Backend to, String mode, String tasks) {
        send(to, event(BULK_CREATE).header("Idempotency-Key", mode)
                .body("{\"mode\":\"" + mode + "\",\"tasks\":[" + tasks + "]}"));
    }

    private void bulkChanges() {
        String id = backend.task("{\"title\":\"t\"}");
        Map<String, String> rests = new TreeMap<>(Map.of("delete", "}", "move", ",\"categoryId\":null}", "status",
                ",\"completed\":true}"));
        for (String way : new String[]{ "status", "move", "delete" }) {
            for (String mode : new String[]{ "write", "atomic" }) {
                send(event("POST /tasks/bulk/" + way).body("{\"mode\":\"" + mode + "\",\"taskIds\":[\"" + id + "\",\""
                        + Backend.NOTHING + "\",\"" + id + "\"]" + rests.get(way)));
            }
        }
        String other = backend.task("{\"title\":\"t\"}");
        for (String taskId : new String[]{ other, other }) {
            send(event(BULK_DELETE).body("{\"taskIds\":[\"" + taskId + "\"]}"));
        }
        for (RuntimeException fault : FAULTS) {
            send(failing(() -> fault), event(BULK_DELETE).body("{\"taskIds\":[\"" + other + "\"]}"));
        }
        send(event("POST /tasks/bulk/move").body(
                "{\"taskIds\":[\"" + id + "\"],\"categoryId\":\"" + Backend.NOTHING + "\"}"));
    }

    private void export() {
        for (int i = 0; i < 300; i++) {
            backend.task("{\"title\":\"t\"}");
        }
        send(event("GET /tasks/export"));
        send(event("GET /tasks/export").query("unknown", "1"));
        send(event("GET /tasks/export").query("cursor", "x"));
        backend.remainingMillis = 0;
        send(event("GET /tasks/export"));
        backend.remainingMillis = 28_000;
    }
}
