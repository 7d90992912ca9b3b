package tasktracker.local;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import tasktracker.contract.Json;

/**
 * One of several clients, each with tasks and a category of its own: sends each write until it is answered, and
 * remembers what must be stored then.
 */
final class SoakClient {
    private static final int MANY = 300;

    private final int number;
    private final long end;
    private final Random random;
    private final Map<String, Stored> tasks = new TreeMap<>();
    private volatile Client client;
    private String category;
    private long writes;
    private long unanswered;
    /** Whether the last request was sent more than once, so that an earlier try may have done it. */
    private boolean repeated;

    SoakClient(int number, Client client, long end) {
        this.number = number;
        this.client = client;
        this.end = end;
        this.random = new Random(number);
    }

    /** Where the stack is from now on. */
    void reach(Client next) {
        client = next;
    }

    /** What is to be compared of a task. */
    record Stored(String title, boolean completed, String categoryId, long version) {
        Stored titled(String other) {
            return new Stored(other, completed, categoryId, version + 1);
        }

        Stored completed(boolean other) {
            return other == completed ? this : new Stored(title, other, categoryId, version + 1);
        }

        Stored moved(String other) {
            return Objects.equals(other, categoryId) ? this : new Stored(title, completed, other, version + 1);
        }
    }

    /** The tasks that must be stored, by id. */
    Map<String, Stored> tasks() {
        return tasks;
    }

    long writes() {
        return writes;
    }

    long unanswered() {
        return unanswered;
    }

    Void run() throws Exception {
        category = id(require(send("POST", "/categories", "{\"name\":\"soak " + number + "\"}",
                "category-" + number), 201),
                "categoryId");
        while (System.nanoTime() < end) {
            String token = "soak-" + number + "-" + writes;
            List<String> ids = new ArrayList<>(tasks.keySet());
            Collections.shuffle(ids, random);
            switch (ids.size() < 20 ? 0 : ids.size() > MANY ? 9 : random.nextInt(11)) {
                case 0, 1 -> create(token);
                case 2 -> createMany(token);
                case 3 -> look(ids.getFirst(), token);
                case 4, 5 -> update(ids.getFirst(), token);
                case 6 -> complete(ids.subList(0, random.nextInt(1, 20)), random.nextBoolean());
                case 7 -> move(ids.subList(0, random.nextInt(1, 20)), random.nextBoolean() ? category : null);
                case 8 -> delete(ids.getFirst());
                case 9 -> deleteMany(ids.subList(0, random.nextInt(1, 5)));
                default -> restoreCategory(token);
            }
        }
        return null;
    }

    private void create(String token) throws Exception {
        String external = random.nextBoolean() ? ",\"externalId\":\"" + token + "\"" : "";
        HttpResponse<String> answer = send("POST", "/tasks", "{\"title\":\"" + token + "\"" + external
                + ",\"categoryId\":\"" + category + "\"}", token);
        tasks.put(id(require(answer, 201), "taskId"), new Stored(token, false, category, 1));
        writes++;
    }

    private void createMany(String token) throws Exception {
        String mode = random.nextBoolean() ? "write" : "atomic";
        HttpResponse<String> answer = send("POST", "/tasks/bulk/create",
                "{\"mode\":\"" + mode + "\",\"tasks\":[{\"title\":\"" + token + ".0\"},{\"title\":\"" + token
                        + ".1\"},{\"title\":\"" + token + ".2\"}]}",
                token);
        List<?> results = (List<?>) ((Map<?, ?>) require(answer, 200).get("data")).get("results");
        for (int i = 0; i < results.size(); i++) {
            tasks.put((String) ((Map<?, ?>) results.get(i)).get("taskId"), new Stored(token + "." + i, false, null, 1));
        }
        writes += results.size();
    }

    /** Reads in every way, and compares at once what can be. */
    private void look(String id, String token) throws Exception {
        switch (random.nextInt(4)) {
            case 0 -> require(send("GET", "/tasks?status=open&sort=dueDate&limit=50", null, token), 200);
            case 1 -> require(send("GET", "/tasks?q=" + tasks.get(id).title(), null, token), 200);
            case 2 -> {
                HttpResponse<String> answer = send("GET", "/tasks/export?category=" + category, null, token);
                if (answer.statusCode() != 200) {
                    throw new AssertionError(answer.statusCode() + " " + answer.body());
                }
            }
            default -> {
                Map<?, ?> task = (Map<?, ?>) require(send("GET", "/tasks/" + id, null, token), 200).get("data");
                if (!of(task).equals(tasks.get(id))) {
                    throw new AssertionError(task + " instead of " + tasks.get(id));
                }
            }
        }
    }

    private void update(String id, String token) throws Exception {
        HttpResponse<String> answer = send("PUT", "/tasks/" + id, "{\"title\":\"" + token + "\"}", token, "If-Match",
                "\"" + tasks.get(id).version() + "\"");
        require(answer, 200);
        tasks.compute(id, (_, task) -> task.titled(token));
        writes++;
    }

    private void complete(List<String> ids, boolean completed) throws Exception {
        bulk("status", ids, ",\"completed\":" + completed);
        ids.forEach(id -> tasks.compute(id, (_, task) -> task.completed(completed)));
    }

    private void move(List<String> ids, String to) throws Exception {
        bulk("move", ids, ",\"categoryId\":" + (to == null ? "null" : "\"" + to + "\""));
        ids.forEach(id -> tasks.compute(id, (_, task) -> task.moved(to)));
    }

    private void deleteMany(List<String> ids) throws Exception {
        bulk("delete", ids, "");
        tasks.keySet().removeAll(ids);
    }

    private void bulk(String verb, List<String> ids, String more) throws Exception {
        Map<?, ?> answer = (Map<?, ?>) require(send("POST", "/tasks/bulk/" + verb,
                "{\"taskIds\":[\"" + String.join("\",\"", ids) + "\"]" + more + "}", "bulk"), 200).get("data");
        boolean mayBeGone = repeated && verb.equals("delete");
        if (((Number) answer.get("failed")).longValue() > 0 && !mayBeGone) {
            throw new AssertionError(verb + ": " + answer);
        }
        writes += ids.size();
    }

    private void delete(String id) throws Exception {
        HttpResponse<String> answer = send("DELETE", "/tasks/" + id, null, "delete");
        requireDeleted(answer);
        tasks.remove(id);
        writes++;
    }

    /** Not found is as good where a try before was done and its answer lost. */
    private void requireDeleted(HttpResponse<String> answer) {
        if (answer.statusCode() != 204 && !(answer.statusCode() == 404 && repeated)) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    /** Deletes the category, whose tasks then have none, and makes another. */
    private void restoreCategory(String token) throws Exception {
        HttpResponse<String> answer = send("DELETE", "/categories/" + category + "?tasks=uncategorize", null, "delete");
        requireDeleted(answer);
        tasks.replaceAll((_, task) -> task.moved(null));
        category = id(require(send("POST", "/categories", "{\"name\":\"" + token + "\"}", token), 201), "categoryId");
        writes += 2;
    }

    /** A task as the API tells it. */
    static Stored of(Map<?, ?> task) {
        return new Stored((String) task.get("title"), (Boolean) task.get("completed"), (String) task.get("categoryId"),
                ((Number) task.get("version")).longValue());
    }

    private HttpResponse<String> send(String method, String path, String body, String token, String... headers)
            throws InterruptedException {
        List<String> all = new ArrayList<>(List.of(headers));
        if (method.startsWith("P")) {
            all.addAll(List.of("Idempotency-Key", token));
        }
        repeated = false;
        while (true) {
            try {
                HttpResponse<String> answer = client.send(method, path, body, all.toArray(String[]::new));
                boolean again = answer.statusCode() == 503 || answer.statusCode() == 429
                        || answer.body().contains("\"retryable\"");
                if (!again) {
                    return answer;
                }
            } catch (IOException _) {
                unanswered++;
            }
            repeated = true;
            Thread.sleep(20);
        }
    }

    private static Map<?, ?> require(HttpResponse<String> answer, int status) throws IOException {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.request().method() + " " + answer.request().uri() + ": "
                    + answer.statusCode() + " " + answer.body());
        }
        return (Map<?, ?>) Json.read(answer.body().getBytes(StandardCharsets.UTF_8), Json::value);
    }

    private static String id(Map<?, ?> answer, String field) {
        return (String) ((Map<?, ?>) answer.get("data")).get(field);
    }
}
