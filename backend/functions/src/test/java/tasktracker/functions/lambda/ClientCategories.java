package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import tasktracker.functions.lambda.FaultyBackend.Sent;

/** What a client does with categories that all clients of its user put tasks into. */
final class ClientCategories {
    private final FaultyClient client;
    private final SharedThings shared;
    private final Random random;

    ClientCategories(FaultyClient client, SharedThings shared, Random random) {
        this.client = client;
        this.shared = shared;
        this.random = random;
    }

    /** Creates one that the others create as well. */
    void contend(int round) {
        String name = "contended " + round;
        Sent sent = create(name);
        if (sent.answer().status() == 409) {
            shared.categoryNames.lost(name,
                    (String) sent.answer().refused(409, "CATEGORY_NAME_TAKEN").get("categoryId"));
        } else if (!sent.isUnanswered()) {
            shared.categoryNames.won(name, sent.answer().expect(201).at("data", "categoryId"));
        }
    }

    /** Creates one that may be deleted. */
    void create() {
        Sent sent = create(client.tag());
        if (!sent.isUnanswered()) {
            shared.categories.add(sent.answer().expect(201).at("data", "categoryId"));
        }
    }

    private Sent create(String name) {
        String token = client.tag();
        return client.send(() -> client.event("POST", "/categories").header("Idempotency-Key", token)
                .body("{\"name\":\"" + name + "\"}"));
    }

    /** Deletes one, with the tasks that are in it or only when there are none. */
    void delete() {
        List<String> ids = List.copyOf(shared.categories);
        if (ids.isEmpty()) {
            return;
        }
        String id = ids.get(random.nextInt(ids.size()));
        String how = random.nextInt(3) == 0 ? "reject" : "uncategorize";
        shared.categoryDeletionsTried.add(id);
        Sent sent = client.send(() -> client.event("DELETE", "/categories/{id}").id(id).query("tasks", how));
        if (sent.answer().status() == 409) {
            assertTrue(how.equals("reject"), sent.answer().body());
            sent.answer().refused(409, "CATEGORY_IN_USE");
        } else if (!sent.isUnanswered()) {
            sent.answer().expect(204);
            shared.categoriesDeleted.add(id);
        }
    }
}
