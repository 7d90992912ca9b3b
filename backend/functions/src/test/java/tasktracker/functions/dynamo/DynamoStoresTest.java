package tasktracker.functions.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.RetryLaterException;
import tasktracker.functions.task.TaskStore.Deletion;

/** The client as it is made for Lambda, against a stub on loopback. */
final class DynamoStoresTest {
    private static final List<String> SETTINGS = List.of("aws.region", "aws.accessKeyId", "aws.secretAccessKey");
    private static final String NOTHING = "{}";
    /** Instead of a status: the connection is closed without an answer. */
    private static final int LOST = 0;
    private static final String REFUSAL = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\"}";
    private static final String FAULT = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#InternalServerError\"}";

    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final List<String> targets = new ArrayList<>();
    private HttpServer server;
    private DynamoStores stores;

    @BeforeEach
    void connect() throws IOException {
        SETTINGS.forEach(name -> System.setProperty(name, "test"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            targets.add(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            int status = statuses.isEmpty() ? 200 : statuses.removeFirst();
            exchange.getRequestBody().readAllBytes();
            if (status == LOST) {
                exchange.close();
                return;
            }
            byte[] body = (status == 200 ? NOTHING : status == 400 ? REFUSAL : FAULT)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        stores = DynamoStores.connect(Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
                new DynamoTables("tasks", "categories", "ledger"), Clock.systemUTC(), new Random(1));
    }

    @AfterEach
    void disconnect() {
        stores.close();
        server.stop(0);
        SETTINGS.forEach(System::clearProperty);
    }

    @Test
    void speaksToTheEndpoint() {
        assertEquals(Optional.empty(), stores.tasks().find("ann", "t"));
        assertEquals(Optional.empty(), stores.categories().find("ann", "c"));
        assertEquals(List.of("DynamoDB_20120810.GetItem", "DynamoDB_20120810.GetItem"), targets);
    }

    @Test
    void keepsAsManyConnectionsAsItsWidestWork() {
        assertTrue(Integer.getInteger("http.maxConnections") >= 32, "http.maxConnections");
    }

    @Test
    void aDeletionWhoseAnswerGotLostIsNoTaskThatWasNotThere() {
        for (int lost : List.of(LOST, 500)) {
            targets.clear();
            statuses.addAll(List.of(lost, 400));
            assertEquals(new Deletion.Deleted(), stores.tasks().delete("ann", "t", new Expected.Any()));
            assertEquals(2, targets.size());
        }
        statuses.add(400);
        assertEquals(new Deletion.NotFound(), stores.tasks().delete("ann", "t", new Expected.Any()));
        assertEquals(3, targets.size());
    }

    @Test
    void whatIsNotAnsweredTwiceIsLeftForLater() {
        statuses.addAll(List.of(LOST, LOST));
        assertThrows(RetryLaterException.class, () -> stores.tasks().delete("ann", "t", new Expected.Any()));
        assertEquals(2, targets.size());
        server.stop(0);
        assertThrows(RetryLaterException.class, () -> stores.tasks().find("ann", "t"));
    }

    @Test
    void triesAServerErrorOnceMoreAndNoMore() {
        statuses.add(500);
        assertEquals(Optional.empty(), stores.tasks().find("ann", "t"));
        assertEquals(2, targets.size());

        statuses.addAll(List.of(500, 500, 500));
        assertThrows(RetryLaterException.class, () -> stores.tasks().find("ann", "t"));
        assertEquals(4, targets.size());
    }
}
