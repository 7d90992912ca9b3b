package tasktracker.local;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tasktracker.contract.Json;

/** One of several clients: sends each write until it is answered, and remembers what must be stored then. */
final class SoakClient {
    private static final int MANY = 300;

    private final int number;
    private final long end;
    private final Random random;
    private final Map<String, Integer> versions = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();
    private volatile Client client;
    private long writes;
    private long unanswered;

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

    /** Id to title and version. */
    Map<String, String> tasks() {
        Map<String, String> tasks = new TreeMap<>();
        titles.forEach((id, title) -> tasks.put(id, title + " " + versions.get(id)));
        return tasks;
    }

    long writes() {
        return writes;
    }

    long unanswered() {
        return unanswered;
    }

    Void run() throws Exception {
        while (System.nanoTime() < end) {
            String token = "soak-" + number + "-" + writes;
            List<String> ids = new ArrayList<>(titles.keySet());
            switch (ids.isEmpty() ? 0 : ids.size() > MANY ? 3 : random.nextInt(8)) {
                case 0, 1 -> create(token);
                case 2 -> createMany(token);
                case 3 -> delete(ids.get(random.nextInt(ids.size())));
                case 4 -> send("GET", "/tasks?status=open&limit=20", null, token);
                default -> update(ids.get(random.nextInt(ids.size())), token);
            }
        }
        return null;
    }

    private void create(String token) throws Exception {
        String external = random.nextBoolean() ? ",\"externalId\":\"" + token + "\"" : "";
        HttpResponse<String> answer = send("POST", "/tasks", "{\"title\":\"" + token + "\"" + external + "}", token);
        require(answer, 201);
        put((String) ((Map<?, ?>) read(answer).get("data")).get("taskId"), token, 1);
        writes++;
    }

    private void createMany(String token) throws Exception {
        String mode = random.nextBoolean() ? "write" : "atomic";
        HttpResponse<String> answer = send("POST", "/tasks/bulk/create",
                "{\"mode\":\"" + mode + "\",\"tasks\":[{\"title\":\""
                        + token + ".0\"},{\"title\":\"" + token + ".1\"},{\"title\":\"" + token + ".2\"}]}",
                token);
        require(answer, 200);
        List<?> results = (List<?>) ((Map<?, ?>) read(answer).get("data")).get("results");
        for (int i = 0; i < results.size(); i++) {
            put((String) ((Map<?, ?>) results.get(i)).get("taskId"), token + "." + i, 1);
        }
        writes += 3;
    }

    private void update(String id, String token) throws Exception {
        HttpResponse<String> answer = send("PUT", "/tasks/" + id, "{\"title\":\"" + token + "\"}", token, "If-Match",
                "\"" + versions.get(id) + "\"");
        require(answer, 200);
        put(id, token, versions.get(id) + 1);
        writes++;
    }

    private void delete(String id) throws Exception {
        long before = unanswered;
        HttpResponse<String> answer = send("DELETE", "/tasks/" + id, null, "delete");
        // Not found: a try before was done, its answer lost.
        require(answer, answer.statusCode() == 404 && unanswered > before ? 404 : 204);
        versions.remove(id);
        titles.remove(id);
        writes++;
    }

    private void put(String id, String title, int version) {
        titles.put(id, title);
        versions.put(id, version);
    }

    private HttpResponse<String> send(String method, String path, String body, String token, String... headers)
            throws InterruptedException {
        List<String> all = new ArrayList<>(List.of(headers));
        if (method.startsWith("P")) {
            all.addAll(List.of("Idempotency-Key", token));
        }
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
            Thread.sleep(20);
        }
    }

    private static void require(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.request().method() + " " + answer.request().uri() + ": "
                    + answer.statusCode() + " " + answer.body());
        }
    }

    private static Map<?, ?> read(HttpResponse<String> answer) throws IOException {
        return (Map<?, ?>) Json.read(answer.body().getBytes(StandardCharsets.UTF_8), Json::value);
    }
}
