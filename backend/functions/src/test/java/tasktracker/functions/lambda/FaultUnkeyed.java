package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import tasktracker.functions.lambda.FaultyBackend.Attempt;
import tasktracker.functions.lambda.Model.ModelCategory;

/**
 * What is sent once, without an Idempotency-Key: who gets no answer must look, and finds all of it done or nothing.
 * Sometimes the client hangs up.
 */
final class FaultUnkeyed {
    private final FaultyBackend faulty;
    private final Random random;
    private final FaultCategories categories;
    private int done;
    private int notDone;

    FaultUnkeyed(FaultyBackend faulty, Random random, FaultCategories categories) {
        this.faulty = faulty;
        this.random = random;
        this.categories = categories;
    }

    /** How many that were not answered had been done. */
    int done() {
        return done;
    }

    /** How many that were not answered had not been done. */
    int notDone() {
        return notDone;
    }

    void createTask(Model model) {
        String title = FaultTasks.title(random);
        String externalId = random.nextInt(3) == 0 ? "x" + random.nextInt(8) : null;
        String category = random.nextInt(3) == 0 ? categories.any(model) : null;
        Attempt attempt = faulty.attempt(Event.of("POST", "/tasks").key(model.key).body("{\"title\":\"" + title
                + "\",\"categoryId\":" + FaultRun.quoted(category) + ",\"externalId\":" + FaultRun.quoted(externalId)
                + "}"));
        boolean allowed = model.has(category) && model.holder(externalId) == null;
        if (hearsNothing(attempt)) {
            Map<String, ModelTask> more = Stored.of(faulty, model.key).tasks();
            more.keySet().removeAll(model.tasks.keySet());
            requireOneAtMost(attempt, allowed, more);
            more.forEach((id, task) -> {
                assertEquals(new ModelTask(id, title, false, category, externalId, 1), task);
                model.put(task);
            });
        } else if (!model.has(category)) {
            attempt.answer().refused(409, "CATEGORY_MISSING");
        } else if (!allowed) {
            attempt.answer().refused(409, "EXTERNAL_ID_TAKEN");
        } else {
            ModelTask made = ModelTask.of(attempt.answer().expect(201).at("data"));
            assertEquals(new ModelTask(made.taskId(), title, false, category, externalId, 1), made);
            model.put(made);
        }
    }

    void updateTask(Model model) {
        List<String> ids = FaultRun.some(random, model.tasks.keySet(), 1);
        if (ids.isEmpty()) {
            return;
        }
        ModelTask before = model.tasks.get(ids.getFirst());
        boolean stale = random.nextInt(6) == 0;
        String title = FaultTasks.title(random);
        ModelTask after = before.titled(title);
        Attempt attempt = faulty.attempt(Event.of("PUT", "/tasks/{id}").id(before.taskId()).key(model.key)
                .header("If-Match", "\"" + (stale ? 4711 : before.version()) + "\"")
                .body("{\"title\":\"" + title + "\"}"));
        if (hearsNothing(attempt)) {
            model.put(found(attempt, !stale, before, after,
                    Stored.of(faulty, model.key).tasks().get(before.taskId())));
        } else if (stale) {
            attempt.answer().refused(412, "VERSION_MISMATCH");
        } else {
            assertEquals(after, ModelTask.of(attempt.answer().expect(200).at("data")));
            model.put(after);
        }
    }

    void createCategory(Model model) {
        String name = FaultCategories.name(random);
        Attempt attempt = faulty.attempt(Event.of("POST", "/categories").key(model.key)
                .body("{\"name\":\"" + name + "\"}"));
        boolean allowed = !model.nameTaken(name, null);
        if (hearsNothing(attempt)) {
            Map<String, ModelCategory> more = Stored.of(faulty, model.key).categories();
            more.keySet().removeAll(model.categories.keySet());
            requireOneAtMost(attempt, allowed, more);
            more.forEach((id, category) -> {
                assertEquals(new ModelCategory(id, name, null, 1), category);
                model.categories.put(id, category);
            });
        } else if (!allowed) {
            attempt.answer().refused(409, "CATEGORY_NAME_TAKEN");
        } else {
            ModelCategory made = ModelCategory.of(attempt.answer().expect(201).at("data"));
            assertEquals(new ModelCategory(made.categoryId(), name, null, 1), made);
            model.categories.put(made.categoryId(), made);
        }
    }

    void renameCategory(Model model) {
        List<String> ids = FaultRun.some(random, model.categories.keySet(), 1);
        if (ids.isEmpty()) {
            return;
        }
        ModelCategory before = model.categories.get(ids.getFirst());
        String id = before.categoryId();
        String name = FaultCategories.name(random);
        ModelCategory after = new ModelCategory(id, name, before.color(), before.version() + 1);
        Attempt attempt = faulty.attempt(Event.of("PUT", "/categories/{id}").id(id).key(model.key)
                .header("If-Match", "*").body("{\"name\":\"" + name + "\"}"));
        boolean allowed = !model.nameTaken(name, id);
        if (hearsNothing(attempt)) {
            model.categories.put(id, found(attempt, allowed, before, after,
                    Stored.of(faulty, model.key).categories().get(id)));
        } else if (!allowed) {
            attempt.answer().refused(409, "CATEGORY_NAME_TAKEN");
        } else {
            assertEquals(after, ModelCategory.of(attempt.answer().expect(200).at("data")));
            model.categories.put(id, after);
        }
    }

    private boolean hearsNothing(Attempt attempt) {
        return attempt.isUnanswered() || random.nextInt(4) == 0;
    }

    private void requireOneAtMost(Attempt attempt, boolean allowed, Map<String, ?> more) {
        if (more.isEmpty()) {
            notDone++;
            return;
        }
        assertEquals(1, more.size(), more.toString());
        requireDoable(attempt, allowed);
    }

    private <T> T found(Attempt attempt, boolean allowed, T before, T after, T found) {
        if (before.equals(found)) {
            notDone++;
        } else {
            assertEquals(after, found);
            requireDoable(attempt, allowed);
        }
        return found;
    }

    private void requireDoable(Attempt attempt, boolean allowed) {
        assertTrue(attempt.arrived() && allowed, "this was done, and could not be: " + faulty.history.getLast());
        done++;
    }
}
