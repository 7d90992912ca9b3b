package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tasktracker.functions.lambda.FaultyBackend.Sent;
import tasktracker.functions.lambda.Model.ModelCategory;

/**
 * Random operations of two users, one after the other, on a DynamoDB that fails: each is sent until it is answered, the
 * answer must be the one that the model knows, and afterwards the user's tasks and categories must be the model's.
 */
final class FaultRun {
    private static final int PERCENT = 35;
    private static final int MANY = 30;

    private final FaultyBackend faulty;
    private final Random random;
    private final FaultTasks tasks;
    private final FaultBulk bulk;
    private final FaultCategories categories;
    private final List<Model> users = List.of(new Model(Backend.ANNA), new Model(Backend.BERT));

    FaultRun(long seed) {
        this.faulty = new FaultyBackend(seed);
        this.random = new Random(seed);
        this.tasks = new FaultTasks(faulty, random);
        this.bulk = new FaultBulk(faulty, random);
        this.categories = new FaultCategories(faulty, random);
    }

    FaultyBackend faulty() {
        return faulty;
    }

    void run(int operations) {
        faulty.faults.fail(PERCENT);
        for (int i = 0; i < operations; i++) {
            Model model = users.get(random.nextInt(users.size()));
            faulty.history.add("-- " + i + (model.key.equals(Backend.ANNA) ? " anna" : " bert"));
            faulty.backend.remaining = remaining();
            operation(model);
            faulty.backend.remaining = () -> 28_000;
            requireSame(model);
        }
        // Nobody changed anything of the other's.
        users.forEach(this::requireSame);
    }

    /** Mostly enough time; sometimes it is over in the middle of the work. */
    private IntSupplier remaining() {
        if (random.nextInt(4) > 0) {
            return () -> 28_000;
        }
        AtomicInteger left = new AtomicInteger(random.nextInt(1, 30));
        // The next request of the same operation has its time again.
        return () -> left.getAndDecrement() == 0 ? 0 : 28_000;
    }

    private void operation(Model model) {
        if (model.tasks.size() > MANY) {
            bulk.delete(model);
            return;
        }
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> tasks.create(model);
            case 3 -> tasks.repeatCreation(model);
            case 4, 5 -> tasks.update(model);
            case 6 -> tasks.delete(model);
            case 7 -> tasks.get(model);
            case 8 -> bulk.create(model);
            case 9 -> bulk.createTogether(model);
            case 10 -> bulk.reach(model);
            case 11 -> bulk.delete(model);
            case 12 -> categories.create(model);
            case 13 -> categories.update(model);
            case 14 -> categories.delete(model);
            default -> lists(model);
        }
    }

    private void requireSame(Model model) {
        Answer answer = faulty.look(() -> Event.of("GET", "/tasks").key(model.key).query("limit", "100"), PERCENT)
                .expect(200);
        List<Map<String, Object>> found = answer.at("data");
        Map<String, ModelTask> stored = new TreeMap<>();
        found.forEach(json -> stored.put((String) json.get("taskId"), ModelTask.of(json)));
        assertEquals(text(model.tasks), text(stored));
        assertEquals(found.size(), stored.size());
        List<Map<String, Object>> categoriesFound = faulty
                .look(() -> Event.of("GET", "/categories").key(model.key), PERCENT).expect(200).at("data");
        Map<String, ModelCategory> kept = new TreeMap<>();
        categoriesFound.forEach(json -> kept.put((String) json.get("categoryId"), ModelCategory.of(json)));
        assertEquals(text(model.categories), text(kept));
    }

    private static String text(Map<String, ?> things) {
        return things.values().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    /** Pages of filtered lists and searches hold what the model holds, each once. */
    private void lists(Model model) {
        String category = categories.any(model);
        boolean done = random.nextBoolean();
        Map<Map<String, String>, List<String>> queries = new LinkedHashMap<>();
        queries.put(Map.of(), model.idsOf(_ -> true));
        queries.put(Map.of("status", done ? "done" : "open"), model.idsOf(task -> task.completed() == done));
        queries.put(Map.of("category", category), model.idsOf(task -> category.equals(task.categoryId())));
        queries.put(Map.of("category", "none", "status", done ? "done" : "open"),
                model.idsOf(task -> task.categoryId() == null && task.completed() == done));
        queries.put(Map.of("q", "word3", "sort", "createdAt"),
                model.idsOf(task -> task.title().endsWith("word3")));
        queries.forEach((query, expected) -> assertEquals(expected, pages(model, query), query.toString()));
    }

    private List<String> pages(Model model, Map<String, String> query) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            String after = cursor;
            Sent sent = faulty.send(() -> {
                Event event = Event.of("GET", "/tasks").key(model.key).query("limit", "4");
                query.forEach(event::query);
                return after == null ? event : event.query("cursor", after);
            });
            List<Map<String, Object>> page = sent.answer().expect(200).at("data");
            page.forEach(task -> ids.add((String) task.get("taskId")));
            cursor = sent.answer().at("nextCursor");
        } while (cursor != null);
        return ids;
    }

    /** A new text of JSON, numbers of which no two are the same. */
    static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    static List<String> some(Random random, Set<String> all, int most) {
        List<String> left = new ArrayList<>(all);
        Set<String> chosen = new HashSet<>();
        return IntStream.range(0, Math.min(most, left.size())).mapToObj(_ -> left.get(random.nextInt(left.size())))
                .filter(chosen::add).toList();
    }

    static <T> String list(List<T> values, Function<T, String> text) {
        return values.stream().map(text).collect(Collectors.joining(",", "[", "]"));
    }
}
