package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tasktracker.functions.lambda.FaultyBackend.Sent;

/** What is done with one task under faults, and what must come of it. */
final class FaultTasks {
    private static final String REPLAYED = "Idempotency-Replayed";

    private final FaultyBackend faulty;
    private final Random random;

    FaultTasks(FaultyBackend faulty, Random random) {
        this.faulty = faulty;
        this.random = random;
    }

    void create(Model model) {
        String externalId = random.nextInt(3) == 0 ? "x" + random.nextInt(8) : null;
        String category = random.nextInt(3) == 0 ? category(model) : null;
        String title = title(random);
        String body = "{\"title\":\"" + title + "\",\"categoryId\":" + FaultRun.quoted(category) + ",\"externalId\":"
                + FaultRun.quoted(externalId) + "}";
        String token = "create-" + random.nextLong();
        Sent sent = send(model, body, token);
        if (!model.has(category)) {
            sent.answer().refused(409, "CATEGORY_MISSING");
        } else if (model.holder(externalId) != null) {
            assertEquals(model.holder(externalId), sent.answer().refused(409, "EXTERNAL_ID_TAKEN").get("taskId"));
        } else {
            String id = sent.answer().expect(201).at("data", "taskId");
            assertTrue(sent.mayHaveRun() || sent.answer().header(REPLAYED) == null, sent.answer().body());
            ModelTask task = new ModelTask(id, title, false, category, externalId, 1);
            assertEquals(task, ModelTask.of(sent.answer().at("data")));
            model.put(task);
            model.creations.add(new Model.Creation(token, body, sent.answer().body()));
        }
    }

    /** The same again, whatever became of the task: the same answer. With another body: refused. */
    void repeatCreation(Model model) {
        if (model.creations.isEmpty()) {
            return;
        }
        Model.Creation creation = model.creations.get(random.nextInt(model.creations.size()));
        if (random.nextInt(3) == 0) {
            send(model, "{\"title\":\"other\"}", creation.token()).answer().refused(422, "IDEMPOTENCY_KEY_REUSED");
            return;
        }
        Answer again = send(model, creation.body(), creation.token()).answer().expect(201);
        assertEquals(creation.answer(), again.body());
        assertEquals("true", again.header(REPLAYED));
    }

    private Sent send(Model model, String body, String token) {
        return faulty.send(
                () -> Event.of("POST", "/tasks").key(model.key).header("Idempotency-Key", token).body(body));
    }

    void update(Model model) {
        String id = id(model);
        ModelTask before = model.tasks.get(id);
        String match = switch (random.nextInt(5)) {
            case 0 -> "*";
            case 1 -> "\"4711\"";
            default -> "\"" + (before == null ? 1 : before.version()) + "\"";
        };
        String title = title(random);
        String category = category(model);
        boolean completed = random.nextBoolean();
        int field = random.nextInt(3);
        String body = switch (field) {
            case 0 -> "{\"title\":\"" + title + "\"}";
            case 1 -> "{\"completed\":" + completed + "}";
            default -> "{\"categoryId\":" + FaultRun.quoted(category) + "}";
        };
        String token = "update-" + random.nextLong();
        Sent sent = update(model, id, match, body, token);
        if (field == 2 && !model.has(category)) {
            sent.answer().refused(409, "CATEGORY_MISSING");
        } else if (before == null) {
            sent.answer().refused(404, "RESOURCE_NOT_FOUND");
        } else if (match.contains("4711")) {
            assertEquals((int) before.version(),
                    sent.answer().refused(412, "VERSION_MISMATCH").get("version"));
        } else {
            ModelTask after = switch (field) {
                case 0 -> before.titled(title);
                case 1 -> before.completed(completed);
                default -> before.inCategory(category);
            };
            assertEquals(after, ModelTask.of(sent.answer().expect(200).at("data")));
            assertEquals("\"" + after.version() + "\"", sent.answer().header("ETag"));
            model.put(after);
            if (random.nextInt(3) == 0) {
                Answer again = update(model, id, match, body, token).answer().expect(200);
                assertEquals(sent.answer().body(), again.body());
                assertEquals("true", again.header(REPLAYED));
            }
        }
    }

    private Sent update(Model model, String id, String match, String body, String token) {
        return faulty.send(() -> Event.of("PUT", "/tasks/{id}").id(id).key(model.key).header("If-Match", match)
                .header("Idempotency-Key", token).body(body));
    }

    void delete(Model model) {
        String id = id(model);
        ModelTask before = model.tasks.get(id);
        int match = random.nextInt(3);
        Sent sent = faulty.send(() -> {
            Event event = Event.of("DELETE", "/tasks/{id}").id(id).key(model.key);
            return match == 0 ? event
                    : event.header("If-Match",
                            "\"" + (match == 1 ? 4711 : before == null ? 1 : before.version()) + "\"");
        });
        if (before == null) {
            assertEquals(sent.repeated() && sent.answer().status() == 204 ? 204 : 404, sent.answer().status());
        } else if (match == 1) {
            sent.answer().refused(412, "VERSION_MISMATCH");
        } else {
            if (!sent.mayHaveRun() || sent.answer().status() != 404) {
                sent.answer().expect(204);
            }
            model.tasks.remove(id);
        }
    }

    void get(Model model) {
        String id = id(model);
        ModelTask task = model.tasks.get(id);
        Answer answer = faulty.send(() -> Event.of("GET", "/tasks/{id}").id(id).key(model.key)
                .header("If-None-Match", "\"2\"")).answer();
        if (task == null) {
            answer.refused(404, "RESOURCE_NOT_FOUND");
        } else if (task.version() == 2) {
            answer.expect(304);
        } else {
            assertEquals(task, ModelTask.of(answer.expect(200).at("data")));
        }
    }

    /** Mostly one of the user's. */
    private String id(Model model) {
        List<String> ids = new ArrayList<>(model.tasks.keySet());
        return ids.isEmpty() || random.nextInt(10) == 0 ? Backend.NOTHING : ids.get(random.nextInt(ids.size()));
    }

    /** One of the user's, or none, or one that is not there. */
    private String category(Model model) {
        List<String> ids = new ArrayList<>(model.categories.keySet());
        int choice = random.nextInt(6);
        return choice == 0 ? Backend.NOTHING
                : choice == 1 || ids.isEmpty() ? null
                        : ids.get(random.nextInt(ids.size()));
    }

    static String title(Random random) {
        return "t" + random.nextInt(1_000_000) + " word" + random.nextInt(5);
    }
}
