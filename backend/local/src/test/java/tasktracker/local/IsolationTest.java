package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.contract.ApiKey;
import tasktracker.contract.Json;
import tasktracker.contract.TaskFields;
import tasktracker.functions.dynamo.DynamoOnLoopback;
import tasktracker.local.LocalStack.Options;
import tasktracker.local.template.StackTemplate.Route;
import tasktracker.local.template.TemplateReader;

/** Two users and every way from one to the other: routes, ids, cursors, category ids, external ids, idempotency keys. */
@ParameterizedClass
@ValueSource(booleans = { false, true })
final class IsolationTest {
    private static final String SECRET = "Anna's secret";

    @Parameter
    private boolean onDynamoDb;
    private DynamoOnLoopback dynamo;
    private LocalStack stack;
    private Client anna;
    private Client ben;
    private String task;
    private String category;

    @BeforeEach
    void twoUsers() throws Exception {
        Options options = Options.inMemory(LocalStackTest.TEMPLATE).withUser("anna");
        if (onDynamoDb) {
            dynamo = new DynamoOnLoopback();
            options = options.withDynamoDb(dynamo.endpoint());
        }
        stack = LocalStack.start(options);
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
        if (onDynamoDb) {
            dynamo.close();
        }
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
        for (String mode : List.of("write", "check", "atomic")) {
            HttpResponse<String> bulk = ben.post("/tasks/bulk/create", "{\"mode\":\"" + mode
                    + "\",\"tasks\":[{\"title\":\"b\",\"categoryId\":\"" + category + "\"}]}");
            assertEquals(mode.equals("atomic") ? 409 : 200, bulk.statusCode(), bulk.body());
            assertTrue(
                    bulk.body().contains(mode.equals("atomic") ? "\"0\":\"CATEGORY_MISSING: " : "\"CATEGORY_MISSING\""),
                    bulk.body());
        }
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

    /** The same request under the same key, to the same path where that is possible: each is done for its own user. */
    @Test
    void theSameRequestUnderTheSameKeyIsEachUsersOwn() throws Exception {
        ben.post("/tasks/bulk/create", "{\"tasks\":[{\"title\":\"Ben's\",\"taskId\":\"" + task + "\"}]}");
        for (Client one : List.of(anna, ben)) {
            HttpResponse<String> changed = one.send("PUT", "/tasks/" + task, "{\"completed\":true}", "If-Match",
                    "\"1\"", "Idempotency-Key", "put-1");
            assertEquals(200, changed.statusCode(), changed.body());
            assertEquals(one.equals(anna) ? SECRET : "Ben's", id(changed, "title"));
            assertEquals("\"2\"", changed.headers().firstValue("ETag").orElseThrow());
            assertTrue(changed.headers().firstValue("Idempotency-Replayed").isEmpty());
        }
        Set<String> made = new TreeSet<>();
        for (Client one : List.of(anna, ben)) {
            HttpResponse<String> bulk = one.post("/tasks/bulk/create",
                    "{\"tasks\":[{\"title\":\"same\",\"externalId\":\"same\"}]}", "Idempotency-Key", "bulk-1");
            assertEquals(200, bulk.statusCode(), bulk.body());
            assertTrue(bulk.body().contains("\"status\":\"created\""), bulk.body());
            assertTrue(made.add(bulk.body().replaceAll("(?s).*\"taskId\":\"([^\"]+)\".*", "$1")), bulk.body());
            HttpResponse<String> created = one.post("/categories", "{\"name\":\"Same\"}", "Idempotency-Key", "cat-1");
            assertEquals(201, created.statusCode(), created.body());
            assertTrue(created.headers().firstValue("Idempotency-Replayed").isEmpty());
            assertTrue(made.add(id(created, "categoryId")), created.body());
            HttpResponse<String> renamed = one.send("PUT", "/categories/" + id(created, "categoryId"),
                    "{\"name\":\"Renamed\"}", "If-Match", "\"1\"", "Idempotency-Key", "put-1");
            assertEquals(200, renamed.statusCode(), renamed.body());
            assertEquals(id(created, "categoryId"), id(renamed, "categoryId"));
        }
        assertEquals(4, made.size());
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
