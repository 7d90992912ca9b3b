package tasktracker.functions.dynamo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tasktracker.functions.loopback.LoopbackServer;
import tasktracker.functions.loopback.LoopbackServer.Asked;

final class FirstConnectionTest {
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    @Test
    void asksTheHostForNothingAndSignsNothing() throws IOException {
        try (LoopbackServer server = start(200)) {
            open(server.port());
        }

        assertEquals(1, asked.size());
        Asked knock = asked.getFirst();
        assertEquals("GET / ", knock.method() + " " + knock.path() + " " + knock.body());
        assertFalse(knock.headers().containsKey("authorization"), knock.headers().toString());
    }

    /** The connection is there either way. */
    @Test
    void isContentWithARefusal() throws IOException {
        try (LoopbackServer server = start(403)) {
            open(server.port());
        }

        assertEquals(1, asked.size());
    }

    @Test
    void isContentWithNobodyThere() throws IOException {
        LoopbackServer server = start(200);
        server.close();

        assertDoesNotThrow(() -> open(server.port()));
    }

    private LoopbackServer start(int status) throws IOException {
        return LoopbackServer.start(ServerSocketFactory.getDefault(), request -> {
            asked.add(request);
            return new LoopbackServer.Given(status, Map.of(), "healthy");
        });
    }

    private static void open(int port) {
        Optional<URI> endpoint = Optional.of(URI.create("http://127.0.0.1:" + port));
        try (SdkHttpClient http = UrlConnectionHttpClient.builder().build();
                DynamoDbClient client = DynamoStores.builder(endpoint).httpClient(new Knock(http)).build()) {
            new FirstConnection(client).open();
        }
    }
}
