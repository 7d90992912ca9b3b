package tasktracker.functions.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tasktracker.contract.Change;
import tasktracker.contract.Due;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.contract.Uuid7;

/** Tasks and changes to them, with many ties: few days, few instants, few categories, creations in one millisecond. */
final class TaskGenerator {
    static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
    static final LocalDate FIRST_DUE = LocalDate.of(2026, 2, 1);
    static final int DUE_DAYS = 12;
    /** Creations lie within so many seconds of {@link #EPOCH}. */
    static final int CREATED_SECONDS = 4_000;
    static final List<String> CATEGORIES = List.of("01900000-0000-7000-8000-00000000000a",
            "01900000-0000-7000-8000-00000000000b", "01900000-0000-7000-8000-00000000000c");
    private static final List<Priority> PRIORITIES = List.of(Priority.HIGH, Priority.MEDIUM, Priority.LOW);
    private static final List<String> WORDS = List.of("buy", "Milk", "café", "ΛΟΓΟΣ", "東京", "😀", "\"quoted\"", "a#b",
            "  spaced", "naïve\nline", "100%", "Straße");

    private final Random random;

    TaskGenerator(long seed) {
        this.random = new Random(seed);
    }

    Random random() {
        return random;
    }

    List<Task> tasks(int count) {
        List<Task> tasks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tasks.add(task());
        }
        return tasks;
    }

    Task task() {
        Instant created = EPOCH.plusMillis(random.nextInt(CREATED_SECONDS) * 1000L + random.nextInt(3));
        boolean completed = random.nextInt(10) < 4;
        Instant updated = created.plusMillis(random.nextInt(1_000_000));
        return new Task(id(created), words(1 + random.nextInt(4)),
                random.nextBoolean() ? "" : words(random.nextInt(12)), completed, priority(), category(), due(),
                created, updated, completed ? updated : null, null, 1 + random.nextInt(5));
    }

    String id(Instant created) {
        return Uuid7.of(created.toEpochMilli(), random.nextInt(), random.nextLong());
    }

    TaskPatch patch() {
        TaskPatch patch = TaskPatch.NONE;
        if (random.nextInt(4) == 0) {
            patch = patch.withTitle(words(1 + random.nextInt(3)));
        }
        if (random.nextInt(4) == 0) {
            patch = patch.withDescription(random.nextBoolean() ? "" : words(5));
        }
        if (random.nextInt(3) == 0) {
            patch = patch.withCompleted(random.nextBoolean());
        }
        if (random.nextInt(3) == 0) {
            patch = patch.withPriority(priority());
        }
        if (random.nextInt(3) == 0) {
            String category = category();
            patch = patch.withCategory(category == null ? Change.clear() : Change.to(category));
        }
        if (random.nextInt(3) == 0) {
            Due due = due();
            patch = patch.withDue(due == null ? Change.clear() : Change.to(due));
        }
        return patch;
    }

    private Priority priority() {
        return random.nextInt(10) < 6 ? Priority.MEDIUM : PRIORITIES.get(random.nextInt(3));
    }

    private String category() {
        int choice = random.nextInt(CATEGORIES.size() + 2);
        return choice < CATEGORIES.size() ? CATEGORIES.get(choice) : null;
    }

    private Due due() {
        LocalDate day = FIRST_DUE.plusDays(random.nextInt(DUE_DAYS));
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> Due.on(day);
            default -> Due.parse(day + "T0" + random.nextInt(3) + ":00:00Z");
        };
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder("w");
        for (int i = 0; i < count; i++) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(i);
        }
        return text.toString();
    }
}
