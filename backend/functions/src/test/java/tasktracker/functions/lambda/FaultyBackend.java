package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import tasktracker.functions.dynamo.DynamoStores;
import tasktracker.functions.dynamo.EmptyTables;
import tasktracker.functions.dynamo.FaultyDynamo;
import tasktracker.functions.store.SettableClock;

/**
 * All functions on a DynamoDB that fails by chance, behind a gateway that does so too, and a client that sends again
 * what was not answered.
 */
final class FaultyBackend {
    private static final int PATIENCE = 500;
    private static final int PLENTY_OF_MILLIS = 28_000;
    /** Of a hundred requests, for each of the gateway's faults. */
    private static final int GATEWAY_PERCENT = 8;

    final FaultyDynamo faults;
    final Backend backend;
    /** What was sent and answered. */
    final List<String> history = new ArrayList<>();
    private final Random random;
    private final Map<GatewayFault, Integer> gatewayFaults = new EnumMap<>(GatewayFault.class);
    private final AtomicInteger asksLeft = new AtomicInteger(-1);
    private final AtomicBoolean late = new AtomicBoolean();
    private volatile boolean over;
    private int percent;

    /** What happens to a request between the client and the function. */
    enum GatewayFault {
        /** Too many of the function run: it is not called. */
        THROTTLED,
        /** The function was called, but its answer did not come in time. */
        TIMED_OUT
    }

    /** On tables that nobody else uses. */
    FaultyBackend(long seed) {
        this(EmptyTables.faulty(seed), seed);
    }

    /** Beside others on the same tables. */
    FaultyBackend(FaultyDynamo faults, long seed) {
        this.faults = faults;
        this.random = new Random(seed);
        DynamoStores stores = EmptyTables.stores(new SettableClock(Backend.NOW), faults, () -> late.set(true));
        this.backend = new Backend(stores.tasks(), stores.categories(), seed);
        backend.remaining = this::remaining;
    }

    /**
     * What came of one try.
     *
     * @param arrived whether the function was called
     */
    record Attempt(Answer answer, boolean arrived) {
        /** Whether nobody knows what was done. */
        boolean isUnanswered() {
            return answer.status() == 503 || answer.status() == 504;
        }

        private boolean isToBeSentAgain() {
            return isUnanswered() || hasRetryableItems(answer);
        }
    }

    /**
     * What came of a request that was sent until there was an answer, or often enough.
     *
     * @param mayHaveRun whether a try before may have done it
     * @param repeated whether the SDK had to repeat something: what is gone then may have been deleted by the first
     *            attempt, and counts as deleted
     */
    record Sent(Attempt last, boolean mayHaveRun, boolean repeated) {
        Answer answer() {
            return last.answer;
        }

        boolean isUnanswered() {
            return last.isUnanswered();
        }
    }

    /** From now on so many of a hundred calls of DynamoDB meet a fault, and some requests one of the gateway's. */
    void fail(int ofHundred) {
        percent = ofHundred;
        faults.fail(ofHundred);
    }

    /** How often each fault of the gateway was met. */
    Map<GatewayFault, Integer> gatewayFaults() {
        return gatewayFaults;
    }

    /** The time of a request ends when it was asked for so often, over all that are sent; never when negative. */
    void endTimeAfter(int asks) {
        asksLeft.set(asks);
    }

    private int remaining() {
        if (late.getAndSet(false)) {
            over = true;
            faults.met(FaultyDynamo.Fault.TOO_LATE);
        }
        if (asksLeft.getAndDecrement() == 0) {
            over = true;
        }
        return over ? 0 : PLENTY_OF_MILLIS;
    }

    /** Sends until the answer is none to send again for. */
    Sent send(Supplier<Event> request) {
        Sent sent = send(request, PATIENCE);
        if (sent.last.isToBeSentAgain()) {
            throw new AssertionError("no answer after " + PATIENCE + " tries");
        }
        return sent;
    }

    /** Sends until the answer is none to send again for, or so often. */
    Sent send(Supplier<Event> request, int tries) {
        int repeats = faults.repeated();
        Attempt last = attempt(request.get());
        boolean mayHaveRun = false;
        for (int i = 1; i < tries && last.isToBeSentAgain(); i++) {
            mayHaveRun |= last.arrived;
            last = attempt(request.get());
        }
        return new Sent(last, mayHaveRun, faults.repeated() > repeats);
    }

    /** Sends once; what the function answers must be what it is documented to be, whether it arrives or not. */
    Attempt attempt(Event event) {
        over = false;
        late.set(false);
        int luck = percent == 0 ? 100 : random.nextInt(100);
        Attempt attempt;
        if (luck < GATEWAY_PERCENT) {
            attempt = new Attempt(gateway(GatewayFault.THROTTLED, 503, "RETRY_LATER"), false);
        } else {
            Answer answer = checked(backend.send(event));
            attempt = new Attempt(luck < 2 * GATEWAY_PERCENT
                    ? gateway(GatewayFault.TIMED_OUT, 504, "TIMEOUT")
                    : answer, true);
        }
        history.add(event + " -> " + attempt.answer.status() + " " + attempt.answer.body());
        return attempt;
    }

    /** As the template's gateway responses have it. */
    private Answer gateway(GatewayFault fault, int status, String code) {
        gatewayFaults.merge(fault, 1, Integer::sum);
        return new Answer(status, Map.of(), "{\"error\":{\"code\":\"" + code + "\"}}");
    }

    private Answer checked(Answer answer) {
        if (answer.status() == 503) {
            answer.refused(503, "RETRY_LATER");
            assertEquals("1", answer.header("Retry-After"));
        } else if (answer.status() >= 500) {
            throw new AssertionError(answer.status() + " " + answer.body() + "\n" + backend.logLines.getLast());
        } else if (hasRetryableItems(answer)) {
            requireRetryableItems(answer);
        }
        return answer;
    }

    private static boolean hasRetryableItems(Answer answer) {
        return answer.status() == 200 && answer.body().contains("\"status\":\"retryable\"");
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
    Answer look(Event request) {
        int before = percent;
        fail(0);
        endTimeAfter(-1);
        over = false;
        Answer answer = backend.send(request).expect(200);
        fail(before);
        return answer;
    }
}
