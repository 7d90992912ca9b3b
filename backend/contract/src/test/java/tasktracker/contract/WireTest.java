package tasktracker.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final Task TASK = new Task("0199aaaa-0000-7000-8000-000000000001", "Milk \"2 l\" 🥛", "", false,
            Priority.HIGH, null, Due.parse("2026-12-01"), Instant.parse("2026-11-22T09:30:00.123Z"),
            Instant.parse("2026-11-22T09:31:00Z"), null, "a,b", 3);
    private static final Category HOME = new Category("0199aaaa-0000-7000-8000-000000000002", "Home", "#00FF00", null,
            Instant.parse("2026-11-22T09:30:00Z"), Instant.parse("2026-11-22T09:30:00Z"), 1);

    @Test
    void aTaskHasEveryFieldInOneOrder() throws IOException {
        byte[] json = Json.bytes(Envelope.data(TASK, TaskJson::write));
        assertEquals("""
                {"data":{"taskId":"0199aaaa-0000-7000-8000-000000000001","title":"Milk \\"2 l\\" 🥛","description":"",\
                "completed":false,"priority":"high","categoryId":null,"dueDate":"2026-12-01",\
                "createdAt":"2026-11-22T09:30:00.123Z","updatedAt":"2026-11-22T09:31:00.000Z","completedAt":null,\
                "externalId":"a,b","version":3}}""", new String(json, UTF_8));
        assertEquals(TASK, Envelope.readData(json, TaskJson::read));
    }

    @Test
    void aPageEndsWithItsCursor() throws IOException {
        byte[] json = Json.bytes(Envelope.page(new Page<>(List.of(HOME), Optional.of("next")), CategoryJson::write));
        assertEquals("""
                {"data":[{"categoryId":"0199aaaa-0000-7000-8000-000000000002","name":"Home","color":"#00FF00",\
                "icon":null,"createdAt":"2026-11-22T09:30:00.000Z","updatedAt":"2026-11-22T09:30:00.000Z",\
                "version":1}],"nextCursor":"next"}""", new String(json, UTF_8));
        assertEquals(new Page<>(List.of(HOME), Optional.of("next")), Envelope.readPage(json, CategoryJson::read));
    }

    @Test
    void anErrorKeepsTheOrderOfItsDetails() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("title", "must not be blank");
        details.put("dueDate", "must be a date");
        details.put("version", 4);
        ApiError error = new ApiError("VALIDATION_ERROR", "2 fields are wrong", details, "c-1");
        byte[] json = Json.bytes(Envelope.error(error));
        assertEquals("""
                {"error":{"code":"VALIDATION_ERROR","message":"2 fields are wrong","details":\
                {"title":"must not be blank","dueDate":"must be a date","version":4},"correlationId":"c-1"}}""",
                new String(json, UTF_8));
        assertEquals(Optional.of(error), Envelope.readError(json));
        assertEquals(Optional.empty(), Envelope.readError("<html>".getBytes(UTF_8)));
        assertEquals(Optional.empty(), Envelope.readError("{\"message\":\"Forbidden\"}".getBytes(UTF_8)));
    }

    @Test
    void aPatchTellsAbsentFromCleared() {
        TaskPatch patch = TaskPatch.NONE.withTitle("New").withDue(Change.clear()).withCategory(Change.to("c"));
        assertEquals("{\"title\":\"New\",\"categoryId\":\"c\",\"dueDate\":null}",
                new String(Json.bytes(json -> TaskJson.write(json, patch)), UTF_8));
    }

    @Test
    void aNewTaskSendsOnlyWhatItHas() {
        assertEquals("{\"title\":\"Milk\",\"priority\":\"medium\"}",
                new String(Json.bytes(json -> TaskJson.write(json, NewTask.titled("Milk"))), UTF_8));
    }

    @Test
    void aBulkAnswerComesBackAsItWas() throws IOException {
        ApiError error = new ApiError("VALIDATION_ERROR", "title: too long", Map.of("title", "too long"), null);
        BulkCreate.Response response = BulkCreate.Response
                .of(List.of(new BulkCreate.Result(0, BulkCreate.Status.CREATED, "id-1", 1, null, null),
                        new BulkCreate.Result(1, BulkCreate.Status.EXISTING, "id-2", 4, true, null),
                        new BulkCreate.Result(2, BulkCreate.Status.INVALID, null, 0, null, error)));
        assertEquals(2, response.succeeded());
        assertEquals(1, response.failed());
        byte[] json = Json.bytes(Envelope.data(response, BulkCreateJson::write));
        assertEquals(response, Envelope.readData(json, BulkCreateJson::readResponse));
    }

    @Test
    void bulkChangesRoundTripAndCount() throws IOException {
        ApiError error = new ApiError("RESOURCE_NOT_FOUND", "No resource has this id", Map.of(), null);
        BulkChange.Response response = BulkChange.Response
                .of(List.of(new BulkChange.Result("id-1", BulkChange.Status.UPDATED, null),
                        new BulkChange.Result("id-2", BulkChange.Status.UNCHANGED, null),
                        new BulkChange.Result("id-3", BulkChange.Status.DELETED, null),
                        new BulkChange.Result("id-4", BulkChange.Status.NOT_FOUND, error),
                        new BulkChange.Result("id-4", BulkChange.Status.DUPLICATE, error),
                        new BulkChange.Result("id-5", BulkChange.Status.RETRYABLE, error)));
        assertEquals(3, response.succeeded());
        assertEquals(3, response.failed());
        byte[] json = Json.bytes(Envelope.data(response, BulkChangeJson::write));
        assertEquals(response, Envelope.readData(json, BulkChangeJson::readResponse));
        assertEquals("{\"taskId\":\"id-4\",\"status\":\"not_found\",\"error\":{\"code\":\"RESOURCE_NOT_FOUND\","
                + "\"message\":\"No resource has this id\"}}",
                new String(json, UTF_8).split("(?<=\\}),(?=\\{)", -1)[3]);
        for (String bad : List.of("{\"results\":[{\"taskId\":\"a\"}]}", "{\"results\":[{\"status\":\"deleted\"}]}",
                "{\"results\":[{\"taskId\":\"a\",\"status\":\"lost\"}]}")) {
            assertThrows(IOException.class, () -> Json.read(bad.getBytes(UTF_8), BulkChangeJson::readResponse), bad);
        }
    }

    @Test
    void bulkChangesAreWritten() {
        List<String> ids = List.of("a", "b");
        assertEquals("{\"mode\":\"write\",\"taskIds\":[\"a\",\"b\"],\"completed\":false}",
                written(new BulkChange.SetStatus(BulkChange.Mode.WRITE, ids, false)));
        assertEquals("{\"mode\":\"atomic\",\"taskIds\":[\"a\",\"b\"]}",
                written(new BulkChange.Delete(BulkChange.Mode.ATOMIC, ids)));
        assertEquals("{\"mode\":\"write\",\"taskIds\":[\"a\",\"b\"],\"categoryId\":\"c\"}",
                written(new BulkChange.Move(BulkChange.Mode.WRITE, ids, "c")));
        assertEquals("{\"mode\":\"write\",\"taskIds\":[\"a\",\"b\"],\"categoryId\":null}",
                written(new BulkChange.Move(BulkChange.Mode.WRITE, ids, null)));
    }

    private static String written(BulkChange.Request request) {
        return new String(Json.bytes(json -> BulkChangeJson.write(json, request)), UTF_8);
    }

    @Test
    void readingIsStrictAboutTheDocument() {
        for (String bad : List.of("", "{", "{\"data\":1,\"data\":2}", "{\"data\":{}} x", "[".repeat(40),
                "{\"data\":[]}")) {
            assertThrows(IOException.class, () -> Envelope.readData(bad.getBytes(UTF_8), TaskJson::read), bad);
        }
    }

    @Test
    void completingSetsItsTimeOnceAndReopeningClearsIt() {
        Instant first = Instant.parse("2026-11-23T00:00:00Z");
        Instant later = Instant.parse("2026-11-24T00:00:00Z");
        Task done = TASK.with(TaskPatch.NONE.withCompleted(true), first);
        assertEquals(first, done.completedAt());
        assertEquals(4, done.version());
        assertEquals(first, done.with(TaskPatch.NONE.withCompleted(true), later).completedAt());
        Task open = done.with(TaskPatch.NONE.withCompleted(false).withDue(Change.clear()), later);
        assertEquals(null, open.completedAt());
        assertEquals(null, open.due());
        assertEquals(later, open.updatedAt());
        assertEquals(TASK.createdAt(), open.createdAt());
    }
}
