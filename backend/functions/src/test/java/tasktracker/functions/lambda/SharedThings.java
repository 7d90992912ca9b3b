package tasktracker.functions.lambda;

import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** What several clients of one user change at the same time, and what they were told of it together. */
final class SharedThings {
    private static final long PATIENCE_SECONDS = 60;

    /** The task whose description all append to. */
    final String text;
    /** Tasks that only change their status together. */
    final List<String> together;
    final Contest externalIds = new Contest();
    final Contest categoryNames = new Contest();
    /** Categories whose creation was acknowledged and that may be deleted. */
    final Set<String> categories = ConcurrentHashMap.newKeySet();
    /** Those whose deletion was asked for. */
    final Set<String> categoryDeletionsTried = ConcurrentHashMap.newKeySet();
    /** Those whose deletion was acknowledged. */
    final Set<String> categoriesDeleted = ConcurrentHashMap.newKeySet();
    /** Changes of the status of {@link #together} that were acknowledged, and those that may have been made. */
    final AtomicInteger statusChanges = new AtomicInteger();
    final AtomicInteger statusChangesTried = new AtomicInteger();
    private final CyclicBarrier start;

    SharedThings(FaultyBackend faulty, String key, int clients) {
        this.text = create(faulty, key, "text");
        this.together = List.of(create(faulty, key, "one"), create(faulty, key, "two"), create(faulty, key, "three"));
        this.start = new CyclicBarrier(clients);
    }

    private static String create(FaultyBackend faulty, String key, String name) {
        return faulty.attempt(Event.of("POST", "/tasks").key(key)
                .body("{\"title\":\"shared " + name + "\",\"externalId\":\"" + name + "\"}"))
                .answer().expect(201).at("data", "taskId");
    }

    /** Waits for the user's other clients, so that they begin together. */
    void awaitOthers() {
        try {
            start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("another client does not come", e);
        }
    }
}
