package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.contract.NewTask;

/** DELETE /categories/{id}: what happens to its tasks. */
abstract class DeleteCategoryCase {
    private final Backend backend;

    DeleteCategoryCase(Backend backend) {
        this.backend = backend;
    }

    @Test
    void anEmptyCategoryIsDeleted() {
        String home = backend.category("Home");

        assertEquals("", delete(home, "").expect(204).body());
        assertEquals(List.of(), categories());
        backend.category("Home");
    }

    @Test
    void aCategoryInUseIsKept() {
        String home = backend.category("Home");
        String id = backend.task("{\"title\":\"t\",\"categoryId\":\"" + home + "\"}");

        assertEquals(Map.of("count", 1), delete(home, "").refused(409, "CATEGORY_IN_USE"));
        assertEquals(Map.of("count", 1), delete(home, "tasks=reject").refused(409, "CATEGORY_IN_USE"));
        assertEquals(home, backend.get(id).at("data", "categoryId"));
        backend.task("{\"title\":\"u\",\"categoryId\":\"" + home + "\"}");
    }

    @Test
    void usesAreCountedUpToAHundred() {
        String home = backend.category("Home");
        tasks(home, 99);
        assertEquals(Map.of("count", 99), delete(home, "").refused(409, "CATEGORY_IN_USE"));
        tasks(home, 1);
        assertEquals(Map.of("count", "100 or more"), delete(home, "").refused(409, "CATEGORY_IN_USE"));
        tasks(home, 1);
        assertEquals(Map.of("count", "100 or more"), delete(home, "").refused(409, "CATEGORY_IN_USE"));
    }

    @Test
    void tasksLoseTheirCategory() {
        String home = backend.category("Home");
        String other = backend.category("Other");
        tasks(home, 120);
        tasks(other, 1);

        delete(home, "tasks=uncategorize").expect(204);
        assertEquals(100, listed("none").size());
        assertEquals(1, listed(other).size());
        assertEquals(List.of(), listed(home));
        Map<String, Object> task = listed("none").getFirst();
        assertEquals(2, task.get("version"));
    }

    @Test
    void tasksGoToAnotherCategory() {
        String home = backend.category("Home");
        String other = backend.category("Other");
        tasks(home, 3);

        delete(home, "tasks=move&moveTo=" + other).expect(204);
        assertEquals(3, listed(other).size());
        assertEquals(1, categories().size());
    }

    @Test
    void tasksGoNowhereElse() {
        String home = backend.category("Home");
        tasks(home, 1);

        assertEquals(Map.of("categoryId", Backend.NOTHING),
                delete(home, "tasks=move&moveTo=" + Backend.NOTHING).refused(409, "CATEGORY_MISSING"));
        assertEquals(Map.of("moveTo", "must be another category than the one that is deleted"),
                delete(home, "tasks=move&moveTo=" + home).refused(400, "VALIDATION_ERROR"));
        assertEquals(1, listed(home).size());
        assertEquals(1, categories().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "tasks=drop | tasks | must be reject, uncategorize or move",
        "tasks=move | moveTo | is required with tasks=move",
        "tasks=move&moveTo=x | moveTo | must be the id of a category",
        "moveTo=x | moveTo | needs tasks=move", "tasks=reject&tasks=reject | tasks | must be given once",
        "force=true | force | is not a parameter of this operation" })
    void wrongParameters(String query, String name, String reason) {
        assertEquals(Map.of(name, reason), delete(Backend.NOTHING, query).refused(400, "VALIDATION_ERROR"));
    }

    @Test
    void aVersionMayBeDemanded() {
        String home = backend.category("Home");
        tasks(home, 1);

        for (String query : List.of("", "tasks=uncategorize")) {
            assertEquals(Map.of("version", 1, "etag", "\"1\""),
                    backend.send(event(home, query).header("If-Match", "\"2\"")).refused(412, "VERSION_MISMATCH"));
        }
        backend.send(event(home, "tasks=uncategorize").header("If-Match", "\"1\"")).expect(204);
    }

    @Test
    void aRepeatSaysTheSameForFiveMinutes() {
        String home = backend.category("Home");
        for (String query : List.of("", "tasks=uncategorize", "tasks=reject")) {
            delete(home, query).expect(204);
        }
        backend.clock.advance(Duration.ofSeconds(298));
        delete(home, "").expect(204);
        backend.clock.advance(Duration.ofSeconds(4));
        delete(home, "").refused(404, "RESOURCE_NOT_FOUND");
        delete(Backend.NOTHING, "tasks=uncategorize").refused(404, "RESOURCE_NOT_FOUND");
        delete("x", "").refused(404, "RESOURCE_NOT_FOUND");
    }

    @Test
    void aRepeatSweepsOutWhatCameTooLate() {
        String home = backend.category("Home");
        delete(home, "").expect(204);
        straggler(home);

        delete(home, "").expect(204);
        assertEquals(List.of(), listed(home));
        assertEquals(1, listed("none").size());
    }

    @Test
    void whatWasCutOffIsFinishedByTheNextCall() {
        String home = backend.category("Home");
        tasks(home, 1);
        backend.beginDeletion(home);

        delete(home, "tasks=uncategorize").expect(204);
        assertEquals(List.of(), categories());
    }

    @Test
    void whatWasCutOffCanBeTakenBack() {
        String home = backend.category("Home");
        tasks(home, 1);
        backend.beginDeletion(home);
        assertEquals(List.of(), categories());

        assertEquals(Map.of("count", 1), delete(home, "").refused(409, "CATEGORY_IN_USE"));
        assertEquals(1, categories().size());
    }

    @Test
    void whatCannotBeEndedIsTakenBack() {
        String home = backend.category("Home");
        String other = backend.category("Other");
        tasks(home, 2);
        backend.beginDeletion(home);
        delete(other, "").expect(204);

        delete(home, "tasks=move&moveTo=" + other).refused(409, "CATEGORY_MISSING");
        assertEquals(2, listed(home).size());
        assertEquals(1, categories().size());
    }

    @Test
    void withoutTimeItIsToBeSentAgain() {
        String home = backend.category("Home");
        tasks(home, 30);
        backend.remainingMillis = 2_000;
        Answer answer = delete(home, "tasks=uncategorize");
        assertEquals(Map.of("moved", 0), answer.refused(503, "RETRY_LATER"));
        assertEquals("1", answer.header("Retry-After"));
        delete(home, "").refused(503, "RETRY_LATER");

        create("{\"title\":\"t\",\"categoryId\":\"" + home + "\"}").refused(409, "CATEGORY_MISSING");
        backend.remainingMillis = 28_000;
        delete(home, "tasks=uncategorize").expect(204);
        assertEquals(30, listed("none").size());
    }

    private Answer create(String body) {
        return backend.send(Event.of("POST", "/tasks").key(Backend.ANNA).body(body));
    }

    /** A task that was on its way when its category was deleted. */
    private void straggler(String category) {
        backend.tasks.create("anna",
                NewTask.titled("late").create(Backend.NOTHING, Backend.NOW).withCategory(category),
                Optional.empty());
    }

    private void tasks(String category, int count) {
        for (int i = 0; i < count; i++) {
            backend.task("{\"title\":\"t" + i + "\",\"categoryId\":\"" + category + "\"}");
        }
    }

    private List<Map<String, Object>> listed(String category) {
        return backend.send(Event.of("GET", "/tasks").key(Backend.ANNA).query("category", category)
                .query("limit", "100")).expect(200).at("data");
    }

    private List<Object> categories() {
        return backend.send(Event.of("GET", "/categories").key(Backend.ANNA)).expect(200).at("data");
    }

    private Answer delete(String id, String query) {
        return backend.send(event(id, query));
    }

    private static Event event(String id, String query) {
        Event event = Event.of("DELETE", "/categories/{id}").id(id).key(Backend.ANNA);
        for (String parameter : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            event.query(parameter.substring(0, parameter.indexOf('=')),
                    parameter.substring(parameter.indexOf('=') + 1));
        }
        return event;
    }
}
