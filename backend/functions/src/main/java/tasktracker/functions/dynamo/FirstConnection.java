package tasktracker.functions.dynamo;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Finds credentials and opens the connection that the first request would have to wait for. Nothing that anybody has is
 * read, and nothing is signed for: DynamoDB gets an unsigned GET of "/", which it answers with its health.
 */
public final class FirstConnection {
    /** Lambda gives the hooks after a restore 10 s and then ends the process. */
    private static final long LONGEST_MILLIS = 1_500;

    /** No call reaches a table, and not every function knows one of the same name. */
    private static final String TABLE = "none";

    private final DynamoDbClient client;

    /** On a client that shares credentials and connections with that of the stores. */
    FirstConnection(DynamoDbClient client) {
        this.client = client;
    }

    /** Opens it, or gives up after 1.5 s: the first request does then what is left. Throws nothing for lack of an answer. */
    public void open() {
        CountDownLatch done = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            try {
                client.getItem(get -> get.tableName(TABLE).key(Map.of(Keys.USER_ID, AttributeValue.fromS(""))));
            } catch (SdkException _) {
                // The first request will say so, if it does not work then either.
            } finally {
                done.countDown();
            }
        }, "first-connection");
        thread.setDaemon(true);
        thread.start();
        try {
            done.await(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
