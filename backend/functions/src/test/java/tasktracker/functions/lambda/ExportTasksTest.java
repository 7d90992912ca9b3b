package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.contract.Due;
import tasktracker.contract.Limits;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.Uuid7;
import tasktracker.functions.store.MemoryCategoryStore;

/** GET /tasks/export. */
final class ExportTasksTest {
    private static final String HEADER = "taskId,externalId,title,description,completed,priority,category,dueDate,"
            + "createdAt,updatedAt,completedAt,version\r\n";
    private static final List<Priority> PRIORITIES = List.of(Priority.HIGH, Priority.MEDIUM, Priority.LOW);
    private static final String NOW = "2026-11-22T09:30:00.123Z";

    private final Backend backend = new Backend();

    @Test
    void everyColumnIsThereAndAbsentOnesAreEmpty() {
        String category = backend.category("Home, \\\"sweet\\\"");
        String plain = backend.task("{\"title\":\"Plain\"}");
        String full = backend
                .task("{\"title\":\" Say \\\"hi\\\",\\r\\n東京 😀\",\"description\":\"=1+1\",\"completed\":true,"
                        + "\"priority\":\"high\",\"categoryId\":\"" + category + "\",\"dueDate\":\"2026-12-01\","
                        + "\"externalId\":\"#7\",\"createdAt\":\"2026-01-01T00:00:00Z\","
                        + "\"completedAt\":\"2026-01-02T03:04:05.6Z\"}");
        String timed = backend.task("{\"title\":\"Timed\",\"dueDate\":\"2026-12-01T10:00:00+01:00\"}");

        Answer answer = export().expect(200);
        assertEquals(HEADER + timed + ",,Timed,,false,medium,,2026-12-01T09:00:00.000Z," + NOW + "," + NOW + ",,1\r\n"
                + plain + ",,Plain,,false,medium,,," + NOW + "," + NOW + ",,1\r\n"
                + full + ",\"#7\",\" Say \"\"hi\"\",\r\n東京 😀\",=1+1,true,high,\"Home, \"\"sweet\"\"\",2026-12-01,"
                + "2026-01-01T00:00:00.000Z,2026-01-01T00:00:00.000Z,2026-01-02T03:04:05.600Z,1\r\n", answer.body());
        assertEquals("text/csv; charset=utf-8", answer.header("Content-Type"));
        assertEquals("attachment; filename=\"tasks.csv\"", answer.header("Content-Disposition"));
        assertEquals("no-store", answer.header("Cache-Control"));
        assertEquals("*", answer.header("Access-Control-Allow-Origin"));
        assertNull(answer.header("X-Next-Cursor"));
    }

    @Test
    void whoHasNoTasksGetsTheHeader() {
        assertEquals(HEADER, export().expect(200).body());
        assertEquals(HEADER, export("status", "done", "priority", "low").expect(200).body());
    }

    @Test
    void aCategoryThatIsGoneIsNone() {
        String category = backend.category("Home");
        String id = backend.task("{\"title\":\"t\",\"categoryId\":\"" + category + "\"}");
        Backend without = new Backend(backend.tasks,
                new MemoryCategoryStore(backend.clock));

        assertEquals(HEADER + id + ",,t,,false,medium,,," + NOW + "," + NOW + ",,1\r\n",
                without.send(Event.of("GET", "/tasks/export").key(Backend.ANNA)).expect(200).body());
    }

    @ParameterizedTest
    @CsvSource({ "status=open", "status=done&sort=dueDate", "category=none&order=asc",
        "priority=high,low&sort=priority",
        "dueFrom=2026-01-03&dueTo=2026-01-20&sort=dueDate&order=desc", "createdFrom=2026-01-01&createdTo=2026-01-01" })
    void itFiltersAndSortsAsTheListDoes(String parameters) {
        for (int i = 0; i < 60; i++) {
            store(i, "t" + i, i % 3 == 0);
        }
        Event list = Event.of("GET", "/tasks").key(Backend.ANNA).query("limit", "100");
        Event export = Event.of("GET", "/tasks/export").key(Backend.ANNA);
        for (String parameter : parameters.split("&", -1)) {
            int equals = parameter.indexOf('=');
            list.query(parameter.substring(0, equals), parameter.substring(equals + 1));
            export.query(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        List<String> listed = new ArrayList<>();
        for (Map<String, Object> task : backend.send(list).expect(200).<List<Map<String, Object>>>at("data")) {
            listed.add((String) task.get("taskId"));
        }
        assertTrue(!listed.isEmpty(), parameters);
        assertEquals(listed, ids(backend.send(export).expect(200).body()));
    }

    /** Descriptions of characters that JSON and CSV escape differently; control characters take six bytes. */
    @ParameterizedTest
    @ValueSource(strings = { "x", "\"", "\n", "\u0001", "é", "東", "😀", "\\" })
    void anAnswerHoldsWhatFitsAndTheNextOnesTheRest(String character) throws IOException {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            expected.addFirst(store(i, character.repeat(i % 5 == 0 ? 10 : 4_000), false));
        }
        StringBuilder csv = new StringBuilder();
        String cursor = null;
        int smallest = Integer.MAX_VALUE;
        do {
            Event event = Event.of("GET", "/tasks/export").key(Backend.ANNA);
            if (cursor != null) {
                event.query("cursor", cursor);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new ExportTasks(backend.application).handleRequest(event.stream(), out, new FakeContext(() -> 28_000));
            assertTrue(out.size() <= Limits.EXPORT_BYTES, () -> out.size() + " bytes");
            Answer answer = Answer.read(out.toByteArray()).expect(200);
            assertEquals(cursor == null, answer.body().startsWith(HEADER));
            csv.append(answer.body());
            cursor = answer.header("X-Next-Cursor");
            if (cursor != null) {
                smallest = Math.min(smallest, out.size());
            }
        } while (cursor != null);
        assertEquals(expected, ids(csv.toString()));
        assertNotEquals(Integer.MAX_VALUE, smallest, "all fitted into one answer");
        // A row takes 24 KB at most: an answer that goes on had no room for another one.
        assertTrue(smallest > Limits.EXPORT_BYTES - 4_096 - 25_000, smallest + " bytes");
    }

    @Test
    void whereTimeEndsTheExportGoesOn() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            expected.addFirst(store(i, "t", false));
        }
        backend.remainingMillis = 1_000;
        Answer first = export().expect(200);
        assertEquals(expected.subList(0, 250), ids(first.body()));
        backend.remainingMillis = 28_000;
        Answer second = export("cursor", first.header("X-Next-Cursor")).expect(200);
        assertEquals(expected.subList(250, 600), ids(second.body()));
        assertNull(second.header("X-Next-Cursor"));
    }

    @Test
    void aCursorIsGoodForItsExportOnly() {
        for (int i = 0; i < 300; i++) {
            store(i, "t", false);
        }
        backend.remainingMillis = 1_000;
        String cursor = export().expect(200).header("X-Next-Cursor");
        String listed = backend.send(Event.of("GET", "/tasks").key(Backend.ANNA)).at("nextCursor");

        export("cursor", cursor, "status", "open").refused(400, "INVALID_CURSOR");
        export("cursor", cursor.substring(1)).refused(400, "INVALID_CURSOR");
        export("cursor", listed).refused(400, "INVALID_CURSOR");
        backend.send(Event.of("GET", "/tasks").key(Backend.ANNA).query("cursor", cursor))
                .refused(400, "INVALID_CURSOR");
        backend.send(Event.of("GET", "/tasks/export").key(Backend.BERT).query("cursor", cursor))
                .refused(400, "INVALID_CURSOR");
        backend.send(Event.of("GET", "/tasks/export").key(Backend.READER).query("cursor", cursor)).expect(200);
    }

    @Test
    void wrongParametersAreTold() {
        assertEquals(Map.of("limit", "is not a parameter of this operation", "status", "must be open, done or all",
                "x", "is not a parameter of this operation"),
                export("limit", "5", "status", "closed", "x", "1").refused(400, "VALIDATION_ERROR"));
        Answer answer = export("sort", "name");
        answer.refused(400, "VALIDATION_ERROR");
        assertEquals("application/json", answer.header("Content-Type"));
    }

    /** Anna's task of that number, directly in the store. */
    private String store(int number, String description, boolean completed) {
        Instant created = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number * 3_600L);
        String id = Uuid7.of(created.toEpochMilli(), 0, number);
        backend.tasks.create("anna", new Task(id, "t" + number, description, completed,
                PRIORITIES.get(number % 3), null,
                number % 4 == 0 ? null : new Due("2026-01-" + (10 + number % 20)), created,
                created, completed ? created : null, null, 1), Optional.empty());
        return id;
    }

    private Answer export(String... parameters) {
        Event event = Event.of("GET", "/tasks/export").key(Backend.ANNA);
        for (int i = 0; i < parameters.length; i += 2) {
            event.query(parameters[i], parameters[i + 1]);
        }
        return backend.send(event);
    }

    /** The first cells of the rows, which hold nothing to be quoted. */
    private static List<String> ids(String csv) {
        List<String> ids = new ArrayList<>();
        boolean quoted = false;
        boolean starts = true;
        for (int i = 0; i < csv.length(); i++) {
            if (starts && csv.startsWith("01", i)) {
                ids.add(csv.substring(i, i + 36));
            }
            starts = !quoted && csv.charAt(i) == '\n';
            quoted ^= csv.charAt(i) == '"';
        }
        return ids;
    }
}
