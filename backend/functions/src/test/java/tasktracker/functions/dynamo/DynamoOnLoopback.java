package tasktracker.functions.dynamo;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;
import tasktracker.contract.Task;

/**
 * DynamoDB Local behind HTTP on a free port of 127.0.0.1, empty at first. Its own server would listen on all interfaces.
 */
public final class DynamoOnLoopback implements AutoCloseable {
    private final Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final LocalDynamoDBServerHandler handler;

    public DynamoOnLoopback() throws Exception {
        handler = new LocalDynamoDBServerHandler(new LocalDynamoDBRequestHandler(0, true, null, true, false), "*");
        server.setHandler(new ContextHandler(handler));
        server.start();
    }

    /** Its address. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
    }

    /** Writes tasks to the one table of tasks that there is, without the calls of a store. */
    public void fill(List<Task> tasks) {
        try (DynamoDbClient client = DynamoStores.client(Optional.of(endpoint()))) {
            String table = client.listTables().tableNames().stream().filter(name -> name.endsWith("TasksTable"))
                    .findFirst().orElseThrow();
            SkewedTasks.write(client, table, tasks);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not stop", e);
        } finally {
            handler.close();
        }
    }
}
