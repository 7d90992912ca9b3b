package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import tasktracker.functions.lambda.FaultyBackend.Sent;

/** What a client does with tasks that no other client changes, beside those of the others. */
final class OwnTasks {
    private final FaultyClient client;
    private final SharedThings shared;
    private final Random random;
    private final Map<String, OwnTask> byId = new TreeMap<>();
    private int listed;

    OwnTasks(FaultyClient client, SharedThings shared, Random random) {
        this.client = client;
        this.shared = shared;
        this.random = random;
    }

    /** Those whose creation was acknowledged. */
    Map<String, OwnTask> byId() {
        return byId;
    }

    /** How many tasks were found in lists. */
    int listed() {
        return listed;
    }

    void create() {
        String tag = client.tag();
        String externalId = random.nextBoolean() ? ",\"externalId\":\"" + tag + "\"" : "";
        Sent sent = create(tag, externalId);
        if (sent.isUnanswered()) {
            return;
        }
        byId.put(sent.answer().expect(201).at("data", "taskId"), new OwnTask(tag));
        Sent again = create(tag, externalId);
        if (!again.isUnanswered()) {
            assertEquals(sent.answer().body(), again.answer().expect(201).body());
        }
    }

    private Sent create(String tag, String externalId) {
        return client.send(() -> client.event("POST", "/tasks").header("Idempotency-Key", tag)
                .body("{\"title\":\"" + tag + "\"" + externalId + "}"));
    }

    void createTogether() {
        List<String> tags = List.of(client.tag(), client.tag());
        Sent sent = client.send(() -> client.event("POST", "/tasks/bulk/create")
                .header("Idempotency-Key", tags.getFirst())
                .body("{\"mode\":\"atomic\",\"tasks\":"
                        + FaultRun.list(tags, tag -> "{\"title\":\"" + tag + "\"}") + "}"));
        if (!sent.isUnanswered()) {
            for (int i = 0; i < tags.size(); i++) {
                byId.put(sent.answer().expect(200).at("data", "results", i, "taskId"), new OwnTask(tags.get(i)));
            }
        }
    }

    void delete() {
        for (String id : some(1)) {
            byId.get(id).deletionTried();
            Sent sent = client.send(() -> client.event("DELETE", "/tasks/{id}").id(id));
            if (sent.answer().status() == 204) {
                byId.get(id).deleted();
            } else if (!sent.isUnanswered()) {
                sent.answer().refused(404, "RESOURCE_NOT_FOUND");
                assertTrue(sent.mayHaveRun(), "nobody has deleted " + id);
            }
        }
    }

    void deleteMany() {
        List<String> ids = some(4);
        if (ids.isEmpty()) {
            return;
        }
        ids.forEach(id -> byId.get(id).deletionTried());
        Sent sent = change("delete", ids, "");
        if (sent.answer().status() == 409) {
            sent.answer().refused(409, "BULK_CONFLICT");
            assertTrue(sent.mayHaveRun(), "nobody has deleted any of " + ids);
        }
        results(sent, ids).forEach((id, status) -> {
            assertTrue(status.equals("deleted") || sent.mayHaveRun(), sent.answer().body());
            byId.get(id).deleted();
        });
    }

    void complete() {
        boolean completed = random.nextBoolean();
        List<String> ids = some(4);
        if (ids.isEmpty()) {
            return;
        }
        Sent sent = change("status", ids, "\"completed\":" + completed);
        remember(sent, ids, (task, acknowledged) -> task.status(completed, acknowledged));
    }

    /** Into a category that others may delete meanwhile, or out of any. */
    void move() {
        List<String> categories = new ArrayList<>(shared.categories);
        String category = categories.isEmpty() || random.nextInt(4) == 0
                ? null
                : categories.get(random.nextInt(categories.size()));
        List<String> ids = some(4);
        if (ids.isEmpty()) {
            return;
        }
        Sent sent = change("move", ids, "\"categoryId\":" + FaultRun.quoted(category));
        if (sent.answer().status() == 409) {
            sent.answer().refused(409, "CATEGORY_MISSING");
            assertTrue(shared.categoryDeletionsTried.contains(category), "nobody has deleted " + category);
        }
        remember(sent, ids, (task, acknowledged) -> task.category(category, acknowledged));
    }

    private void remember(Sent sent, List<String> ids, BiConsumer<OwnTask, Boolean> change) {
        Map<String, String> results = results(sent, ids);
        ids.forEach(id -> change.accept(byId.get(id), results.containsKey(id)));
        assertTrue(Set.of("updated", "unchanged").containsAll(results.values()), sent.answer().body());
    }

    private Sent change(String route, List<String> ids, String goal) {
        String mode = random.nextBoolean() ? "atomic" : "write";
        return client.send(() -> client.event("POST", "/tasks/bulk/" + route).body("{\"taskIds\":"
                + FaultRun.list(ids, FaultRun::quoted) + ",\"mode\":\"" + mode + "\""
                + (goal.isEmpty() ? "" : ",") + goal + "}"));
    }

    /** What was acknowledged, by the id of the task. */
    private static Map<String, String> results(Sent sent, List<String> ids) {
        Map<String, String> results = new HashMap<>();
        for (int i = 0; i < ids.size() && sent.answer().status() == 200; i++) {
            String status = sent.answer().at("data", "results", i, "status");
            if (!status.equals("retryable")) {
                results.put(ids.get(i), status);
            }
        }
        return results;
    }

    private List<String> some(int most) {
        return FaultRun.some(random, byId.entrySet().stream().filter(each -> !each.getValue().mayBeGone())
                .map(Map.Entry::getKey).collect(Collectors.toSet()), most);
    }

    /** Each of these that can only have this status is there once, whatever others do meanwhile. */
    void list() {
        boolean completed = random.nextBoolean();
        Map<String, Integer> found = new HashMap<>();
        String cursor = null;
        do {
            String after = cursor;
            Sent sent = client.send(() -> {
                Event event = client.event("GET", "/tasks").query("status", completed ? "done" : "open")
                        .query("limit", "5");
                return after == null ? event : event.query("cursor", after);
            });
            if (sent.isUnanswered()) {
                return;
            }
            sent.answer().expect(200).<List<Map<String, Object>>>at("data")
                    .forEach(task -> found.merge((String) task.get("taskId"), 1, Integer::sum));
            cursor = sent.answer().at("nextCursor");
        } while (cursor != null);
        byId.forEach((id, task) -> {
            if (task.is(completed)) {
                assertEquals(1, found.get(id), id + " in " + found);
                listed++;
            } else if (task.is(!completed)) {
                assertEquals(null, found.get(id), id + " in " + found);
            }
        });
    }
}
