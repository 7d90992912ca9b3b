package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tasktracker.functions.lambda.FaultyBackend.Sent;

/** How many tasks are changed and deleted under faults, and what must come of it. */
final class FaultBulk {
    private final FaultyBackend faulty;
    private final Random random;

    FaultBulk(FaultyBackend faulty, Random random) {
        this.faulty = faulty;
        this.random = random;
    }

    /** To a status or into a category, each for itself or together. */
    void reach(Model model) {
        List<String> categories = new ArrayList<>(model.categories.keySet());
        if (random.nextBoolean()) {
            boolean completed = random.nextBoolean();
            reach(model, "status", "\"completed\":" + completed, task -> task.completed() == completed,
                    task -> task.completed(completed));
        } else if (categories.isEmpty() || random.nextInt(4) == 0) {
            reach(model, "move", "\"categoryId\":null", task -> task.categoryId() == null,
                    task -> task.inCategory(null));
        } else {
            String category = categories.get(random.nextInt(categories.size()));
            reach(model, "move", "\"categoryId\":\"" + category + "\"", task -> category.equals(task.categoryId()),
                    task -> task.inCategory(category));
        }
    }

    private void reach(Model model, String route, String goal, Predicate<ModelTask> isThere,
            UnaryOperator<ModelTask> change) {
        List<String> ids = ids(model);
        boolean together = random.nextBoolean();
        Sent sent = send(model, route, body(ids, together, goal));
        if (together && ids.contains(Backend.NOTHING)) {
            sent.answer().refused(409, "BULK_CONFLICT");
            return;
        }
        sent.answer().expect(200);
        for (int i = 0; i < ids.size(); i++) {
            String status = sent.answer().at("data", "results", i, "status");
            ModelTask task = model.tasks.get(ids.get(i));
            if (task == null) {
                assertEquals("not_found", status);
            } else if (isThere.test(task)) {
                assertEquals("unchanged", status);
            } else {
                assertTrue(status.equals("updated") || (sent.mayHaveRun() && status.equals("unchanged")),
                        sent.answer().body());
                model.put(change.apply(task));
            }
        }
    }

    void delete(Model model) {
        List<String> ids = ids(model);
        boolean together = random.nextBoolean();
        Sent sent = send(model, "delete", body(ids, together, ""));
        if (together && ids.contains(Backend.NOTHING)) {
            sent.answer().refused(409, "BULK_CONFLICT");
            return;
        }
        if (together && sent.mayHaveRun() && sent.answer().status() == 409) {
            // A try before has deleted them, as the comparison with the model will show.
            ids.forEach(model.tasks::remove);
            return;
        }
        sent.answer().expect(200);
        for (int i = 0; i < ids.size(); i++) {
            String status = sent.answer().at("data", "results", i, "status");
            boolean wasThere = model.tasks.remove(ids.get(i)) != null;
            assertTrue(status.equals(wasThere ? "deleted" : "not_found")
                    || (sent.mayHaveRun() && status.equals("not_found"))
                    || (sent.repeated() && status.equals("deleted")), sent.answer().body());
        }
    }

    private static String body(List<String> ids, boolean together, String goal) {
        return "{\"taskIds\":" + FaultRun.list(ids, FaultRun::quoted) + (goal.isEmpty() ? "" : ",") + goal
                + (together ? ",\"mode\":\"atomic\"}" : "}");
    }

    private List<String> ids(Model model) {
        List<String> ids = new ArrayList<>(FaultRun.some(random, model.tasks.keySet(), 9));
        if (ids.isEmpty() || random.nextInt(6) == 0) {
            ids.add(Backend.NOTHING);
        }
        return ids;
    }

    private Sent send(Model model, String route, String body) {
        return faulty.send(() -> Event.of("POST", "/tasks/bulk/" + route).key(model.key).body(body));
    }
}
