package tasktracker.functions.dynamo;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.store.Patience;
import tasktracker.functions.task.TaskStore;

/** The stores on one DynamoDB client, for whoever wires the functions. */
public final class DynamoStores implements AutoCloseable {
    /** Connections that are kept open: the width of bulk work, and the pages beside it. */
    private static final String CONNECTIONS = "32";

    private final DynamoDbClient client;
    private final TaskStore tasks;
    private final CategoryStore categories;

    /** Stores as {@link #connect} makes them, and what finds their credentials and opens a connection for them. */
    public record Prepared(DynamoStores stores, FirstConnection firstConnection) {}

    /**
     * Stores on a given client.
     *
     * @param clock what tokens and tombstones expire by
     * @param random for the pauses before retries and the marks of writes; must not repeat in another environment
     *            started from the same snapshot, so a SecureRandom
     */
    DynamoStores(DynamoDbClient client, DynamoTables tables, Clock clock, RandomGenerator random) {
        this(client, tables, new Retries(random, Thread::sleep), clock, random);
    }

    /** As above, with its own way to wait before another try. */
    DynamoStores(DynamoDbClient client, DynamoTables tables, Retries retries, Clock clock, RandomGenerator random) {
        this.client = client;
        this.tasks = new DynamoTaskStore(client, tables, retries, clock, random);
        this.categories = new DynamoCategoryStore(client, tables, retries, clock, random);
    }

    /**
     * Stores on a new client, which finds region and credentials by the SDK's default chain, but at an endpoint on this
     * very machine needs neither. Opens no connection.
     *
     * @param endpoint where DynamoDB is, empty for AWS
     * @param clock what tokens and tombstones expire by
     * @param random for the pauses before retries and the marks of writes; must not repeat in another environment
     *            started from the same snapshot, so a SecureRandom
     * @throws software.amazon.awssdk.core.exception.SdkClientException when no region is configured
     */
    public static DynamoStores connect(Optional<URI> endpoint, DynamoTables tables, Clock clock,
            RandomGenerator random) {
        return new DynamoStores(client(endpoint), tables, clock, random);
    }

    /** As {@link #connect} to AWS, for a process that a snapshot is taken of. */
    public static Prepared prepare(DynamoTables tables, Clock clock, RandomGenerator random) {
        SdkHttpClient http = timeLimited(UrlConnectionHttpClient.builder()).build();
        AwsCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
        DynamoDbClient client = builder(Optional.empty()).httpClient(http).credentialsProvider(credentials).build();
        return new Prepared(new DynamoStores(client, tables, clock, random),
                new FirstConnection(builder(Optional.empty()).httpClient(new Knock(http))
                        .credentialsProvider(credentials).build()));
    }

    static DynamoDbClient client(Optional<URI> endpoint) {
        return builder(endpoint).httpClientBuilder(timeLimited(UrlConnectionHttpClient.builder())).build();
    }

    static UrlConnectionHttpClient.Builder timeLimited(UrlConnectionHttpClient.Builder http) {
        return http.connectionTimeout(Duration.ofMillis(Patience.CONNECT_MILLIS))
                .socketTimeout(Duration.ofMillis(Patience.ANSWER_MILLIS));
    }

    static DynamoDbClientBuilder builder(Optional<URI> endpoint) {
        // The JDK's connections outlive requests only as far as this says, five by default, and read it once.
        if (System.getProperty("http.maxConnections") == null) {
            System.setProperty("http.maxConnections", CONNECTIONS);
        }
        // Refusals are tried again by Retries.
        DynamoDbClientBuilder builder = DynamoDbClient.builder().overrideConfiguration(override -> override
                .retryStrategy(StandardRetryStrategy.builder().maxAttempts(Patience.ATTEMPTS).build()));
        endpoint.ifPresent(builder::endpointOverride);
        if (endpoint.isPresent() && isLoopback(endpoint.get())) {
            // Something local that stands for DynamoDB: nobody's credentials are sent to it.
            builder.region(Region.US_EAST_1);
            builder.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
        }
        return builder;
    }

    private static boolean isLoopback(URI endpoint) {
        String host = endpoint.getHost();
        return host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]");
    }

    public TaskStore tasks() {
        return tasks;
    }

    public CategoryStore categories() {
        return categories;
    }

    /**
     * Creates those tables that do not exist yet and waits until they can be used. An existing one is left as it is.
     *
     * @throws IllegalStateException when an existing table has other keys or lacks an index
     */
    public void createMissing(List<TableDefinition> tables) {
        TableCreator creator = new TableCreator(client);
        tables.forEach(creator::createIfMissing);
    }

    @Override
    public void close() {
        client.close();
    }
}
