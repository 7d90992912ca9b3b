package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bert tries everything with what is Anna's, and comes to nothing of hers. */
abstract class IsolationCase {
    private final Backend backend;
    private String category;
    private String task;
    private Answer taskBefore;
    private Answer categoriesBefore;

    IsolationCase(Backend backend) {
        this.backend = backend;
    }

    @BeforeEach
    void annasThings() {
        category = backend.category("Secret");
        task = backend.task("{\"title\":\"Secret\",\"externalId\":\"x\",\"categoryId\":\"" + category + "\"}");
        backend.task("{\"title\":\"Secret too\"}");
        taskBefore = backend.get(task);
        categoriesBefore = backend.send(Event.of("GET", "/categories").key(Backend.ANNA));
    }

    @AfterEach
    void areAsTheyWere() {
        assertEquals(taskBefore.body(), backend.get(task).body());
        assertEquals(categoriesBefore.body(), backend.send(Event.of("GET", "/categories").key(Backend.ANNA)).body());
    }

    @Test
    void byTheIdOfATask() {
        bert(Event.of("GET", "/tasks/{id}").id(task)).refused(404, "RESOURCE_NOT_FOUND");
        bert(Event.of("GET", "/tasks/{id}").id(task).header("If-None-Match", "*")).refused(404, "RESOURCE_NOT_FOUND");
        bert(Event.of("PUT", "/tasks/{id}").id(task).header("If-Match", "*").body("{\"title\":\"Mine\"}"))
                .refused(404, "RESOURCE_NOT_FOUND");
        bert(Event.of("PUT", "/tasks/{id}").id(task).header("If-Match", "\"7\"").body("{\"title\":\"Mine\"}"))
                .refused(404, "RESOURCE_NOT_FOUND");
        bert(Event.of("DELETE", "/tasks/{id}").id(task)).refused(404, "RESOURCE_NOT_FOUND");
    }

    @Test
    void byTheSameTaskIdAndExternalId() {
        bert(Event.of("POST", "/tasks").body("{\"title\":\"Mine\",\"taskId\":\"" + task + "\",\"externalId\":\"x\"}"))
                .expect(201);

        assertEquals("Mine", bert(Event.of("GET", "/tasks/{id}").id(task)).at("data", "title"));
        bert(Event.of("DELETE", "/tasks/{id}").id(task)).expect(204);
    }

    @Test
    void byTheIdOfACategory() {
        String mine = bert(Event.of("POST", "/tasks").body("{\"title\":\"Mine\"}")).expect(201).at("data", "taskId");
        String inIt = "{\"title\":\"Mine\",\"categoryId\":\"" + category + "\"}";

        bert(Event.of("POST", "/tasks").body(inIt)).refused(409, "CATEGORY_MISSING");
        bert(Event.of("PUT", "/tasks/{id}").id(mine).header("If-Match", "*").body(inIt))
                .refused(409, "CATEGORY_MISSING");
        Answer bulk = bert(Event.of("POST", "/tasks/bulk/create").body("{\"tasks\":[" + inIt + "]}")).expect(200);
        assertEquals("CATEGORY_MISSING", bulk.at("data", "results", 0, "error", "code"));
        assertEquals(List.of(), bert(Event.of("GET", "/tasks").query("category", category)).expect(200).at("data"));
        bert(Event.of("PUT", "/categories/{id}").id(category).header("If-Match", "*").body("{\"name\":\"Mine\"}"))
                .refused(404, "RESOURCE_NOT_FOUND");
        bert(Event.of("DELETE", "/categories/{id}").id(category)).refused(404, "RESOURCE_NOT_FOUND");
        bert(Event.of("DELETE", "/categories/{id}").id(category).query("tasks", "uncategorize"))
                .refused(404, "RESOURCE_NOT_FOUND");
        String own = bert(Event.of("POST", "/categories").body("{\"name\":\"Secret\"}")).expect(201)
                .at("data", "categoryId");
        bert(Event.of("DELETE", "/categories/{id}").id(own).query("tasks", "move").query("moveTo", category))
                .refused(409, "CATEGORY_MISSING");
        bert(Event.of("DELETE", "/categories/{id}").id(category).query("tasks", "move").query("moveTo", own))
                .refused(404, "RESOURCE_NOT_FOUND");
    }

    @Test
    void byListsAndCursors() {
        String cursor = backend.send(Event.of("GET", "/tasks").key(Backend.ANNA).query("limit", "1"))
                .at("nextCursor");

        bert(Event.of("GET", "/tasks").query("limit", "1").query("cursor", cursor)).refused(400, "INVALID_CURSOR");
        Answer list = bert(Event.of("GET", "/tasks")).expect(200);
        assertFalse(list.body().contains("Secret"), list.body());
        assertEquals(List.of(), bert(Event.of("GET", "/categories")).expect(200).at("data"));
    }

    @Test
    void inBulk() {
        String mine = bert(Event.of("POST", "/tasks").body("{\"title\":\"Mine\"}")).expect(201).at("data", "taskId");
        String own = bert(Event.of("POST", "/categories").body("{\"name\":\"Own\"}")).expect(201)
                .at("data", "categoryId");
        String ids = "{\"taskIds\":[\"" + task + "\",\"" + mine + "\"]";
        for (Event event : List.of(Event.of("POST", "/tasks/bulk/status").body(ids + ",\"completed\":true}"),
                Event.of("POST", "/tasks/bulk/move").body(ids + ",\"categoryId\":\"" + own + "\"}"),
                Event.of("POST", "/tasks/bulk/delete").body(ids + "}"))) {
            Answer answer = bert(event).expect(200);
            assertEquals("not_found", answer.at("data", "results", 0, "status"));
            assertEquals(1, answer.<Integer>at("data", "succeeded"));
        }
        for (Event event : List.of(
                Event.of("POST", "/tasks/bulk/status").body(ids + ",\"completed\":true,\"mode\":\"atomic\"}"),
                Event.of("POST", "/tasks/bulk/delete").body(ids + ",\"mode\":\"atomic\"}"))) {
            bert(event).refused(409, "BULK_CONFLICT");
        }
        bert(Event.of("POST", "/tasks/bulk/move").body(ids + ",\"categoryId\":\"" + category + "\"}"))
                .refused(409, "CATEGORY_MISSING");
    }

    @Test
    void byAnExport() {
        String export = bert(Event.of("GET", "/tasks/export")).expect(200).body();
        assertFalse(export.contains("Secret"), export);
        export = bert(Event.of("GET", "/tasks/export").query("category", category)).expect(200).body();
        assertFalse(export.contains("Secret"), export);
    }

    @Test
    void byTheSameIdempotencyKey() {
        Event create = Event.of("POST", "/tasks").key(Backend.ANNA).header("Idempotency-Key", "k")
                .body("{\"title\":\"Secret\"}");
        String annas = backend.send(create).expect(201).at("data", "taskId");
        Answer berts = bert(
                Event.of("POST", "/tasks").header("Idempotency-Key", "k").body("{\"title\":\"Secret\"}")).expect(201);

        assertNotEquals(annas, berts.at("data", "taskId"));
    }

    private Answer bert(Event event) {
        return backend.send(event.key(Backend.BERT));
    }
}
