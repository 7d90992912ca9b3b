package tasktracker.functions.dynamo;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.warmup.SdkWarmUp;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tasktracker.contract.Category;
import tasktracker.contract.Task;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.loopback.Authority;
import tasktracker.functions.loopback.LoopbackServer;
import tasktracker.functions.task.TaskStore;

/**
 * The real stores on the real client, over TLS, but the other end is in this process and always has the same task and
 * category ({@link RehearsalDynamo}): what runs on them is as warm as after real requests, and reads nobody's data.
 */
public final class RehearsalStores implements AutoCloseable {
    private final LoopbackServer server;
    private final SdkHttpClient http;
    private final DynamoStores stores;
    private final FirstConnection firstConnection;

    private RehearsalStores(LoopbackServer server, SdkHttpClient http, DynamoStores stores,
            FirstConnection firstConnection) {
        this.server = server;
        this.http = http;
        this.stores = stores;
        this.firstConnection = firstConnection;
    }

    /**
     * Stores on a client and a server of their own, until they are closed: nothing of an earlier connection makes the
     * first one easier.
     *
     * @param authority vouches for the server
     */
    public static RehearsalStores open(Authority authority, String userId, Task task, Category category)
            throws IOException, GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authority.trust());
        TrustManager[] managers = trust.getTrustManagers();
        LoopbackServer server = LoopbackServer.start(authority.sockets(),
                new RehearsalDynamo(userId, task, category)::answer);
        Optional<URI> endpoint = Optional.of(URI.create("https://127.0.0.1:" + server.port()));
        SdkHttpClient http = DynamoStores.timeLimited(
                UrlConnectionHttpClient.builder().tlsTrustManagersProvider(() -> managers)).build();
        DynamoTables tables = new DynamoTables("tasks", "categories", "ledger");
        DynamoStores stores = new DynamoStores(DynamoStores.builder(endpoint).httpClient(http).build(), tables,
                Clock.systemUTC(), new SecureRandom());
        return new RehearsalStores(server, http, stores, new FirstConnection(
                DynamoStores.builder(endpoint).httpClient(new Knock(http)).build()));
    }

    /**
     * Runs what the SDK offers for this: a call that stays in memory, and an unsigned request to the region. Finds
     * credentials as well, and forgets them: those of the snapshot would be out of date.
     */
    public static void warmUpSdk() {
        SdkWarmUp.warmUp(DynamoDbClient.class);
        try (DefaultCredentialsProvider credentials = DefaultCredentialsProvider.builder().build()) {
            credentials.resolveCredentials();
        } catch (SdkException _) {
            // The first request will say so, if there still are none.
        }
    }

    public TaskStore tasks() {
        return stores.tasks();
    }

    public CategoryStore categories() {
        return stores.categories();
    }

    /** What opens a connection for them, as after a restore. */
    public FirstConnection firstConnection() {
        return firstConnection;
    }

    @Override
    public void close() throws IOException {
        stores.close();
        http.close();
        server.close();
    }
}
