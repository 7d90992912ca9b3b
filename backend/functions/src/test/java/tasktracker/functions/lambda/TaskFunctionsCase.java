package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Creating, reading, changing and deleting one task. */
abstract class TaskFunctionsCase {
    private final Backend backend;

    TaskFunctionsCase(Backend backend) {
        this.backend = backend;
    }

    @Test
    void aTaskIsCreatedWithItsDefaults() {
        Answer created = backend.send(Event.of("POST", "/tasks").key(Backend.ANNA).body("{\"title\":\"Buy milk\"}"))
                .expect(201);
        String id = created.at("data", "taskId");

        Map<String, Object> expected = fields("taskId", id, "title", "Buy milk", "description", "", "completed", false,
                "priority", "medium", "categoryId", null, "dueDate", null, "createdAt", "2026-11-22T09:30:00.123Z",
                "updatedAt", "2026-11-22T09:30:00.123Z", "completedAt", null, "externalId", null, "version", 1);
        assertEquals(expected, created.at("data"));
        assertEquals("/dev/tasks/" + id, created.header("Location"));
        assertEquals("\"1\"", created.header("ETag"));
        assertEquals(created.body(), backend.get(id).body());
    }

    @Test
    void aTaskIsCreatedWithEveryField() {
        String category = backend.category("Home");
        String id = "018bcfe5-6800-7abc-8000-00000000000f";
        Answer created = backend.send(Event.of("POST", "/tasks").key(Backend.ANNA).body("""
                {"title":" Tëst 😀 ","description":"a\\r\\nb","completed":true,"priority":"high","categoryId":"%s",
                 "dueDate":"2026-12-01T10:30:00.9999+01:00","externalId":"row-1/é","taskId":"%s",
                 "createdAt":"2023-11-14T23:13:20+01:00","completedAt":"2023-11-15T00:00:00Z"}
                """.formatted(category, id))).expect(201);

        Map<String, Object> expected = fields("taskId", id, "title", " Tëst 😀 ", "description", "a\r\nb", "completed",
                true, "priority", "high", "categoryId", category, "dueDate", "2026-12-01T09:30:00.999Z", "createdAt",
                "2023-11-14T22:13:20.000Z", "updatedAt", "2023-11-14T22:13:20.000Z", "completedAt",
                "2023-11-15T00:00:00.000Z", "externalId", "row-1/é", "version", 1);
        assertEquals(expected, created.at("data"));
        assertEquals(created.body(), backend.get(id).body());
    }

    @Test
    void anIdCarriesTheTimeOfCreation() {
        String id = backend.task("{\"title\":\"t\",\"createdAt\":\"1970-01-01T00:00:00.001Z\"}");

        assertEquals("00000000-0001-7", id.substring(0, 15));
        assertEquals("1970-01-01T00:00:00.001Z", backend.get(id).at("data", "createdAt"));
    }

    @Test
    void whatStandsInTheWayOfATaskIsToldByItsCode() {
        String id = backend.task("{\"title\":\"t\",\"externalId\":\"x\"}");

        assertEquals(Map.of("taskId", id), create("{\"title\":\"u\",\"externalId\":\"x\"}")
                .refused(409, "EXTERNAL_ID_TAKEN"));
        assertEquals(Map.of("taskId", id), create("{\"title\":\"u\",\"taskId\":\"" + id + "\"}")
                .refused(409, "TASK_ID_TAKEN"));
        assertEquals(Map.of("categoryId", Backend.NOTHING),
                create("{\"title\":\"u\",\"categoryId\":\"" + Backend.NOTHING + "\"}").refused(409,
                        "CATEGORY_MISSING"));
    }

    @Test
    void aTaskThatIsNotThereIsNotFound() {
        for (String id : new String[]{ Backend.NOTHING, "1", "..", "0199AAAA-0000-7000-8000-000000000000" }) {
            backend.get(id).refused(404, "RESOURCE_NOT_FOUND");
            put(id, "*", "{}").refused(404, "RESOURCE_NOT_FOUND");
            backend.send(Event.of("DELETE", "/tasks/{id}").id(id).key(Backend.ANNA)).refused(404, "RESOURCE_NOT_FOUND");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"1\"", "W/\"1\"", "\"0\", \"1\"", "*", "\"a\" , W/\"1\",", "\"\",\"1\"" })
    void aKnownVersionIsNotSentAgain(String ifNoneMatch) {
        String id = backend.task("{\"title\":\"t\"}");
        Answer answer = backend
                .send(Event.of("GET", "/tasks/{id}").id(id).key(Backend.ANNA).header("If-None-Match", ifNoneMatch))
                .expect(304);

        assertEquals("", answer.body());
        assertEquals("\"1\"", answer.header("ETag"));
        assertEquals("private, no-cache", answer.header("Cache-Control"));
        assertNull(answer.header("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"2\"", "1", "\"1", "\"11\"", "", "\"0\" \"1\"" })
    void anotherVersionIsSent(String ifNoneMatch) {
        String id = backend.task("{\"title\":\"t\"}");
        Answer answer = backend
                .send(Event.of("GET", "/tasks/{id}").id(id).key(Backend.ANNA).header("If-None-Match", ifNoneMatch))
                .expect(200);

        assertEquals("\"1\"", answer.header("ETag"));
        assertEquals("private, no-cache", answer.header("Cache-Control"));
    }

    @Test
    void aChangeTouchesWhatIsPresent() {
        String category = backend.category("Home");
        String id = backend
                .task("{\"title\":\"t\",\"description\":\"d\",\"dueDate\":\"2026-12-01\",\"externalId\":\"x\"}");
        backend.clock.advance(Duration.ofSeconds(1));

        Answer done = put(id, "\"1\"",
                "{\"completed\":true,\"categoryId\":\"" + category + "\",\"dueDate\":\"2026-12-01T00:00:00Z\"}")
                .expect(200);
        assertEquals("\"2\"", done.header("ETag"));
        assertEquals(fields("taskId", id, "title", "t", "description", "d", "completed", true, "priority", "medium",
                "categoryId", category, "dueDate", "2026-12-01T00:00:00.000Z", "createdAt", "2026-11-22T09:30:00.123Z",
                "updatedAt", "2026-11-22T09:30:01.123Z", "completedAt", "2026-11-22T09:30:01.123Z", "externalId", "x",
                "version", 2), done.at("data"));

        Answer cleared = put(id, "\"2\"",
                "{\"completed\":false,\"description\":null,\"categoryId\":null,\"dueDate\":null,\"title\":\"T\"}")
                .expect(200);
        assertEquals(fields("taskId", id, "title", "T", "description", "", "completed", false, "priority", "medium",
                "categoryId", null, "dueDate", null, "createdAt", "2026-11-22T09:30:00.123Z", "updatedAt",
                "2026-11-22T09:30:01.123Z", "completedAt", null, "externalId", "x", "version", 3), cleared.at("data"));
        assertEquals(cleared.body(), backend.get(id).body());
    }

    @Test
    void aChangeNeedsTheVersionItChanges() {
        String id = backend.task("{\"title\":\"t\"}");
        put(id, "\"1\"", "{\"title\":\"u\"}").expect(200);

        put(id, null, "{\"title\":\"v\"}").refused(428, "PRECONDITION_REQUIRED");
        for (String stale : new String[]{ "\"1\"", "W/\"2\"", "\"3\"", "\"02\"", "\"x\"", "\"99999999999999999999\"",
            "\"1\", \"3\"", "\"\"" }) {
            Answer answer = put(id, stale, "{\"title\":\"v\"}");
            assertEquals(Map.of("version", 2, "etag", "\"2\""), answer.refused(412, "VERSION_MISMATCH"));
            assertEquals("\"2\"", answer.header("ETag"));
        }
        for (String broken : new String[]{ "2", "", "\"2", "\"2\" \"3\"", "W/2", "*, \"2\"", "," }) {
            assertEquals(Map.of("If-Match", "must be * or a quoted version such as \"3\", as ETag has it"),
                    put(id, broken, "{\"title\":\"v\"}").refused(400, "VALIDATION_ERROR"));
        }
        assertEquals(2, backend.get(id).<Integer>at("data", "version"));
        put(id, "\"1\", \"2\"", "{\"title\":\"v\"}").expect(200);
        put(id, " * ", "{\"title\":\"w\"}").expect(200);
        assertEquals(4, backend.get(id).<Integer>at("data", "version"));
    }

    @Test
    void aTaskGoesToACategoryThatIsThere() {
        String id = backend.task("{\"title\":\"t\"}");

        assertEquals(Map.of("categoryId", Backend.NOTHING),
                put(id, "*", "{\"categoryId\":\"" + Backend.NOTHING + "\"}").refused(409, "CATEGORY_MISSING"));
    }

    @Test
    void whatIsTheServersCannotBeChanged() {
        String id = backend.task("{\"title\":\"t\"}");

        assertEquals(Map.of("taskId", "cannot be changed", "externalId", "cannot be changed", "version",
                "cannot be changed", "createdAt", "cannot be changed", "updatedAt", "cannot be changed", "completedAt",
                "cannot be changed", "title", "cannot be cleared", "completed", "cannot be cleared", "priority",
                "cannot be cleared", "tite", "is not a field of this request"), put(id, "*", """
                        {"taskId":"x","externalId":null,"version":7,"createdAt":1,"updatedAt":2,"completedAt":3,
                         "title":null,"completed":null,"priority":null,"tite":"x"}
                        """).refused(400, "VALIDATION_ERROR"));
    }

    @Test
    void aTaskIsDeleted() {
        String id = backend.task("{\"title\":\"t\"}");
        Event delete = Event.of("DELETE", "/tasks/{id}").id(id).key(Backend.ANNA);

        Answer answer = backend.send(delete).expect(204);
        assertEquals("", answer.body());
        backend.get(id).refused(404, "RESOURCE_NOT_FOUND");
        backend.send(delete).refused(404, "RESOURCE_NOT_FOUND");
    }

    @Test
    void aTaskIsDeletedInTheVersionThatIsMeant() {
        String id = backend.task("{\"title\":\"t\"}");

        assertEquals(Map.of("version", 1, "etag", "\"1\""),
                delete(id, "\"2\"").refused(412, "VERSION_MISMATCH"));
        delete(id, "2").refused(400, "VALIDATION_ERROR");
        delete(id, "\"1\", \"2\"").expect(204);
    }

    @Test
    void aTaskWhoseCategoryIsGoneReadsAsUncategorised() {
        String category = backend.category("Home");
        String id = backend.task("{\"title\":\"t\",\"categoryId\":\"" + category + "\"}");
        assertEquals(category, backend.get(id).at("data", "categoryId"));
        assertEquals(category, list().at("data", 0, "categoryId"));
        backend.beginDeletion(category);

        assertNull(backend.get(id).at("data", "categoryId"));
        assertNull(put(id, "*", "{\"title\":\"u\"}").expect(200).at("data", "categoryId"));
        Event change = Event.of("PUT", "/tasks/{id}").id(id).key(Backend.ANNA).header("If-Match", "*")
                .header("Idempotency-Key", "k").body("{\"title\":\"v\"}");
        backend.send(change).expect(200);
        assertNull(backend.send(change).expect(200).at("data", "categoryId"));
        assertNull(list().at("data", 0, "categoryId"));
    }

    private Answer list() {
        return backend.send(Event.of("GET", "/tasks").key(Backend.ANNA)).expect(200);
    }

    private Answer create(String body) {
        return backend.send(Event.of("POST", "/tasks").key(Backend.ANNA).body(body));
    }

    private Answer put(String id, String ifMatch, String body) {
        Event event = Event.of("PUT", "/tasks/{id}").id(id).key(Backend.ANNA).body(body);
        return backend.send(ifMatch == null ? event : event.header("If-Match", ifMatch));
    }

    private Answer delete(String id, String ifMatch) {
        return backend
                .send(Event.of("DELETE", "/tasks/{id}").id(id).key(Backend.ANNA).header("If-Match", ifMatch));
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        assertEquals(namesAndValues.length, fields.size() * 2, () -> Arrays.toString(namesAndValues));
        return fields;
    }
}
