package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tasktracker.functions.dynamo.EmptyTables;
import tasktracker.functions.dynamo.FaultyDynamo;
import tasktracker.functions.dynamo.FaultyDynamo.Fault;
import tasktracker.functions.lambda.FaultyBackend.GatewayFault;
import tasktracker.functions.lambda.Model.ModelCategory;

/**
 * Several clients of several users at the same time, on a DynamoDB that fails: what was acknowledged is there, what was
 * not is there once at most. More of it with {@code -Dtasktracker.faults.cases=100}.
 */
final class FaultyHistoryTest {
    private static final int CASES = Integer.getInteger("tasktracker.faults.cases", 2);
    private static final long SEED = Long.getLong("tasktracker.faults.seed", 1);
    private static final int CLIENTS = 3;
    private static final int OPERATIONS = 40;
    private static final int PERCENT = 25;
    /** Long enough that those who begin together meet. */
    private static final Duration HOLD = Duration.ofMillis(3);

    private final Set<Fault> met = EnumSet.noneOf(Fault.class);
    private final Set<GatewayFault> gatewayMet = EnumSet.noneOf(GatewayFault.class);
    /** What must happen at least once in all cases together, or the checks of it say nothing. */
    private final Map<String, Integer> happened = new TreeMap<>();
    private int refusals;

    /** One user's clients and what they share. */
    private record User(String key, SharedThings shared, List<FaultyClient> clients) {}

    @Test
    void whatWasAcknowledgedIsThereAndWhatWasNotIsThereOnceAtMost() throws Exception {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            try {
                check(seed);
            } catch (AssertionError | ExecutionException e) {
                throw new AssertionError("with -Dtasktracker.faults.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
        // Only searches read in batches; FaultsTest sends them.
        assertEquals(EnumSet.complementOf(EnumSet.of(Fault.PARTIAL)), met);
        assertEquals(EnumSet.allOf(GatewayFault.class), gatewayMet);
        assertTrue(refusals > 0, "no two transactions ever met at an item");
        happened.forEach((what, times) -> assertTrue(times > 0, "nobody ever " + what));
    }

    private void check(long seed) throws Exception {
        FaultyDynamo faults = EmptyTables.faulty(seed);
        FaultyBackend look = new FaultyBackend(faults, seed);
        List<User> users = List.of(user(look, Backend.ANNA, seed * 100), user(look, Backend.BERT, seed * 100 + 50));
        faults.hold(HOLD);
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (User user : users) {
                for (FaultyClient client : user.clients) {
                    client.faulty().fail(PERCENT);
                    running.add(threads.submit(() -> client.run(OPERATIONS)));
                }
            }
        }
        for (Future<?> one : running) {
            one.get();
        }
        users.forEach(user -> check(user, look));
        met.addAll(faults.counts().keySet());
        refusals += faults.refusals();
    }

    private static User user(FaultyBackend look, String key, long firstName) {
        SharedThings shared = new SharedThings(look, key, CLIENTS);
        List<FaultyClient> clients = new ArrayList<>();
        for (long name = firstName; clients.size() < CLIENTS; name++) {
            clients.add(new FaultyClient(new FaultyBackend(look.faults, name), key, shared, name));
        }
        return new User(key, shared, clients);
    }

    private void check(User user, FaultyBackend look) {
        Map<String, Map<String, Object>> stored = new HashMap<>();
        for (Map<String, Object> task : Stored.tasks(look, user.key)) {
            assertEquals(null, stored.put((String) task.get("taskId"), task), "twice in the list");
        }
        requireAcknowledged(user, stored);
        requireNothingElse(user, stored);
        requireNoLostUpdate(user, stored);
        requireTogether(user.shared, stored);
        requireOneHolder(user.shared, stored);
        requireCategories(user.shared, Stored.of(look, user.key).categories());
        user.clients.forEach(client -> gatewayMet.addAll(client.faulty().gatewayFaults().keySet()));
        happened("listed a task", user.clients.stream().mapToInt(client -> client.own().listed()).sum());
        happened("was told of another's externalId", user.shared.externalIds.lost());
        happened("was told of another's category", user.shared.categoryNames.lost());
        happened("deleted a category", user.shared.categoriesDeleted.size());
        happened("changed tasks together", user.shared.statusChanges.get());
        happened("appended a word", user.clients.stream().mapToInt(client -> client.appended().size()).sum());
    }

    private void happened(String what, int times) {
        happened.merge(what, times, Integer::sum);
    }

    /** Every acknowledged creation is there as its client left it, unless that tried to delete it. */
    private static void requireAcknowledged(User user, Map<String, Map<String, Object>> stored) {
        user.clients.forEach(client -> client.own().byId().forEach(
                (id, task) -> task.require(id, stored.get(id), user.shared.categoryDeletionsTried)));
    }

    /** Whatever is there was asked for by one of this user's clients, and no request made two tasks. */
    private static void requireNothingElse(User user, Map<String, Map<String, Object>> stored) {
        Set<Object> asked = new HashSet<>();
        user.clients.forEach(client -> asked.addAll(client.tags()));
        Set<Object> titles = new HashSet<>();
        stored.values().forEach(task -> {
            String title = (String) task.get("title");
            assertTrue(titles.add(title), title + " is there twice");
            assertTrue(asked.contains(title) || title.startsWith("shared "), title + " was never asked for");
        });
    }

    /** The clients append to one description, each after reading it: all that was acknowledged is in it, once. */
    private static void requireNoLostUpdate(User user, Map<String, Map<String, Object>> stored) {
        Map<String, Object> task = stored.get(user.shared.text);
        List<String> words = List.of(((String) task.get("description")).strip().split(" "));
        assertEquals(words.size(), new HashSet<>(words).size(), "twice in " + words);
        Set<Long> versions = new HashSet<>();
        for (FaultyClient client : user.clients) {
            client.appended().forEach((word, version) -> {
                assertTrue(words.contains(word), word + " was acknowledged and is not in " + words);
                assertTrue(versions.add(version), "two changes made version " + version);
            });
            assertTrue(client.readInOrder(), "a version was read after a later one");
        }
        // One for the creation, one for each word.
        assertEquals(words.size() + 1, ((Number) task.get("version")).intValue());
    }

    /** What is only changed together is the same in the end, and each acknowledged change has made a version. */
    private static void requireTogether(SharedThings shared, Map<String, Map<String, Object>> stored) {
        Set<Object> states = new HashSet<>();
        shared.together.forEach(
                id -> states.add(stored.get(id).get("completed") + " in version " + stored.get(id).get("version")));
        assertEquals(1, states.size(), states.toString());
        int changes = ((Number) stored.get(shared.together.getFirst()).get("version")).intValue() - 1;
        assertTrue(shared.statusChanges.get() <= changes && changes <= shared.statusChangesTried.get(),
                changes + " changes, of " + shared.statusChangesTried + " that were tried " + shared.statusChanges
                        + " were acknowledged");
    }

    /** Of those who wanted the same externalId one got it, and the others were told who. */
    private static void requireOneHolder(SharedThings shared, Map<String, Map<String, Object>> stored) {
        Map<Object, Object> holders = new HashMap<>();
        stored.forEach((id, task) -> {
            if (task.get("externalId") != null) {
                assertEquals(null, holders.put(task.get("externalId"), id), task.get("externalId") + " is there twice");
            }
        });
        shared.externalIds.holders().forEach((name, id) -> assertEquals(id, holders.get(name), name));
    }

    /** The same for names of categories; and categories are there unless somebody tried to delete them. */
    private static void requireCategories(SharedThings shared, Map<String, ModelCategory> stored) {
        Set<String> names = new TreeSet<>();
        stored.values().forEach(one -> assertTrue(names.add(one.name()), one.name() + " is there twice"));
        shared.categoryNames.holders().forEach((name, id) -> assertEquals(name, stored.get(id).name(), id));
        shared.categories.forEach(id -> {
            assertTrue(stored.containsKey(id) || shared.categoryDeletionsTried.contains(id),
                    id + " was acknowledged and is not there");
            assertFalse(stored.containsKey(id) && shared.categoriesDeleted.contains(id),
                    id + " was deleted and is there");
        });
    }
}
