package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** How many tasks are created under faults, and what must come of it. */
final class FaultBulkCreate {
    private final FaultyBackend faulty;
    private final Random random;

    FaultBulkCreate(FaultyBackend faulty, Random random) {
        this.faulty = faulty;
        this.random = random;
    }

    private record Item(String title, String category, String externalId) {
        String json() {
            return "{\"title\":\"" + title + "\",\"categoryId\":" + FaultRun.quoted(category) + ",\"externalId\":"
                    + FaultRun.quoted(externalId) + "}";
        }

        ModelTask task(String id) {
            return new ModelTask(id, title, false, category, externalId, 1);
        }

        /** A field without a value was not sent. */
        boolean isSameAs(ModelTask task) {
            return title.equals(task.title()) && (category == null || category.equals(task.categoryId()));
        }
    }

    void create(Model model) {
        List<Item> items = items(model, 6);
        String token = "bulk-" + random.nextLong();
        String body = body("write", items);
        Answer answer = send(model, body, token).expect(200);
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (requireRefused(model, item, answer, i)) {
                continue;
            }
            assertEquals("created", answer.at("data", "results", i, "status"), answer.body());
            model.put(item.task(answer.at("data", "results", i, "taskId")));
        }
        assertEquals(answer.body(), send(model, body, token).body());
    }

    /** Says the same, and writes nothing, as the comparison with the model will show. */
    void check(Model model) {
        List<Item> items = items(model, 6);
        model.tasks.values().stream().filter(task -> task.externalId() != null).findFirst().ifPresent(
                task -> items.add(new Item(task.title(), task.categoryId(), task.externalId())));
        Answer answer = send(model, body("check", items), "check-" + random.nextLong()).expect(200);
        for (int i = 0; i < items.size(); i++) {
            if (requireRefused(model, items.get(i), answer, i)) {
                continue;
            }
            assertEquals("created", answer.at("data", "results", i, "status"), answer.body());
            assertNull(answer.at("data", "results", i, "taskId"));
        }
    }

    /** Whether the model does not let this item be created; then the answer must say so. */
    private static boolean requireRefused(Model model, Item item, Answer answer, int index) {
        String status = answer.at("data", "results", index, "status");
        String holder = model.holder(item.externalId);
        if (!model.has(item.category)) {
            assertEquals("conflict CATEGORY_MISSING",
                    status + " " + answer.at("data", "results", index, "error", "code"));
            return true;
        }
        if (holder != null) {
            ModelTask task = model.tasks.get(holder);
            assertEquals("existing", status, answer.body());
            assertEquals(holder, answer.at("data", "results", index, "taskId"));
            assertEquals((int) task.version(), answer.<Integer>at("data", "results", index, "version"));
            assertEquals(item.isSameAs(task), answer.at("data", "results", index, "same"), answer.body());
            return true;
        }
        return false;
    }

    void createTogether(Model model) {
        List<Item> items = items(model, 4);
        String token = "joint-" + random.nextLong();
        String body = body("atomic", items);
        Answer answer = send(model, body, token);
        if (items.stream().anyMatch(item -> !model.has(item.category) || model.holder(item.externalId) != null)) {
            answer.refused(409, "BULK_CONFLICT");
            return;
        }
        assertEquals(items.size(), answer.expect(200).<Integer>at("data", "succeeded"));
        for (int i = 0; i < items.size(); i++) {
            model.put(items.get(i).task(answer.at("data", "results", i, "taskId")));
        }
        Answer again = send(model, body, token).expect(200);
        assertEquals(answer.body(), again.body());
        assertEquals("true", again.header("Idempotency-Replayed"));
    }

    private List<Item> items(Model model, int most) {
        List<Item> items = new ArrayList<>();
        Set<String> externalIds = new HashSet<>();
        List<String> categories = new ArrayList<>(model.categories.keySet());
        for (int i = random.nextInt(most); i >= 0; i--) {
            String externalId = "x" + random.nextInt(12);
            String category = categories.isEmpty() || random.nextBoolean()
                    ? null
                    : categories.get(random.nextInt(categories.size()));
            items.add(new Item(FaultTasks.title(random), random.nextInt(20) == 0 ? Backend.NOTHING : category,
                    random.nextBoolean() && externalIds.add(externalId) ? externalId : null));
        }
        return items;
    }

    private static String body(String mode, List<Item> items) {
        return "{\"mode\":\"" + mode + "\",\"tasks\":" + FaultRun.list(items, Item::json) + "}";
    }

    private Answer send(Model model, String body, String token) {
        return faulty.send(() -> Event.of("POST", "/tasks/bulk/create").key(model.key)
                .header("Idempotency-Key", token).body(body)).answer();
    }
}
