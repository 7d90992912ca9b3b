package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import tasktracker.functions.lambda.FaultyBackend.Sent;

/** A client beside others that gives up after two tries, and remembers what it asked for and what it was told. */
final class FaultyClient {
    private static final int TRIES = 2;
    private static final int ROUNDS = 5;

    private final FaultyBackend faulty;
    private final String key;
    private final SharedThings shared;
    private final Random random;
    private final long name;
    private final OwnTasks own;
    private final ClientCategories categories;
    private final Map<String, Long> appended = new HashMap<>();
    private final Set<String> tags = new HashSet<>();
    private long lastRead;
    private boolean inOrder = true;
    private int count;

    FaultyClient(FaultyBackend faulty, String key, SharedThings shared, long seed) {
        this.faulty = faulty;
        this.key = key;
        this.shared = shared;
        this.random = new Random(seed);
        this.name = seed;
        this.own = new OwnTasks(this, shared, random);
        this.categories = new ClientCategories(this, shared, random);
    }

    FaultyBackend faulty() {
        return faulty;
    }

    OwnTasks own() {
        return own;
    }

    /** Words whose addition was acknowledged, with the version that it made. */
    Map<String, Long> appended() {
        return appended;
    }

    /** Titles of all tasks it asked for. */
    Set<String> tags() {
        return tags;
    }

    /** Whether no version of the shared task was read after a later one. */
    boolean readInOrder() {
        return inOrder;
    }

    void run(int operations) {
        for (int round = 0; round < ROUNDS; round++) {
            shared.awaitOthers();
            contendForExternalId(round);
            shared.awaitOthers();
            categories.contend(round);
            shared.awaitOthers();
            changeTogether();
        }
        for (int i = 0; i < operations; i++) {
            switch (random.nextInt(14)) {
                case 0, 1 -> own.create();
                case 2 -> own.createTogether();
                case 3 -> own.delete();
                case 4 -> own.deleteMany();
                case 5 -> own.complete();
                case 6 -> own.move();
                case 7 -> own.list();
                case 8 -> categories.create();
                case 9 -> categories.delete();
                case 10 -> changeTogether();
                default -> append();
            }
        }
    }

    /** A text that no other client uses, and this one once. */
    String tag() {
        String tag = "tag-" + name + "-" + count++;
        tags.add(tag);
        return tag;
    }

    Event event(String method, String resource) {
        return Event.of(method, resource).key(key);
    }

    Sent send(Supplier<Event> request) {
        return faulty.send(request, TRIES);
    }

    private void contendForExternalId(int round) {
        String externalId = "contended-" + round;
        String tag = tag();
        Sent sent = send(() -> event("POST", "/tasks").header("Idempotency-Key", tag)
                .body("{\"title\":\"" + tag + "\",\"externalId\":\"" + externalId + "\"}"));
        if (sent.answer().status() == 409) {
            shared.externalIds.lost(externalId,
                    (String) sent.answer().refused(409, "EXTERNAL_ID_TAKEN").get("taskId"));
        } else if (!sent.isUnanswered()) {
            shared.externalIds.won(externalId, sent.answer().expect(201).at("data", "taskId"));
        }
    }

    /** All shared tasks that change together, whatever others make of them meanwhile. */
    private void changeTogether() {
        boolean completed = random.nextBoolean();
        Sent sent = send(() -> {
            shared.statusChangesTried.incrementAndGet();
            return event("POST", "/tasks/bulk/status").body("{\"mode\":\"atomic\",\"completed\":" + completed
                    + ",\"taskIds\":" + FaultRun.list(shared.together, FaultRun::quoted) + "}");
        });
        if (sent.isUnanswered()) {
            return;
        }
        Set<Object> statuses = new HashSet<>();
        for (int i = 0; i < shared.together.size(); i++) {
            statuses.add(sent.answer().expect(200).at("data", "results", i, "status"));
        }
        assertEquals(1, statuses.size(), "not together: " + sent.answer().body());
        assertTrue(Set.of("updated", "unchanged").containsAll(statuses), sent.answer().body());
        if (statuses.contains("updated")) {
            shared.statusChanges.incrementAndGet();
        }
    }

    /** Reads and writes, as a client does that changes a text which others change as well. */
    private void append() {
        Sent read = send(() -> event("GET", "/tasks/{id}").id(shared.text));
        if (read.isUnanswered()) {
            return;
        }
        long version = read.answer().expect(200).<Integer>at("data", "version");
        inOrder &= version >= lastRead;
        lastRead = version;
        String word = "w" + name + "." + count++;
        String description = read.answer().at("data", "description") + " " + word;
        Sent written = send(() -> event("PUT", "/tasks/{id}").id(shared.text)
                .header("If-Match", "\"" + version + "\"").header("Idempotency-Key", word)
                .body("{\"description\":\"" + description + "\"}"));
        if (written.answer().status() == 200) {
            // A replay shows the task as it is now, which others may have changed since.
            appended.put(word, version + 1);
        } else if (!written.isUnanswered()) {
            written.answer().refused(412, "VERSION_MISMATCH");
        }
    }
}
