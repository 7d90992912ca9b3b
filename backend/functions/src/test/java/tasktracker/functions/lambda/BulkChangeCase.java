package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.functions.store.Interceptor;
import tasktracker.functions.store.MemoryCategoryStore;
import tasktracker.functions.store.MemoryTaskStore;
import tasktracker.functions.store.RetryLaterException;
import tasktracker.functions.store.SettableClock;

/** POST /tasks/bulk/status, /tasks/bulk/delete and /tasks/bulk/move. */
abstract class BulkChangeCase {
    private static final String DONE = ",\"completed\":true";
    private static final String ATOMIC = ",\"mode\":\"atomic\"";

    private final Backend backend;

    BulkChangeCase(Backend backend) {
        this.backend = backend;
    }

    @Test
    void everyTaskHasItsResultInItsPlace() {
        String open = task("open");
        String done = backend.task("{\"title\":\"done\",\"completed\":true}");
        backend.clock.advance(Duration.ofMinutes(1));
        Answer answer = send("status", ids(open, Backend.NOTHING, done, open) + DONE).expect(200);

        assertEquals(List.of("updated", "not_found", "unchanged", "duplicate"), each(answer, "status"));
        assertEquals(List.of(open, Backend.NOTHING, done, open), each(answer, "taskId"));
        assertEquals(2, answer.<Integer>at("data", "succeeded"));
        assertEquals(2, answer.<Integer>at("data", "failed"));
        assertEquals(Map.of("taskId", open, "status", "updated"), answer.at("data", "results", 0));
        assertEquals(Map.of("code", "RESOURCE_NOT_FOUND", "message", "No resource has this id"),
                answer.at("data", "results", 1, "error"));
        assertEquals(Map.of("code", "VALIDATION_ERROR", "message",
                "Task 0 of this request is the same: name each once", "details", Map.of("index", 0)),
                answer.at("data", "results", 3, "error"));
        assertEquals("2026-11-22T09:31:00.123Z", backend.get(open).at("data", "completedAt"));
        assertEquals(2, backend.get(open).<Integer>at("data", "version"));
        assertEquals("2026-11-22T09:30:00.123Z", backend.get(done).at("data", "completedAt"));
        assertEquals(1, backend.get(done).<Integer>at("data", "version"));

        assertEquals(List.of("updated", "updated"),
                each(send("status", ids(open, done) + ",\"completed\":false"), "status"));
        assertNull(backend.get(done).at("data", "completedAt"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ATOMIC })
    void aRepeatChangesNothingMore(String mode) {
        String one = task("one");
        String two = task("two");
        String category = backend.category("Home");
        for (String request : List.of("status " + DONE, "move ,\"categoryId\":\"" + category + "\"",
                "move ,\"categoryId\":null", "status ,\"completed\":false")) {
            String route = request.substring(0, request.indexOf(' '));
            String body = ids(one, two) + request.substring(request.indexOf(' ') + 1) + mode;
            for (String status : List.of("updated", "unchanged", "unchanged")) {
                backend.clock.advance(Duration.ofSeconds(1));
                assertEquals(List.of(status, status), each(sendOnce("key", route, body).expect(200), "status"), body);
            }
        }
        assertEquals(5, backend.get(one).<Integer>at("data", "version"));
        assertEquals(List.of("deleted", "deleted"), each(send("delete", ids(one, two) + mode), "status"));
        Answer again = send("delete", ids(one, two) + mode);
        if (mode.isEmpty()) {
            assertEquals(List.of("not_found", "not_found"), each(again.expect(200), "status"));
        } else {
            again.refused(409, "BULK_CONFLICT");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ATOMIC })
    void tasksMoveToACategoryAndOutOfAny(String mode) {
        String category = backend.category("Home");
        String there = backend.task("{\"title\":\"t\",\"categoryId\":\"" + category + "\"}");
        String other = backend.task("{\"title\":\"t\",\"categoryId\":\"" + backend.category("Other") + "\"}");
        String none = task("t");

        Answer answer = send("move", ids(there, other, none) + ",\"categoryId\":\"" + category + "\"" + mode)
                .expect(200);
        assertEquals(List.of("unchanged", "updated", "updated"), each(answer, "status"));
        for (String id : List.of(there, other, none)) {
            assertEquals(category, backend.get(id).at("data", "categoryId"));
        }
        send("move", ids(there, other) + ",\"categoryId\":null" + mode).expect(200);
        assertNull(backend.get(there).at("data", "categoryId"));
        assertEquals(category, backend.get(none).at("data", "categoryId"));
    }

    @Test
    void nothingMovesToACategoryThatIsNotThere() {
        String id = task("t");
        String gone = backend.category("Gone");
        backend.send(Event.of("DELETE", "/categories/{id}").id(gone).key(Backend.ANNA)).expect(204);
        for (String category : List.of(Backend.NOTHING, gone)) {
            for (String mode : List.of("", ATOMIC)) {
                assertEquals(Map.of("categoryId", category),
                        send("move", ids(id) + ",\"categoryId\":\"" + category + "\"" + mode)
                                .refused(409, "CATEGORY_MISSING"));
            }
        }
        assertEquals(1, backend.get(id).<Integer>at("data", "version"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ATOMIC })
    void deletedTasksFreeTheirExternalIds(String mode) {
        String body = "{\"title\":\"t\",\"externalId\":\"x\"}";
        String external = backend.task(body);
        String plain = task("t");

        Answer answer = send("delete", ids(plain, external) + mode).expect(200);
        assertEquals(List.of("deleted", "deleted"), each(answer, "status"));
        assertEquals(2, answer.<Integer>at("data", "succeeded"));
        assertEquals(0, answer.<Integer>at("data", "failed"));
        assertEquals(Map.of("taskId", external, "status", "deleted"), answer.at("data", "results", 1));
        backend.get(external).refused(404, "RESOURCE_NOT_FOUND");
        backend.task(body);
    }

    @Test
    void whatKeepsAllAsTheyAreIsTold() {
        String one = task("one");
        String two = task("two");
        Map<String, Object> notFound = Map.of("1", "RESOURCE_NOT_FOUND: No resource has this id");
        Map<String, Object> duplicate = Map.of("2",
                "VALIDATION_ERROR: Task 0 of this request is the same: name each once");
        for (String request : List.of("status " + DONE, "delete ", "move ,\"categoryId\":null")) {
            String route = request.substring(0, request.indexOf(' '));
            String rest = request.substring(request.indexOf(' ') + 1) + ATOMIC;

            assertEquals(notFound, send(route, ids(one, Backend.NOTHING, two) + rest).refused(409, "BULK_CONFLICT"));
            assertEquals(duplicate, send(route, ids(one, two, one) + rest).refused(409, "BULK_CONFLICT"));
        }
        assertEquals(1, backend.get(one).<Integer>at("data", "version"));
        assertEquals(1, backend.get(two).<Integer>at("data", "version"));
    }

    @Test
    void aRequestHoldsSoManyTasks() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(task("t" + i));
        }
        assertEquals(Collections.nCopies(100, "updated"),
                each(send("status", ids(many.toArray(String[]::new)) + DONE), "status"));
        assertEquals(many, each(send("delete", ids(many.toArray(String[]::new))), "taskId"));

        many.add(Backend.NOTHING);
        assertEquals(Map.of("taskIds", "must hold 1 to 100 ids in mode write; it holds 101"),
                send("delete", ids(many.toArray(String[]::new))).refused(400, "VALIDATION_ERROR"));
        assertEquals(Map.of("taskIds", "must hold 1 to 40 ids in mode atomic; it holds 41"),
                send("delete", ids(many.subList(0, 41).toArray(String[]::new)) + ATOMIC)
                        .refused(400, "VALIDATION_ERROR"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "delete | {} | taskIds | is required", "delete | {'taskIds':null} | taskIds | is required",
        "delete | {'taskIds':'a'} | taskIds | must be a list of the ids of tasks",
        "delete | {'taskIds':[]} | taskIds | must hold 1 to 100 ids in mode write; it holds 0",
        "delete | {'taskIds':['ID','7']} | taskIds[1] | must be the id of a task, a UUIDv7 in lower case",
        "delete | {'taskIds':[7]} | taskIds[0] | must be the id of a task, a UUIDv7 in lower case",
        "delete | {'taskIds':['ID'],'mode':'check'} | mode | must be write or atomic",
        "delete | {'taskIds':['ID'],'mode':1} | mode | must be write or atomic",
        "delete | {'taskIds':['ID'],'completed':true} | completed | is not a field of this request",
        "status | {'taskIds':['ID']} | completed | is required",
        "status | {'taskIds':['ID'],'completed':'yes'} | completed | must be true or false",
        "status | {'taskIds':['ID'],'completed':null} | completed | is required",
        "move | {'taskIds':['ID']} | categoryId | is required: the id of a category, or null for none",
        "move | {'taskIds':['ID'],'categoryId':''} | categoryId | must be the id of a category",
        "move | {'taskIds':['ID'],'categoryId':'none'} | categoryId | must be the id of a category" })
    void wrongRequests(String route, String body, String field, String reason) {
        assertEquals(Map.of(field, reason), backend.send(Event.of("POST", "/tasks/bulk/" + route).key(Backend.ANNA)
                .body(body.replace('\'', '"').replace("ID", Backend.NOTHING))).refused(400, "VALIDATION_ERROR"));
    }

    @Test
    void eachWrongIdIsTold() {
        String ids = String.join(",", Collections.nCopies(100, "\"x\""));

        assertEquals(100, backend.send(Event.of("POST", "/tasks/bulk/delete").key(Backend.ANNA)
                .body("{\"taskIds\":[" + ids + "]}")).refused(400, "VALIDATION_ERROR").size());
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertEquals(Map.of("mode", "must be write or atomic", "taskIds", "is required", "categoryId",
                "must be the id of a category", "x", "is not a field of this request"),
                backend.send(Event.of("POST", "/tasks/bulk/move").key(Backend.ANNA)
                        .body("{\"mode\":\"x\",\"categoryId\":1,\"x\":1}")).refused(400, "VALIDATION_ERROR"));
        for (String route : List.of("status", "delete", "move")) {
            Event event = Event.of("POST", "/tasks/bulk/" + route).key(Backend.ANNA);
            backend.send(event.body("{")).refused(400, "INVALID_JSON");
            backend.send(Event.of("POST", "/tasks/bulk/" + route).key(Backend.ANNA).header("Content-Type", "text/csv")
                    .body("{}")).refused(415, "UNSUPPORTED_MEDIA_TYPE");
        }
    }

    @Test
    void whatIsNotReachedInTimeIsToBeSentAgain() {
        String one = task("one");
        String two = task("two");
        backend.remainingMillis = 2_000;
        Answer answer = send("status", ids(one, two, one) + DONE).expect(200);

        assertEquals(List.of("retryable", "retryable", "duplicate"), each(answer, "status"));
        assertEquals("RETRY_LATER", answer.at("data", "results", 0, "error", "code"));
        assertEquals(0, answer.<Integer>at("data", "succeeded"));
        backend.remainingMillis = 28_000;
        assertEquals(1, backend.get(one).<Integer>at("data", "version"));
    }

    /** The items after the deadline's passing are not begun; those before it are done and say so. */
    @Test
    void theDeadlineMayPassInTheMiddle() {
        List<String> many = new ArrayList<>();
        SettableClock clock = new SettableClock(Backend.NOW);
        int[] left = { 30 };
        Backend slow = new Backend(Interceptor.on(new MemoryTaskStore(clock), (method, _) -> {
            if (method.equals("reach")) {
                synchronized (left) {
                    left[0]--;
                }
            }
        }), new MemoryCategoryStore(clock));
        for (int i = 0; i < 100; i++) {
            many.add(slow.send(Event.of("POST", "/tasks").key(Backend.ANNA).body("{\"title\":\"t\"}"))
                    .at("data", "taskId"));
        }
        slow.remaining = () -> {
            synchronized (left) {
                return left[0] > 0 ? 28_000 : 1_000;
            }
        };
        Answer answer = slow.send(Event.of("POST", "/tasks/bulk/status").key(Backend.ANNA)
                .body("{" + ids(many.toArray(String[]::new)) + DONE + "}")).expect(200);

        int updated = Collections.frequency(each(answer, "status"), "updated");
        assertTrue(updated >= 30 && updated < 30 + 8, () -> updated + " updated");
        assertEquals(100 - updated, Collections.frequency(each(answer, "status"), "retryable"));
        assertEquals(updated, answer.<Integer>at("data", "succeeded"));
    }

    @Test
    void whatTheStoreHasNoTimeForIsToBeSentAgainAndStopsNothingElse() {
        SettableClock clock = new SettableClock(Backend.NOW);
        Map<String, RuntimeException> failures = new HashMap<>();
        Backend busy = new Backend(Interceptor.on(new MemoryTaskStore(clock), (method, arguments) -> {
            if ((method.equals("reach") || method.equals("delete")) && failures.containsKey(arguments[1])) {
                throw failures.get(arguments[1]);
            }
            if (method.equals("reachAll") || method.equals("deleteAll")) {
                throw new RetryLaterException("throttled", null);
            }
        }), new MemoryCategoryStore(clock));
        List<String> taskIds = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            taskIds.add(busy.send(Event.of("POST", "/tasks").key(Backend.ANNA).body("{\"title\":\"t\"}"))
                    .at("data", "taskId"));
        }
        failures.put(taskIds.get(0), new RetryLaterException("throttled", null));
        failures.put(taskIds.get(1), new IllegalStateException("broken"));
        String body = "{" + ids(taskIds.toArray(String[]::new));

        Answer status = busy.send(
                Event.of("POST", "/tasks/bulk/status").key(Backend.ANNA).body(body + DONE + "}")).expect(200);
        assertEquals(List.of("retryable", "retryable", "updated"), each(status, "status"));
        assertEquals("RETRY_LATER", status.at("data", "results", 0, "error", "code"));
        assertEquals("INTERNAL_SERVER_ERROR", status.at("data", "results", 1, "error", "code"));
        Answer deleted = busy.send(Event.of("POST", "/tasks/bulk/delete").key(Backend.ANNA).body(body + "}"))
                .expect(200);
        assertEquals(List.of("retryable", "retryable", "deleted"), each(deleted, "status"));
        for (Event event : List.of(Event.of("POST", "/tasks/bulk/status").body(body + DONE + ATOMIC + "}"),
                Event.of("POST", "/tasks/bulk/move").body(body + ",\"categoryId\":null" + ATOMIC + "}"),
                Event.of("POST", "/tasks/bulk/delete").body(body + ATOMIC + "}"))) {
            Answer answer = busy.send(event.key(Backend.ANNA));
            answer.refused(503, "RETRY_LATER");
            assertEquals("1", answer.header("Retry-After"));
        }
    }

    @Test
    void completedTasksAreCountedOnce() {
        String one = task("one");
        String two = task("two");
        backend.logLines.clear();
        send("status", ids(one, two) + DONE);
        send("status", ids(one, two) + DONE);
        send("status", ids(one, two) + ",\"completed\":false");
        send("status", ids(one) + DONE + ATOMIC);

        List<String> metrics = backend.logLines.stream().filter(line -> line.contains("\"_aws\"")).toList();
        assertEquals(2, metrics.size());
        assertTrue(metrics.get(0).contains("\"TasksCompleted\":2"), metrics.get(0));
        assertTrue(metrics.get(1).contains("\"TasksCompleted\":1"), metrics.get(1));
    }

    private String task(String title) {
        return backend.task("{\"title\":\"" + title + "\"}");
    }

    /** The beginning of a body, without its braces. */
    private static String ids(String... taskIds) {
        return "\"taskIds\":[\"" + String.join("\",\"", taskIds) + "\"]";
    }

    private Answer send(String route, String body) {
        return backend.send(Event.of("POST", "/tasks/bulk/" + route).key(Backend.ANNA).body("{" + body + "}"));
    }

    private Answer sendOnce(String key, String route, String body) {
        return backend.send(Event.of("POST", "/tasks/bulk/" + route).key(Backend.ANNA)
                .header("Idempotency-Key", key).body("{" + body + "}"));
    }

    private static List<Object> each(Answer answer, String field) {
        List<Object> values = new ArrayList<>();
        for (Map<String, Object> result : answer.<List<Map<String, Object>>>at("data", "results")) {
            values.add(result.get(field));
        }
        return values;
    }
}
