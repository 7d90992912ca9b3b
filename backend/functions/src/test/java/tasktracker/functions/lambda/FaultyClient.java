package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** A client beside others that gives up after two tries, and remembers what it asked for and what it was told. */
final class FaultyClient {
    private static final int TRIES = 2;

    private final Backend backend;
    private final String key;
    private final String shared;
    private final Random random;
    private final long name;
    private final Map<String, String> created = new HashMap<>();
    private final Map<String, Long> appended = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final Set<String> deletionTried = new HashSet<>();
    private final Set<String> tags = new HashSet<>();
    private long lastRead;
    private boolean inOrder = true;
    private int count;

    FaultyClient(Backend backend, String key, String shared, long seed) {
        this.backend = backend;
        this.key = key;
        this.shared = shared;
        this.random = new Random(seed);
        this.name = seed;
    }

    /** Ids of tasks whose creation was acknowledged, with their titles. */
    Map<String, String> created() {
        return created;
    }

    /** Words whose addition was acknowledged, with the version that it made. */
    Map<String, Long> appended() {
        return appended;
    }

    /** Ids whose deletion was acknowledged. */
    Set<String> deleted() {
        return deleted;
    }

    Set<String> deletedOrTried() {
        return deletionTried;
    }

    /** Titles of all tasks it asked for. */
    Set<String> tags() {
        return tags;
    }

    String shared() {
        return shared;
    }

    /** Whether no version of the shared task was read after a later one. */
    boolean readInOrder() {
        return inOrder;
    }

    void run(int operations) {
        for (int i = 0; i < operations; i++) {
            switch (random.nextInt(7)) {
                case 0, 1 -> create();
                case 2 -> createTogether();
                case 3 -> delete();
                default -> append();
            }
        }
    }

    private String tag() {
        String tag = "tag-" + name + "-" + count++;
        tags.add(tag);
        return tag;
    }

    private void create() {
        String tag = tag();
        String externalId = random.nextBoolean() ? ",\"externalId\":\"" + tag + "\"" : "";
        Supplier<Event> request = () -> Event.of("POST", "/tasks").key(key).header("Idempotency-Key", tag)
                .body("{\"title\":\"" + tag + "\"" + externalId + "}");
        Answer answer = send(request);
        if (answer.status() == 503) {
            return;
        }
        String id = answer.expect(201).at("data", "taskId");
        created.put(id, tag);
        Answer again = send(request);
        if (again.status() != 503) {
            assertEquals(answer.body(), again.expect(201).body());
        }
    }

    private void createTogether() {
        String one = tag();
        String other = tag();
        Answer answer = send(() -> Event.of("POST", "/tasks/bulk/create").key(key).header("Idempotency-Key", one)
                .body("{\"mode\":\"atomic\",\"tasks\":[{\"title\":\"" + one + "\"},{\"title\":\"" + other + "\"}]}"));
        if (answer.status() != 503) {
            created.put(answer.expect(200).at("data", "results", 0, "taskId"), one);
            created.put(answer.at("data", "results", 1, "taskId"), other);
        }
    }

    private void delete() {
        List<String> ids = new ArrayList<>(created.keySet());
        ids.removeAll(deletionTried);
        if (ids.isEmpty()) {
            return;
        }
        String id = ids.get(random.nextInt(ids.size()));
        deletionTried.add(id);
        Answer answer = send(() -> Event.of("DELETE", "/tasks/{id}").id(id).key(key));
        if (answer.status() == 204) {
            deleted.add(id);
        } else {
            // 404 after a first try that was not answered.
            assertEquals(true, answer.status() == 503 || answer.status() == 404, answer.body());
        }
    }

    /** Reads and writes, as a client does that changes a text which others change as well. */
    private void append() {
        Answer read = send(() -> Event.of("GET", "/tasks/{id}").id(shared).key(key));
        if (read.status() == 503) {
            return;
        }
        long version = read.expect(200).<Integer>at("data", "version");
        inOrder &= version >= lastRead;
        lastRead = version;
        String word = "w" + name + "." + count++;
        String description = read.at("data", "description") + " " + word;
        Answer written = send(() -> Event.of("PUT", "/tasks/{id}").id(shared).key(key)
                .header("If-Match", "\"" + version + "\"").header("Idempotency-Key", word)
                .body("{\"description\":\"" + description + "\"}"));
        if (written.status() == 200) {
            // A replay shows the task as it is now, which others may have changed since.
            appended.put(word, version + 1);
        } else {
            assertEquals(true, written.status() == 503 || written.status() == 412, written.body());
        }
    }

    private Answer send(Supplier<Event> request) {
        Answer answer = backend.send(request.get());
        for (int tries = 1; tries < TRIES && answer.status() == 503; tries++) {
            FaultyBackend.requireRetryLater(answer);
            answer = backend.send(request.get());
        }
        if (answer.status() >= 500 && answer.status() != 503) {
            throw new AssertionError(answer.status() + " " + answer.body() + "\n" + backend.logLines.getLast());
        }
        return answer;
    }
}
