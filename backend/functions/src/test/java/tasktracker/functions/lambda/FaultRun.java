package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    private final FaultReads reads;
    private final FaultBulk bulk;
    private final FaultBulkCreate bulkCreate;
    private final FaultCategories categories;
    private final FaultUnkeyed unkeyed;
    private final List<Model> users = List.of(new Model(Backend.ANNA), new Model(Backend.BERT));

    FaultRun(long seed) {
        this.faulty = new FaultyBackend(seed);
        this.random = new Random(seed);
        this.tasks = new FaultTasks(faulty, random);
        this.bulk = new FaultBulk(faulty, random);
        this.bulkCreate = new FaultBulkCreate(faulty, random);
        this.categories = new FaultCategories(faulty, random);
        this.reads = new FaultReads(faulty, random, categories);
        this.unkeyed = new FaultUnkeyed(faulty, random, categories);
    }

    FaultyBackend faulty() {
        return faulty;
    }

    FaultUnkeyed unkeyed() {
        return unkeyed;
    }

    void run(int operations) {
        faulty.fail(PERCENT);
        for (int i = 0; i < operations; i++) {
            Model model = users.get(random.nextInt(users.size()));
            faulty.history.add("-- " + i + (model.key.equals(Backend.ANNA) ? " anna" : " bert"));
            // Mostly there is enough time; sometimes it is over in the middle of the work.
            faulty.endTimeAfter(random.nextInt(4) > 0 ? -1 : random.nextInt(1, 30));
            operation(model);
            requireSame(model);
        }
        // Nobody changed anything of the other's.
        users.forEach(this::requireSame);
    }

    private void operation(Model model) {
        if (model.tasks.size() > MANY) {
            bulk.delete(model);
            return;
        }
        switch (random.nextInt(22)) {
            case 0, 1, 2 -> tasks.create(model);
            case 3 -> tasks.repeatCreation(model);
            case 4, 5 -> tasks.update(model);
            case 6 -> tasks.delete(model);
            case 7 -> tasks.get(model);
            case 8 -> bulkCreate.create(model);
            case 9 -> bulkCreate.createTogether(model);
            case 10 -> bulkCreate.check(model);
            case 11 -> bulk.reach(model);
            case 12 -> bulk.delete(model);
            case 13 -> categories.create(model);
            case 14 -> categories.update(model);
            case 15 -> categories.delete(model);
            case 16 -> unkeyed.createTask(model);
            case 17 -> unkeyed.updateTask(model);
            case 18 -> unkeyed.createCategory(model);
            case 19 -> unkeyed.renameCategory(model);
            case 20 -> reads.exports(model);
            default -> reads.lists(model);
        }
    }

    private void requireSame(Model model) {
        Stored stored = Stored.of(faulty, model.key);
        assertEquals(text(model.tasks), text(stored.tasks()));
        assertEquals(text(model.categories), text(stored.categories()));
    }

    private static String text(Map<String, ?> things) {
        return things.values().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    /** As JSON has it. */
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
