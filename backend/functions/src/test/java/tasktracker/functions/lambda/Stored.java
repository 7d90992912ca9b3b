package tasktracker.functions.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tasktracker.functions.lambda.Model.ModelCategory;

/** What a user has, read while nothing fails. */
record Stored(Map<String, ModelTask> tasks, Map<String, ModelCategory> categories) {
    static Stored of(FaultyBackend faulty, String key) {
        List<Map<String, Object>> categories = faulty.look(Event.of("GET", "/categories").key(key)).at("data");
        return new Stored(byId(tasks(faulty, key), ModelTask::of, ModelTask::taskId),
                byId(categories, ModelCategory::of, ModelCategory::categoryId));
    }

    /** All tasks as the list has them. */
    static List<Map<String, Object>> tasks(FaultyBackend faulty, String key) {
        List<Map<String, Object>> tasks = new ArrayList<>();
        String cursor = null;
        do {
            Event event = Event.of("GET", "/tasks").key(key).query("limit", "100");
            Answer page = faulty.look(cursor == null ? event : event.query("cursor", cursor));
            tasks.addAll(page.at("data"));
            cursor = page.at("nextCursor");
        } while (cursor != null);
        return tasks;
    }

    /** Fails when one is there twice. */
    private static <T> Map<String, T> byId(List<Map<String, Object>> found, Function<Map<String, Object>, T> read,
            Function<T, String> id) {
        return found.stream().map(read).collect(Collectors.toMap(id, Function.identity(), (one, _) -> {
            throw new AssertionError("twice in the list: " + one);
        }, TreeMap::new));
    }
}
