package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tasktracker.functions.lambda.FaultyBackend.Sent;
import tasktracker.functions.lambda.Model.ModelCategory;

/** What is done with categories under faults, and what must come of it. */
final class FaultCategories {
    private final FaultyBackend faulty;
    private final Random random;

    FaultCategories(FaultyBackend faulty, Random random) {
        this.faulty = faulty;
        this.random = random;
    }

    /** Mostly one of the user's. */
    String any(Model model) {
        List<String> ids = new ArrayList<>(model.categories.keySet());
        return ids.isEmpty() || random.nextInt(10) == 0 ? Backend.NOTHING : ids.get(random.nextInt(ids.size()));
    }

    /** One of a few, so that it is often taken. */
    static String name(Random random) {
        return "c" + random.nextInt(6);
    }

    void create(Model model) {
        String name = name(random);
        String token = "category-" + random.nextLong();
        Sent sent = faulty.send(() -> Event.of("POST", "/categories").key(model.key)
                .header("Idempotency-Key", token).body("{\"name\":\"" + name + "\"}"));
        if (model.nameTaken(name, null)) {
            sent.answer().refused(409, "CATEGORY_NAME_TAKEN");
            return;
        }
        ModelCategory made = ModelCategory.of(sent.answer().expect(201).at("data"));
        assertEquals(new ModelCategory(made.categoryId(), name, null, 1), made);
        model.categories.put(made.categoryId(), made);
    }

    void update(Model model) {
        String id = any(model);
        ModelCategory before = model.categories.get(id);
        boolean stale = random.nextInt(4) == 0;
        boolean renames = random.nextInt(3) > 0;
        String name = name(random);
        String color = "#00000" + random.nextInt(10);
        String token = "category-" + random.nextLong();
        String match = "\"" + (stale ? 4711 : before == null ? 1 : before.version()) + "\"";
        Sent sent = faulty.send(() -> Event.of("PUT", "/categories/{id}").id(id).key(model.key)
                .header("If-Match", match).header("Idempotency-Key", token)
                .body(renames ? "{\"name\":\"" + name + "\"}" : "{\"color\":\"" + color + "\"}"));
        if (before == null) {
            sent.answer().refused(404, "RESOURCE_NOT_FOUND");
        } else if (stale) {
            sent.answer().refused(412, "VERSION_MISMATCH");
        } else if (renames && model.nameTaken(name, id)) {
            sent.answer().refused(409, "CATEGORY_NAME_TAKEN");
        } else {
            ModelCategory after = new ModelCategory(id, renames ? name : before.name(),
                    renames ? before.color() : color, before.version() + 1);
            assertEquals(after, ModelCategory.of(sent.answer().expect(200).at("data")));
            model.categories.put(id, after);
        }
    }

    void delete(Model model) {
        String id = any(model);
        String target = any(model);
        String how = List.of("reject", "uncategorize", "move").get(random.nextInt(3));
        if (how.equals("move") && target.equals(id)) {
            return;
        }
        Sent sent = faulty.send(() -> {
            Event event = Event.of("DELETE", "/categories/{id}").id(id).key(model.key).query("tasks", how);
            return how.equals("move") ? event.query("moveTo", target) : event;
        });
        List<String> inIt = model.idsOf(task -> id.equals(task.categoryId()));
        if (how.equals("move") && !model.has(target)) {
            sent.answer().refused(409, "CATEGORY_MISSING");
        } else if (!model.has(id)) {
            // One that was removed a moment ago is removed once more.
            assertEquals(id.equals(Backend.NOTHING) ? 404 : 204, sent.answer().status(), sent.answer().body());
        } else if (how.equals("reject") && !inIt.isEmpty()) {
            assertEquals(inIt.size(), sent.answer().refused(409, "CATEGORY_IN_USE").get("count"));
        } else {
            sent.answer().expect(204);
            model.categories.remove(id);
            inIt.forEach(task -> model.change(task, one -> one.inCategory(how.equals("move") ? target : null)));
        }
    }
}
