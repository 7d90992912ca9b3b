package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tasktracker.functions.dynamo.DynamoStores;
import tasktracker.functions.dynamo.EmptyTables;
import tasktracker.functions.dynamo.FaultyDynamo;
import tasktracker.functions.store.SettableClock;

/** All functions on a DynamoDB that fails by chance, and a client that sends again what was not answered. */
final class FaultyBackend {
    private static final int PATIENCE = 500;

    final FaultyDynamo faults;
    final Backend backend;
    /** What was sent and answered. */
    final List<String> history = new ArrayList<>();

    FaultyBackend(long seed) {
        this.faults = EmptyTables.faulty(seed);
        DynamoStores stores = EmptyTables.stores(new SettableClock(Backend.NOW), faults);
        this.backend = new Backend(stores.tasks(), stores.categories());
    }

    /**
     * The answer of a request that was sent until there was one.
     *
     * @param mayHaveRun whether a try before may have done it
     * @param repeated whether the SDK had to repeat something: what is gone then may have been deleted by the first
     *            attempt, and counts as deleted
     */
    record Sent(Answer answer, boolean mayHaveRun, boolean repeated) {}

    /** Sends until the answer is none to send again for; each such answer must be what it is documented to be. */
    Sent send(Supplier<Event> request) {
        int repeats = faults.repeated();
        for (int tries = 0; tries < PATIENCE; tries++) {
            Event event = request.get();
            Answer answer = backend.send(event);
            history.add(event + " -> " + answer.status() + " " + answer.body());
            if (answer.status() == 503) {
                requireRetryLater(answer);
                continue;
            }
            if (answer.status() >= 500) {
                throw new AssertionError(answer.status() + " " + answer.body() + "\n" + backend.logLines.getLast());
            }
            boolean again = answer.status() == 200 && answer.body().contains("\"status\":\"retryable\"");
            if (!again) {
                return new Sent(answer, tries > 0, faults.repeated() > repeats);
            }
            requireRetryableItems(answer);
        }
        throw new AssertionError("no answer after " + PATIENCE + " tries");
    }

    /** A 503 says when to come back. */
    static void requireRetryLater(Answer answer) {
        answer.refused(503, "RETRY_LATER");
        assertEquals("1", answer.header("Retry-After"));
    }

    private static void requireRetryableItems(Answer answer) {
        List<Object> results = answer.at("data", "results");
        for (int i = 0; i < results.size(); i++) {
            if ("retryable".equals(answer.at("data", "results", i, "status"))) {
                assertEquals("RETRY_LATER", answer.at("data", "results", i, "error", "code"), answer.body());
            }
        }
        assertTrue(answer.<Integer>at("data", "failed") > 0, answer.body());
    }

    /** Reads without faults. */
    Answer look(Supplier<Event> request, int percent) {
        faults.fail(0);
        Answer answer = backend.send(request.get());
        faults.fail(percent);
        return answer;
    }
}
