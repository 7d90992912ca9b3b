package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tasktracker.contract.ApiKey;
import tasktracker.contract.Json;
import tasktracker.contract.TaskFields;
import tasktracker.local.LocalStack.Options;
import tasktracker.local.template.StackTemplate.Route;
import tasktracker.local.template.TemplateReader;

/** Two users and every way from one to the other: routes, ids, cursors, category ids, external ids, idempotency keys. */
final class IsolationTest {
    private static final String SECRET = "Anna's secret";

    private LocalStack stack;
    private Client anna;
    private Client ben;
    private String task;
    private String category;

    @BeforeEach
    void twoUsers() throws Exception {
        stack = LocalStack.start(Options.inMemory(LocalStackTest.TEMPLATE).withUser("anna"));
        anna = Client.of(stack, stack.apiKey());
        ben = anna.withKey(stack.issueKey("ben", ApiKey.Scope.READ_WRITE));
        category = id(anna.post("/categories", "{\"name\":\"Anna's category\"}"), "categoryId");
        task = id(anna.post("/tasks", "{\"title\":\"" + SECRET + "\",\"categoryId\":\"" + category
                + "\",\"externalId\":\"x-1\"}", "Idempotency-Key", "key-1"), "taskId");
        anna.post("/tasks", "{\"title\":\"" + SECRET + " 2\"}");
        anna.post("/tasks", "{\"title\":\"" + SECRET + " 3\"}");
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void everyRouteIsTried() {
        TreeSet<String> routes = new TreeSet<>();
        for (Route route : TemplateReader.read(LocalStackTest.TEMPLATE).routes()) {
            assertTrue(route.keyRequired(), route.toString());
            routes.add(route.method() + " " + route.resource());
        }
        assertEquals(new TreeSet<>(List.of("GET /tasks", "POST /tasks", "GET /tasks/{id}", "PUT /tasks/{id}",
                "DELETE /tasks/{id}", "POST /tasks/bulk/create", "POST /tasks/bulk/status", "POST /tasks/bulk/delete",
                "POST /tasks/bulk/move", "GET /tasks/export", "GET /categories", "POST /categories",
                "PUT /categories/{id}", "DELETE /categories/{id}")), routes, "a new route needs a test here");
    }

    @Test
    void anotherUsersIdsAreNotFound() throws Exception {
        String before = everythingOfAnna();
        assertEquals(404, ben.get("/tasks/" + task).statusCode());
        assertEquals(404, ben.send("PUT", "/tasks/" + task, "{\"title\":\"b\"}", "If-Match", "*").statusCode());
        assertEquals(404, ben.send("PUT", "/tasks/" + task, "{\"title\":\"b\"}", "If-Match", "\"1\"").statusCode());
        assertEquals(404, ben.send("DELETE", "/tasks/" + task, null).statusCode());
        assertEquals(404, ben.send("PUT", "/categories/" + category, "{\"name\":\"b\"}", "If-Match", "*").statusCode());
        for (String how : List.of("", "?tasks=uncategorize", "?tasks=reject", "?tasks=move&moveTo=" + category)) {
            int status = ben.send("DELETE", "/categories/" + category + how, null).statusCode();
            assertTrue(status == 404 || status == 400 || status == 409, how + ": " + status);
        }
        assertEquals(before, everythingOfAnna());
    }

    @Test
    void anotherUsersTasksAreNotFoundInBulk() throws Exception {
        String before = everythingOfAnna();
        String bens = id(ben.post("/tasks", "{\"title\":\"b\"}"), "taskId");
        String ids = "{\"taskIds\":[\"" + bens + "\",\"" + task + "\"]";
        for (String mode : List.of("write", "atomic")) {
            String request = ids + ",\"mode\":\"" + mode + "\"";
            for (HttpResponse<String> answer : List.of(
                    ben.post("/tasks/bulk/status", request + ",\"completed\":true}"),
                    ben.post("/tasks/bulk/move", request + ",\"categoryId\":null}"),
                    ben.post("/tasks/bulk/delete", request + "}"))) {
                assertEquals(mode.equals("write") ? 200 : 409, answer.statusCode(), answer.body());
                assertTrue(answer.body().contains("RESOURCE_NOT_FOUND"), answer.body());
            }
        }
        HttpResponse<String> moved = ben.post("/tasks/bulk/move",
                ids + ",\"categoryId\":\"" + category + "\"}");
        assertEquals(409, moved.statusCode(), moved.body());
        assertTrue(moved.body().contains("CATEGORY_MISSING"), moved.body());
        assertEquals(before, everythingOfAnna());
    }

    @Test
    void exportsHoldOnesOwn() throws Exception {
        assertTrue(anna.get("/tasks/export").body().contains(SECRET));
        for (String query : List.of("", "?status=open", "?category=" + category, "?sort=priority")) {
            HttpResponse<String> export = ben.get("/tasks/export" + query);
            assertEquals(200, export.statusCode(), export.body());
            assertEquals(String.join(",", TaskFields.EXPORT_COLUMNS) + "\r\n", export.body(), query);
        }
    }

    @Test
    void listsHoldOnesOwn() throws Exception {
        for (String query : List.of("", "?status=all", "?status=open", "?category=" + category, "?category=none",
                "?sort=dueDate", "?sort=createdAt&order=asc", "?priority=medium,high,low",
                "?category=" + category + "&status=open&sort=dueDate")) {
            assertEquals("{\"data\":[],\"nextCursor\":null}", ben.get("/tasks" + query).body(), query);
        }
        assertEquals("{\"data\":[],\"nextCursor\":null}", ben.get("/categories").body());
    }

    @Test
    void anotherUsersCategoryIsMissing() throws Exception {
        HttpResponse<String> created = ben.post("/tasks", "{\"title\":\"b\",\"categoryId\":\"" + category + "\"}");
        assertEquals(409, created.statusCode(), created.body());
        String own = id(ben.post("/tasks", "{\"title\":\"b\"}"), "taskId");
        HttpResponse<String> moved = ben.send("PUT", "/tasks/" + own, "{\"categoryId\":\"" + category + "\"}",
                "If-Match", "*");
        assertEquals(409, moved.statusCode(), moved.body());
        HttpResponse<String> bulk = ben.post("/tasks/bulk/create",
                "{\"mode\":\"write\",\"tasks\":[{\"title\":\"b\",\"categoryId\":\"" + category + "\"}]}");
        assertTrue(bulk.body().contains("\"status\":\"conflict\""), bulk.body());
        String bens = id(ben.post("/categories", "{\"name\":\"Anna's category\"}"), "categoryId");
        HttpResponse<String> gone = ben.send("DELETE", "/categories/" + bens + "?tasks=move&moveTo=" + category, null);
        assertEquals(409, gone.statusCode(), gone.body());
        assertFalse(anna.get("/tasks?category=" + category).body().contains("\"b\""));
    }

    @Test
    void anotherUsersCursorIsInvalid() throws Exception {
        for (String query : List.of("?limit=1", "?limit=1&status=open&sort=dueDate")) {
            String cursor = id(anna.get("/tasks" + query), "nextCursor");
            HttpResponse<String> refused = ben.get("/tasks" + query + "&cursor=" + cursor);
            assertEquals(400, refused.statusCode());
            assertTrue(refused.body().contains("INVALID_CURSOR"), refused.body());
            assertEquals(200, anna.get("/tasks" + query + "&cursor=" + cursor).statusCode());
        }
    }

    @Test
    void externalIdsTaskIdsAndIdempotencyKeysAreEachUsersOwn() throws Exception {
        HttpResponse<String> same = ben.post("/tasks", "{\"title\":\"b\",\"externalId\":\"x-1\"}", "Idempotency-Key",
                "key-1");
        assertEquals(201, same.statusCode(), same.body());
        assertFalse(same.body().contains(SECRET), same.body());
        HttpResponse<String> bulk = ben.post("/tasks/bulk/create",
                "{\"mode\":\"check\",\"tasks\":[{\"title\":\"c\",\"externalId\":\"x-1\"}]}");
        assertFalse(bulk.body().contains(task), bulk.body());
        HttpResponse<String> restored = ben.post("/tasks/bulk/create",
                "{\"mode\":\"write\",\"tasks\":[{\"title\":\"b2\",\"taskId\":\"" + task + "\"}]}");
        assertEquals(200, restored.statusCode(), restored.body());
        assertEquals(SECRET, id(anna.get("/tasks/" + task), "title"));
        assertFalse(ben.get("/tasks").body().contains(SECRET));
    }

    @Test
    void aUserCannotBeNamedByTheCaller() throws Exception {
        String[][] attempts = { { "x-user-id", "anna" }, { "X-Forwarded-User", "anna" },
            { "Authorization", "Bearer anna" } };
        for (String[] headers : attempts) {
            assertEquals("{\"data\":[],\"nextCursor\":null}", ben.get("/tasks", headers).body());
        }
        assertEquals(400, ben.get("/tasks?userId=anna").statusCode());
        assertEquals(400, ben.post("/tasks", "{\"title\":\"x\",\"userId\":\"anna\"}").statusCode());
        String forged = ApiKey.generate("anna", ApiKey.Scope.READ_WRITE, new Random(1)).value();
        assertEquals(403, ben.withKey(forged).get("/tasks").statusCode());
    }

    private String everythingOfAnna() throws Exception {
        return anna.get("/tasks").body() + anna.get("/categories").body();
    }

    /** A text field of what came back, in its data or beside it. */
    private static String id(HttpResponse<String> answer, String field) throws Exception {
        Map<?, ?> body = (Map<?, ?>) Json.read(answer.body().getBytes(StandardCharsets.UTF_8), Json::value);
        Object value = body.get("data") instanceof Map<?, ?> data && data.containsKey(field)
                ? data.get(field)
                : body.get(field);
        assertTrue(value instanceof String, answer.body());
        return (String) value;
    }
}
