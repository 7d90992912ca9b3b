package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.Test;
import tasktracker.functions.dynamo.DynamoStores;
import tasktracker.functions.dynamo.DynamoTables;
import tasktracker.functions.loopback.LoopbackServer;
import tasktracker.functions.store.Patience;

/** A DynamoDB that takes calls and answers none, met at the last moment at which a call is begun. */
final class HangingDynamoTest {
    /** More than are worked on at once. */
    private static final int TASKS = 20;

    @Test
    void theLastCallsEndBeforeLambdaEndsTheFunction() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (LoopbackServer server = LoopbackServer.start(ServerSocketFactory.getDefault(), _ -> {
            never.await();
            return new LoopbackServer.Given(500, Map.of(), "");
        });
                DynamoStores stores = DynamoStores.connect(
                        Optional.of(URI.create("http://127.0.0.1:" + server.port())),
                        new DynamoTables("tasks", "categories", "ledger"), Clock.systemUTC(), new Random(1))) {
            Backend backend = new Backend(stores.tasks(), stores.categories());
            List<String> ids = IntStream.range(0, TASKS).mapToObj("0199aaaa-0000-7000-8000-0000000000%02d"::formatted)
                    .toList();
            long end = System.nanoTime() + (Patience.RESERVE_MILLIS + 300) * 1_000_000L;
            backend.remaining = () -> (int) ((end - System.nanoTime()) / 1_000_000);

            Answer answer = backend.send(Event.of("POST", "/tasks/bulk/status").key(Backend.ANNA)
                    .body("{\"taskIds\":[\"" + String.join("\",\"", ids) + "\"],\"completed\":true}"));

            assertTrue(backend.remaining.getAsInt() > 0, "Lambda would have ended it");
            assertEquals(200, answer.status(), answer.body());
            List<Map<String, Object>> results = answer.at("data", "results");
            assertEquals(TASKS, results.size());
            results.forEach(result -> assertEquals("retryable", result.get("status")));
        } finally {
            never.countDown();
        }
    }
}
