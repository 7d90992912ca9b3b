package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tasktracker.functions.dynamo.DynamoStores;
import tasktracker.functions.dynamo.EmptyTables;
import tasktracker.functions.dynamo.FaultyDynamo;
import tasktracker.functions.store.SettableClock;

/**
 * Several clients of several users at the same time, on a DynamoDB that fails: what was acknowledged is there, what was
 * not is there once at most. More of it with {@code -Dtasktracker.faults.cases=100}.
 */
final class FaultyHistoryTest {
    private static final int CASES = Integer.getInteger("tasktracker.faults.cases", 2);
    private static final long SEED = Long.getLong("tasktracker.faults.seed", 1);
    private static final int CLIENTS = 3;
    private static final int OPERATIONS = 25;
    private static final int PERCENT = 25;

    @Test
    void whatWasAcknowledgedIsThereAndWhatWasNotIsThereOnceAtMost() throws Exception {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            try {
                check(seed);
            } catch (AssertionError | ExecutionException e) {
                throw new AssertionError("with -Dtasktracker.faults.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static void check(long seed) throws Exception {
        FaultyDynamo faults = EmptyTables.faulty(seed);
        DynamoStores stores = EmptyTables.stores(new SettableClock(Backend.NOW), faults);
        Map<String, List<FaultyClient>> clients = new HashMap<>();
        for (String key : List.of(Backend.ANNA, Backend.BERT)) {
            String shared = new Backend(stores.tasks(), stores.categories()).send(Event.of("POST", "/tasks")
                    .key(key).body("{\"title\":\"shared\",\"externalId\":\"shared\"}")).expect(201)
                    .at("data", "taskId");
            List<FaultyClient> own = new ArrayList<>();
            for (long name = seed * 100; own.size() < CLIENTS; name++) {
                Backend backend = new Backend(stores.tasks(), stores.categories(), name);
                own.add(new FaultyClient(backend, key, shared, name));
            }
            clients.put(key, own);
        }
        faults.fail(PERCENT);
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            clients.values().forEach(own -> own.forEach(client -> running.add(
                    threads.submit(() -> client.run(OPERATIONS)))));
        }
        for (Future<?> one : running) {
            one.get();
        }
        faults.fail(0);
        clients.forEach((key, own) -> {
            Map<String, Map<String, Object>> stored = stored(stores, key);
            Set<String> tags = new HashSet<>();
            own.forEach(client -> tags.addAll(client.tags()));
            requireAcknowledged(own, stored);
            requireNothingElse(stored, tags);
            requireNoLostUpdate(own, stored);
        });
    }

    private static Map<String, Map<String, Object>> stored(DynamoStores stores, String key) {
        Backend backend = new Backend(stores.tasks(), stores.categories());
        Map<String, Map<String, Object>> stored = new HashMap<>();
        String cursor = null;
        do {
            Event event = Event.of("GET", "/tasks").key(key).query("limit", "100");
            Answer page = backend.send(cursor == null ? event : event.query("cursor", cursor)).expect(200);
            List<Map<String, Object>> tasks = page.at("data");
            for (Map<String, Object> task : tasks) {
                assertEquals(null, stored.put((String) task.get("taskId"), task), "twice in the list");
            }
            cursor = page.at("nextCursor");
        } while (cursor != null);
        return stored;
    }

    /** Every acknowledged creation is there, unless its deletion was tried; every acknowledged deletion is done. */
    private static void requireAcknowledged(List<FaultyClient> clients, Map<String, Map<String, Object>> stored) {
        for (FaultyClient client : clients) {
            client.created().forEach((id, tag) -> {
                if (!client.deletedOrTried().contains(id)) {
                    assertTrue(stored.containsKey(id), tag + " was acknowledged as " + id + " and is not there");
                    assertEquals(tag, stored.get(id).get("title"));
                }
            });
            client.deleted().forEach(id -> assertTrue(!stored.containsKey(id), id + " was deleted and is there"));
        }
    }

    /** Whatever is there was asked for by one of this user's clients, and no request made two tasks. */
    private static void requireNothingElse(Map<String, Map<String, Object>> stored, Set<String> tags) {
        Set<Object> titles = new HashSet<>();
        stored.values().forEach(task -> {
            Object title = task.get("title");
            assertTrue(titles.add(title), title + " is there twice");
            assertTrue(tags.contains(title) || title.equals("shared"), title + " was never asked for");
        });
    }

    /** The clients append to one description, each after reading it: all that was acknowledged is in it, once. */
    private static void requireNoLostUpdate(List<FaultyClient> clients, Map<String, Map<String, Object>> stored) {
        Map<String, Object> task = stored.get(clients.getFirst().shared());
        List<String> words = List.of(((String) task.get("description")).strip().split(" "));
        assertEquals(words.size(), new HashSet<>(words).size(), "twice in " + words);
        Set<Long> versions = new HashSet<>();
        int acknowledged = 0;
        for (FaultyClient client : clients) {
            client.appended().forEach((word, version) -> {
                assertTrue(words.contains(word), word + " was acknowledged and is not in " + words);
                assertTrue(versions.add(version), "two changes made version " + version);
            });
            acknowledged += client.appended().size();
            assertTrue(client.readInOrder(), "a version was read after a later one");
        }
        assertTrue(acknowledged > 0, "nobody changed anything");
        // One for the creation, one for each word.
        assertEquals(words.size() + 1, ((Number) task.get("version")).intValue());
    }
}
