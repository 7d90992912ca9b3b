package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tasktracker.functions.lambda.Model.ModelCategory;

/** What is listed and exported under faults: what the model holds, each once. */
final class FaultReads {
    private static final String HEADER = "taskId,externalId,title,description,completed,priority,category,dueDate,"
            + "createdAt,updatedAt,completedAt,version";

    private final FaultyBackend faulty;
    private final Random random;
    private final FaultCategories categories;

    FaultReads(FaultyBackend faulty, Random random, FaultCategories categories) {
        this.faulty = faulty;
        this.random = random;
        this.categories = categories;
    }

    /** Pages of filtered lists and of a search. */
    void lists(Model model) {
        queries(model).forEach(
                (query, expected) -> assertEquals(expected, pages(model, query), query.toString()));
    }

    /** The same as CSV. */
    void exports(Model model) {
        queries(model).forEach((query, expected) -> assertEquals(
                expected.stream().map(model.tasks::get).toList(), export(model, query), query.toString()));
    }

    private Map<Map<String, String>, List<String>> queries(Model model) {
        String category = categories.any(model);
        boolean done = random.nextBoolean();
        String status = done ? "done" : "open";
        Map<Map<String, String>, List<String>> queries = new LinkedHashMap<>();
        queries.put(Map.of(), model.idsOf(_ -> true));
        queries.put(Map.of("status", status), model.idsOf(task -> task.completed() == done));
        queries.put(Map.of("category", category), model.idsOf(task -> category.equals(task.categoryId())));
        queries.put(Map.of("category", "none", "status", status),
                model.idsOf(task -> task.categoryId() == null && task.completed() == done));
        queries.put(Map.of("q", "word3", "sort", "createdAt"), model.idsOf(task -> task.title().endsWith("word3")));
        return queries;
    }

    private List<String> pages(Model model, Map<String, String> query) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            Answer page = read(model, "/tasks", query, cursor, "4");
            page.<List<Map<String, Object>>>at("data").forEach(task -> ids.add((String) task.get("taskId")));
            cursor = page.at("nextCursor");
        } while (cursor != null);
        return ids;
    }

    private List<ModelTask> export(Model model, Map<String, String> query) {
        List<ModelTask> tasks = new ArrayList<>();
        String cursor = null;
        do {
            Answer part = read(model, "/tasks/export", query, cursor, null);
            List<String> rows = new ArrayList<>(part.body().lines().toList());
            if (cursor == null) {
                assertEquals(HEADER, rows.removeFirst());
            }
            assertTrue(part.body().isEmpty() || part.body().endsWith("\r\n"), part.body());
            rows.forEach(row -> tasks.add(task(model, row.split(",", -1))));
            cursor = part.header("X-Next-Cursor");
        } while (cursor != null);
        return tasks;
    }

    /** No text of these tasks needs quotation marks. */
    private static ModelTask task(Model model, String[] cells) {
        String category = model.categories.values().stream().filter(one -> one.name().equals(cells[6])).findAny()
                .map(ModelCategory::categoryId).orElse(null);
        assertEquals(cells[6].isEmpty(), category == null, cells[6]);
        return new ModelTask(cells[0], cells[2], Boolean.parseBoolean(cells[4]), category,
                cells[1].isEmpty() ? null : cells[1], Long.parseLong(cells[11]));
    }

    private Answer read(Model model, String resource, Map<String, String> query, String cursor, String limit) {
        return faulty.send(() -> {
            Event event = Event.of("GET", resource).key(model.key);
            query.forEach(event::query);
            if (limit != null) {
                event.query("limit", limit);
            }
            return cursor == null ? event : event.query("cursor", cursor);
        }).answer().expect(200);
    }
}
