package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** POST /tasks/bulk/create. */
abstract class BulkCreateTasksCase {
    private final Backend backend;

    BulkCreateTasksCase(Backend backend) {
        this.backend = backend;
    }

    @Test
    void everyTaskHasItsResultInItsPlace() {
        String held = backend.task("{\"title\":\"Held\",\"externalId\":\"h\",\"priority\":\"low\"}");
        Answer answer = send("""
                {"tasks":[{"title":"a","externalId":"x"},{"title":" "},{"title":"Held","externalId":"h"},7,
                 {"title":"Other","externalId":"h"},{"title":"b","categoryId":"%s"},{"title":"c","taskId":"%s"},
                 {"title":"d"}]}
                """.formatted(Backend.NOTHING, held)).expect(200);

        assertEquals(
                List.of("created", "invalid", "existing", "invalid", "existing", "conflict", "conflict", "created"),
                each(answer, "status"));
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), each(answer, "index"));
        assertEquals(4, answer.<Integer>at("data", "succeeded"));
        assertEquals(4, answer.<Integer>at("data", "failed"));
        assertEquals(Map.of("code", "VALIDATION_ERROR", "message", "title must not be blank", "details",
                Map.of("title", "must not be blank")), answer.at("data", "results", 1, "error"));
        assertEquals(Map.of("index", 2, "status", "existing", "taskId", held, "version", 1, "same", true),
                answer.at("data", "results", 2));
        assertEquals(Map.of("code", "VALIDATION_ERROR", "message", "A task must be a JSON object"),
                answer.at("data", "results", 3, "error"));
        assertEquals(held, answer.at("data", "results", 4, "taskId"));
        assertEquals(false, answer.at("data", "results", 4, "same"));
        assertEquals(2, answer.<Integer>at("data", "results", 4, "error", "details", "index"));
        assertEquals("CATEGORY_MISSING", answer.at("data", "results", 5, "error", "code"));
        assertEquals("TASK_ID_TAKEN", answer.at("data", "results", 6, "error", "code"));
        String first = answer.at("data", "results", 0, "taskId");
        assertEquals(Map.of("index", 0, "status", "created", "taskId", first, "version", 1),
                answer.at("data", "results", 0));
        assertEquals("a", backend.get(first).at("data", "title"));
    }

    @Test
    void aRepeatOfAnExternalIdNamesTheFirst() {
        Answer answer = send("""
                {"tasks":[{"title":"a","externalId":"x"},{"title":"a","externalId":"x"},{"title":"b","externalId":"x"}]}
                """).expect(200);

        String holder = answer.at("data", "results", 0, "taskId");
        assertEquals(List.of("created", "existing", "existing"), each(answer, "status"));
        assertEquals(List.of(holder, holder, holder), each(answer, "taskId"));
        assertEquals(Map.of("index", 2, "status", "existing", "taskId", holder, "version", 1, "same", false, "error",
                Map.of("code", "EXTERNAL_ID_TAKEN", "message", "Task 0 of this request has the same externalId",
                        "details", Map.of("index", 0))),
                answer.at("data", "results", 2));
        assertEquals(true, answer.at("data", "results", 1, "same"));
    }

    @Test
    void aRepeatOfWhatFailedIsCreated() {
        Answer answer = send("""
                {"tasks":[{"title":"","externalId":"x"},{"title":"a","externalId":"x","categoryId":"%s"},
                 {"title":"b","externalId":"x"}]}
                """.formatted(Backend.NOTHING)).expect(200);

        assertEquals(List.of("invalid", "conflict", "created"), each(answer, "status"));
    }

    @Test
    void aRepeatOfATaskIdIsAConflict() {
        String id = "018bcfe5-6800-7abc-8000-00000000000f";
        for (String mode : List.of("check", "write")) {
            Answer answer = send("{\"mode\":\"" + mode + "\",\"tasks\":[{\"title\":\"a\",\"taskId\":\"" + id
                    + "\"},{\"title\":\"b\",\"taskId\":\"" + id + "\"}]}").expect(200);
            assertEquals(List.of("created", "conflict"), each(answer, "status"));
            assertEquals("TASK_ID_TAKEN", answer.at("data", "results", 1, "error", "code"));
        }
        assertEquals("a", backend.get(id).at("data", "title"));
    }

    @Test
    void checkingSaysTheSameAndWritesNothing() {
        String held = backend.task("{\"title\":\"Held\",\"externalId\":\"h\"}");
        Answer answer = send("""
                {"mode":"check","tasks":[{"title":"a","externalId":"x"},{"title":"a","externalId":"x"},
                 {"title":"Held","externalId":"h","completed":false},{"title":"Held","externalId":"h","completed":true},
                 {"title":"b","taskId":"%s"},{"title":"c","categoryId":"%s"},{"title":1},
                 {"title":"n","externalId":"x"}]}
                """.formatted(held, Backend.NOTHING)).expect(200);

        assertEquals(
                List.of("created", "existing", "existing", "existing", "conflict", "conflict", "invalid", "existing"),
                each(answer, "status"));
        assertEquals(Map.of("index", 0, "status", "created"), answer.at("data", "results", 0));
        assertEquals(true, answer.at("data", "results", 1, "same"));
        assertNull(answer.at("data", "results", 1, "taskId"));
        assertEquals(0, answer.<Integer>at("data", "results", 1, "error", "details", "index"));
        assertEquals(true, answer.at("data", "results", 2, "same"));
        assertEquals(false, answer.at("data", "results", 3, "same"));
        assertEquals(2, answer.<Integer>at("data", "results", 3, "error", "details", "index"));
        assertEquals(held, answer.at("data", "results", 3, "taskId"));
        assertEquals(false, answer.at("data", "results", 7, "same"));
        assertEquals(1, count());
    }

    @Test
    void sameComparesWhatWasSent() {
        String category = backend.category("Home");
        String all = "\"title\":\"t\",\"description\":\"d\",\"completed\":true,\"priority\":\"low\",\"categoryId\":\""
                + category + "\",\"dueDate\":\"2026-12-01\",\"externalId\":\"x\","
                + "\"createdAt\":\"2026-01-01T00:00:00Z\",\"completedAt\":\"2026-01-02T00:00:00Z\"";
        backend.task("{" + all + "}");

        for (String same : List.of(all, "\"title\":\"t\",\"externalId\":\"x\"",
                "\"title\":\"t\",\"externalId\":\"x\",\"dueDate\":null,\"priority\":null",
                all.replace("00:00:00Z", "01:00:00.0009+01:00"))) {
            assertEquals(true, send("{\"tasks\":[{" + same + "}]}").at("data", "results", 0, "same"), same);
        }
        for (String other : List.of(all.replace("\"t\"", "\"T\""), all.replace("\"d\"", "\"\""),
                all.replace("\"low\"", "\"medium\""), all.replace("2026-12-01", "2026-12-01T00:00:00Z"),
                all.replace(category, backend.category("Other")), all.replace("2026-01-01", "2026-01-03"),
                all.replace("2026-01-02", "2026-01-04"),
                "\"title\":\"t\",\"externalId\":\"x\",\"completed\":false")) {
            assertEquals(false, send("{\"tasks\":[{" + other + "}]}").at("data", "results", 0, "same"), other);
        }
    }

    @Test
    void aRequestThatIsRepeatedSaysCreatedAgain() {
        String body = "{\"tasks\":[{\"title\":\"a\"},{\"title\":\"b\",\"externalId\":\"x\"},{\"title\":\"\"}]}";
        Answer first = send("k", body).expect(200);
        Answer second = send("k", body).expect(200);

        assertEquals(first.body(), second.body());
        assertEquals(2, count());
        Answer changed = send("k", body.replace("\"a\"", "\"c\"")).expect(200);
        assertEquals(List.of("conflict", "created", "invalid"), each(changed, "status"));
        assertEquals("IDEMPOTENCY_KEY_REUSED", changed.at("data", "results", 0, "error", "code"));
        assertEquals(List.of("created", "existing", "invalid"), each(send("l", body), "status"));
    }

    @Test
    void tasksOfOneTimeKeepTheirOrder() {
        StringBuilder body = new StringBuilder("{\"tasks\":[");
        for (int i = 0; i < 100; i++) {
            body.append(i == 0 ? "" : ",").append("{\"title\":\"").append(i)
                    .append("\",\"createdAt\":\"2026-01-01T00:00:00Z\"}");
        }
        send(body.append("]}").toString()).expect(200);

        List<Map<String, Object>> listed = backend
                .send(Event.of("GET", "/tasks").key(Backend.ANNA).query("order", "asc").query("limit", "100"))
                .at("data");
        for (int i = 0; i < 100; i++) {
            assertEquals(Integer.toString(i), listed.get(i).get("title"));
        }
    }

    @Test
    void whatIsNotReachedInTimeIsToBeSentAgain() {
        backend.remainingMillis = 2_000;
        Answer answer = send("{\"tasks\":[{\"title\":\"a\"},{\"title\":\"\"},{\"title\":\"b\",\"externalId\":\"x\"},"
                + "{\"title\":\"b\",\"externalId\":\"x\"}]}").expect(200);

        assertEquals(List.of("retryable", "invalid", "retryable", "retryable"), each(answer, "status"));
        assertEquals("RETRY_LATER", answer.at("data", "results", 0, "error", "code"));
        assertEquals(0, count());
    }

    @Test
    void allOrNothing() {
        Answer answer = send("k",
                "{\"mode\":\"atomic\",\"tasks\":[{\"title\":\"a\",\"externalId\":\"x\"},{\"title\":\"b\"}]}")
                .expect(200);
        assertEquals(List.of("created", "created"), each(answer, "status"));
        assertEquals(2, answer.<Integer>at("data", "succeeded"));
        assertEquals(2, count());

        Answer again = send("k",
                "{\"mode\":\"atomic\",\"tasks\":[{\"title\":\"a\",\"externalId\":\"x\"},{\"title\":\"b\"}]}")
                .expect(200);
        assertEquals(answer.body(), again.body());
        assertEquals("true", again.header("Idempotency-Replayed"));
        send("k", "{\"mode\":\"atomic\",\"tasks\":[{\"title\":\"c\"}]}").refused(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void whatKeepsAllOutIsTold() {
        String held = backend.task("{\"title\":\"Held\",\"externalId\":\"h\"}");

        assertEquals(Map.of("1", "VALIDATION_ERROR: title must not be blank", "2",
                "VALIDATION_ERROR: A task must be a JSON object"),
                send("{\"mode\":\"atomic\",\"tasks\":[{\"title\":\"a\"},{\"title\":\"\"},null]}")
                        .refused(409, "BULK_CONFLICT"));
        assertEquals(Map.of("1", "CATEGORY_MISSING: There is no category of this id: create it first, or leave the"
                + " category out"),
                send("{\"mode\":\"atomic\",\"tasks\":[{\"title\":\"a\"},{\"title\":\"b\",\"categoryId\":\""
                        + Backend.NOTHING + "\"}]}").refused(409, "BULK_CONFLICT"));
        assertEquals(Map.of("0", "EXTERNAL_ID_TAKEN: Another task has this externalId: change that one instead", "2",
                "TASK_ID_TAKEN: There is a task of this taskId: leave taskId out for a new one"), send("""
                        {"mode":"atomic","tasks":[{"title":"a","externalId":"h"},{"title":"b"},
                         {"title":"c","taskId":"%s"}]}
                        """.formatted(held)).refused(409, "BULK_CONFLICT"));
        assertEquals(Map.of("2", "EXTERNAL_ID_TAKEN: Task 1 of this request has the same externalId"), send("""
                {"mode":"atomic","tasks":[{"title":"b"},{"title":"d","externalId":"y"},{"title":"e","externalId":"y"}]}
                """).refused(409, "BULK_CONFLICT"));
        assertEquals(1, count());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "{} | tasks | is required",
        "{'tasks':null} | tasks | is required", "{'tasks':{}} | tasks | must be a list of tasks",
        "{'tasks':[]} | tasks | must hold 1 to 100 tasks in mode write; it holds 0",
        "{'tasks':[1],'mode':'try'} | mode | must be write, check or atomic",
        "{'tasks':[1],'mode':1} | mode | must be write, check or atomic",
        "{'tasks':[1],'task':1} | task | is not a field of this request" })
    void wrongRequests(String body, String field, String reason) {
        assertEquals(Map.of(field, reason), send(body.replace('\'', '"')).refused(400, "VALIDATION_ERROR"));
    }

    @Test
    void aRequestHoldsSoManyTasks() {
        String tasks = "{\"title\":\"t\"}" + ",{\"title\":\"t\"}".repeat(100);
        assertEquals(Map.of("tasks", "must hold 1 to 100 tasks in mode write; it holds 101"),
                send("{\"tasks\":[" + tasks + "]}").refused(400, "VALIDATION_ERROR"));
        tasks = "{\"title\":\"t\"}" + ",{\"title\":\"t\"}".repeat(40);
        assertEquals(Map.of("tasks", "must hold 1 to 40 tasks in mode atomic; it holds 41"),
                send("{\"mode\":\"atomic\",\"tasks\":[" + tasks + "]}").refused(400, "VALIDATION_ERROR"));
        assertEquals(0, count());
    }

    @Test
    void createdTasksAreCountedOnce() {
        String body = "{\"tasks\":[{\"title\":\"a\"},{\"title\":\"b\"},{\"title\":\"\"}]}";
        send("k", body);
        send("k", body);

        List<String> metrics = backend.logLines.stream().filter(line -> line.contains("\"_aws\"")).toList();
        assertEquals(1, metrics.size());
        assertTrue(metrics.getFirst().contains("\"TasksImported\":2"), metrics.getFirst());
    }

    private Answer send(String body) {
        return backend.send(Event.of("POST", "/tasks/bulk/create").key(Backend.ANNA).body(body));
    }

    private Answer send(String key, String body) {
        return backend.send(Event.of("POST", "/tasks/bulk/create").key(Backend.ANNA).header("Idempotency-Key", key)
                .body(body));
    }

    private int count() {
        return backend.send(Event.of("GET", "/tasks").key(Backend.ANNA).query("limit", "100"))
                .<List<Object>>at("data").size();
    }

    private static List<Object> each(Answer answer, String field) {
        List<Object> values = new ArrayList<>();
        for (Map<String, Object> result : answer.<List<Map<String, Object>>>at("data", "results")) {
            values.add(result.get(field));
        }
        return values;
    }
}
