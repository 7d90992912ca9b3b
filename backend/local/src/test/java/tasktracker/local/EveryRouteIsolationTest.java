package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.contract.ApiKey;
import tasktracker.contract.Json;
import tasktracker.functions.dynamo.DynamoOnLoopback;
import tasktracker.functions.openapi.Document;
import tasktracker.functions.openapi.Operation;
import tasktracker.local.LocalStack.Options;
import tasktracker.local.template.StackTemplate.Route;
import tasktracker.local.template.TemplateReader;

/**
 * Each route of the template, also one that is new, called by Ben with everything that is Anna's in every place that
 * takes something: nothing of hers comes back, and nothing of hers changes. What caches there are have seen her first.
 */
@ParameterizedClass
@ValueSource(booleans = { false, true })
final class EveryRouteIsolationTest {
    private static final String SECRET = "of-anna-alone";
    private static final List<String> EXTERNAL_IDS = List.of("annas-bill-1", "annas-bill-2");
    private static final List<String> IDEMPOTENCY_KEYS = List.of("annas-write-1", "annas-write-2");
    private static final List<Route> ROUTES = TemplateReader.read(LocalStackTest.TEMPLATE).routes();

    @Parameter
    private boolean onDynamoDb;
    private DynamoOnLoopback dynamo;
    private LocalStack stack;
    private Client anna;
    private final List<String> ids = new ArrayList<>();
    private final List<String> annas = new ArrayList<>();
    private String cursor;

    @BeforeEach
    void annasThings() throws Exception {
        Options options = Options.inMemory(LocalStackTest.TEMPLATE).withUser("anna");
        if (onDynamoDb) {
            dynamo = new DynamoOnLoopback();
            options = options.withDynamoDb(dynamo.endpoint());
        }
        stack = LocalStack.start(options);
        anna = Client.of(stack, stack.apiKey());
        String category = text(anna.post("/categories", "{\"name\":\"" + SECRET + "\"}"), "categoryId");
        ids.add(category);
        for (int i = 0; i < EXTERNAL_IDS.size(); i++) {
            ids.add(text(anna.post("/tasks", "{\"title\":\"" + SECRET + "\",\"categoryId\":\"" + category
                    + "\",\"externalId\":\"" + EXTERNAL_IDS.get(i) + "\"}", "Idempotency-Key",
                    IDEMPOTENCY_KEYS.get(i)), "taskId"));
        }
        Map<?, ?> page = (Map<?, ?>) Json.read(anna.get("/tasks?limit=1").body().getBytes(StandardCharsets.UTF_8),
                Json::value);
        cursor = (String) page.get("nextCursor");
        annas.addAll(ids);
        annas.addAll(EXTERNAL_IDS);
        annas.addAll(IDEMPOTENCY_KEYS);
        annas.add(cursor);
    }

    @AfterEach
    void stop() {
        stack.close();
        if (onDynamoDb) {
            dynamo.close();
        }
    }

    @Test
    void nothingComesBackAndNothingChanges() throws Exception {
        String before = everythingOfAnna();
        int requests = 0;
        for (Route route : ROUTES) {
            Operation operation = Document.get().operation(route.method() + " " + route.resource());
            for (String id : ids) {
                for (String query : queries(operation, id)) {
                    for (String[] headers : headers()) {
                        for (String mode : modes(operation)) {
                            if (route.method().equals("GET")) {
                                send(anna, operation, id, query, headers);
                            }
                            // Somebody new each time: what is Anna's is then never Ben's own from before.
                            Client ben = anna.withKey(stack.issueKey("ben" + requests, ApiKey.Scope.READ_WRITE));
                            String sent = id + query + Arrays.toString(headers) + body(operation, id, mode);
                            requireNothing(operation + query + mode, sent,
                                    send(ben, operation, id, query, mode, headers));
                            requests++;
                        }
                    }
                }
            }
            assertEquals(before, everythingOfAnna(), operation.route());
        }
        assertTrue(requests >= 6 * ROUTES.size(), requests + " requests");
    }

    /** What Ben may read of his own, he reads; with what he may not, he is told of nothing that is there. */
    private void requireNothing(String what, String sent, HttpResponse<String> answer) {
        String received = answer.headers().map() + "\n" + answer.body();
        assertFalse(received.contains(SECRET), what + ": " + received);
        for (String hers : annas) {
            assertTrue(sent.contains(hers) || !received.contains(hers), what + " tells of " + hers + ": " + received);
        }
        assertTrue(answer.statusCode() < 500, what + ": " + answer.body());
        assertTrue(answer.statusCode() != 304, what + " is answered from what somebody else has read");
        assertTrue(what.contains("POST") || answer.statusCode() >= 400 || !what.contains("{id}"), what);
    }

    @Test
    void aKeyThatMayReadWritesNothing() throws Exception {
        Client reader = anna.withKey(stack.issueKey("anna", ApiKey.Scope.READ_ONLY));
        String before = everythingOfAnna();
        for (Route route : ROUTES) {
            Operation operation = Document.get().operation(route.method() + " " + route.resource());
            for (String id : ids) {
                HttpResponse<String> answer = send(reader, operation, id, "", "If-Match", "*");
                if (!route.method().equals("GET")) {
                    assertEquals(403, answer.statusCode(), operation + answer.body());
                    assertTrue(answer.body().contains("\"READ_ONLY_KEY\""), answer.body());
                }
            }
        }
        assertEquals(before, everythingOfAnna());
        assertEquals(200, reader.get("/tasks").statusCode());
        assertTrue(reader.get("/tasks").body().contains(SECRET));
    }

    @Test
    void aKeyOfAnotherStackOpensNothing() throws Exception {
        String before = everythingOfAnna();
        try (LocalStack other = LocalStack.start(Options.inMemory(LocalStackTest.TEMPLATE).withUser("anna"))) {
            for (Client stranger : List.of(anna.withKey(other.apiKey()), anna.withoutKey())) {
                for (Route route : ROUTES) {
                    Operation operation = Document.get().operation(route.method() + " " + route.resource());
                    HttpResponse<String> answer = send(stranger, operation, ids.getLast(), "", "If-Match", "*");
                    assertEquals(403, answer.statusCode(), operation + answer.body());
                    assertTrue(answer.body().contains("\"INVALID_API_KEY\""), answer.body());
                }
            }
        }
        assertEquals(before, everythingOfAnna());
    }

    private HttpResponse<String> send(Client client, Operation operation, String id, String query, String... headers)
            throws Exception {
        return send(client, operation, id, query, "", headers);
    }

    private HttpResponse<String> send(Client client, Operation operation, String id, String query, String mode,
            String[] headers) throws Exception {
        int space = operation.route().indexOf(' ');
        String path = operation.route().substring(space + 1).replace("{id}", id) + query;
        return client.send(operation.route().substring(0, space), path,
                body(operation, id, mode), headers);
    }

    /** The example of the document, with the id in every place that takes one; null for an operation without body. */
    private static String body(Operation operation, String id, String mode) {
        if (operation.body().isEmpty()) {
            return null;
        }
        Map<String, Object> body = new LinkedHashMap<>(Document.map(replaced("", operation.bodyExample(), id)));
        if (!mode.isEmpty()) {
            body.put("mode", mode);
        }
        if (operation.route().endsWith("/bulk/create")) {
            body.put("tasks", List.of(Map.of("title", "of Ben", "categoryId", id),
                    Map.of("title", "of Ben too", "taskId", id, "externalId", EXTERNAL_IDS.getLast())));
        }
        return new String(Json.bytes(json -> Json.value(json, body)), StandardCharsets.UTF_8);
    }

    private static Object replaced(String field, Object value, String id) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> out = new LinkedHashMap<>();
                map.forEach((name, inner) -> out.put((String) name, replaced((String) name, inner, id)));
                yield out;
            }
            case List<?> list -> list.stream().map(inner -> replaced(field, inner, id)).distinct().toList();
            case String _ when field.equals("categoryId") || field.equals("taskIds") || field.equals("taskId") -> id;
            case String _ when field.equals("externalId") -> EXTERNAL_IDS.getFirst();
            case null -> field.equals("categoryId") ? id : null;
            default -> value;
        };
    }

    /** Each mode that the body may name, and none. */
    private static List<String> modes(Operation operation) {
        List<String> modes = new ArrayList<>(List.of(""));
        operation.body().map(body -> Document.map(body.get("properties")).get("mode")).ifPresent(mode -> Document
                .list(Document.map(mode).get("enum")).stream().filter(String.class::isInstance)
                .forEach(one -> modes.add((String) one)));
        return modes;
    }

    /** Without parameters, and with what is Anna's in each. */
    private List<String> queries(Operation operation, String id) {
        List<String> queries = new ArrayList<>(List.of(""));
        for (Map<String, Object> parameter : operation.parameters("query")) {
            switch ((String) parameter.get("name")) {
                case "category" -> queries.add("?category=" + id);
                case "moveTo" -> queries.addAll(List.of("?tasks=move&moveTo=" + id, "?tasks=uncategorize"));
                case "cursor" -> queries.addAll(List.of("?limit=1&cursor=" + cursor, "?cursor=" + cursor));
                case "q" -> queries.addAll(List.of("?q=" + SECRET, "?q=" + SECRET + "&category=" + id));
                default -> {
                }
            }
        }
        return queries;
    }

    private static List<String[]> headers() {
        return List.of(new String[]{ "If-Match", "*", "If-None-Match", "*", "Idempotency-Key",
            IDEMPOTENCY_KEYS.getFirst() },
                new String[]{ "If-Match", "\"1\"", "If-None-Match", "\"1\"", "Idempotency-Key",
                    IDEMPOTENCY_KEYS.getLast() });
    }

    private String everythingOfAnna() throws Exception {
        return anna.get("/tasks").body() + anna.get("/categories").body() + anna.get("/tasks/export").body();
    }

    private static String text(HttpResponse<String> answer, String field) throws Exception {
        Map<?, ?> body = (Map<?, ?>) Json.read(answer.body().getBytes(StandardCharsets.UTF_8), Json::value);
        return (String) ((Map<?, ?>) body.get("data")).get(field);
    }
}
