package tasktracker.cli.aws;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sts.StsClient;
import tasktracker.cli.client.ApacheNetwork;
import tasktracker.cli.client.NetworkSettings;

/**
 * The SDK's clients for one target, which share one HTTP client. Endpoints follow {@code AWS_ENDPOINT_URL} and
 * {@code AWS_ENDPOINT_URL_<SERVICE>} as in every AWS tool, {@code localhost} included: S3 is then asked path-style.
 * Proxies and authorities are those of every other call of the tool.
 */
public final class AwsClients implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(60);
    /** API Gateway's control plane allows few calls a second, so a call waits its turn rather than fails. */
    private static final int ATTEMPTS = 8;
    /** The SDK would take the proxy for plain http for every address, this machine among them. */
    private static final ProxyConfiguration NO_PROXY_OF_THE_SDK = ProxyConfiguration.builder()
            .useSystemPropertyValues(false).useEnvironmentVariableValues(false).build();

    private final AwsTarget target;
    private final AwsIdentity identity;
    private SdkHttpClient http;

    /** Clients that look for nothing until one is asked for. */
    public AwsClients(AwsTarget target) {
        this.target = target;
        this.identity = new AwsIdentity(target);
    }

    /** The region that is worked in. */
    public String region() {
        return identity.region().id();
    }

    /** Whether calls go to a place that was named instead of AWS, such as an emulator. */
    public boolean isRedirected() {
        return target.localStack() != null || target.variable("AWS_ENDPOINT_URL") != null;
    }

    /** API keys and usage plans. */
    public ApiGatewayClient apiGateway() {
        return made(ApiGatewayClient.builder(), "API_GATEWAY");
    }

    /** Stacks. */
    public CloudFormationClient cloudFormation() {
        return made(CloudFormationClient.builder(), "CLOUDFORMATION");
    }

    /** Alarms. */
    public CloudWatchClient cloudWatch() {
        return made(CloudWatchClient.builder(), "CLOUDWATCH");
    }

    /** Logs. */
    public CloudWatchLogsClient logs() {
        return made(CloudWatchLogsClient.builder(), "CLOUDWATCH_LOGS");
    }

    /** Tables. */
    public DynamoDbClient dynamoDb() {
        return made(DynamoDbClient.builder(), "DYNAMODB");
    }

    /** Functions. */
    public LambdaClient lambda() {
        return made(LambdaClient.builder(), "LAMBDA");
    }

    /** Buckets and objects. */
    public S3Client s3() {
        return made(S3Client.builder().forcePathStyle(endpoint("S3") != null), "S3");
    }

    /** Secrets. */
    public SecretsManagerClient secretsManager() {
        return made(SecretsManagerClient.builder(), "SECRETS_MANAGER");
    }

    /** Who is asking. */
    public StsClient sts() {
        return made(StsClient.builder(), "STS");
    }

    @Override
    public void close() {
        if (http != null) {
            http.close();
        }
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C made(
            B builder, String service) {
        URI endpoint = endpoint(service);
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.region(identity.region())
                .credentialsProvider(identity.credentials())
                .httpClient(http())
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(StandardRetryStrategy.builder().maxAttempts(ATTEMPTS).build())
                        .build())
                .build();
    }

    private URI endpoint(String service) {
        if (target.localStack() != null) {
            return target.localStack();
        }
        if ("true".equalsIgnoreCase(target.variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"))) {
            return null;
        }
        String own = target.variable("AWS_ENDPOINT_URL_" + service);
        String said = own == null ? target.variable("AWS_ENDPOINT_URL") : own;
        return said == null ? null : URI.create(said);
    }

    private SdkHttpClient http() {
        if (http == null) {
            ApacheNetwork network = ApacheNetwork.of(NetworkSettings.of(target.environment()));
            http = Apache5HttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ)
                    .proxyConfiguration(NO_PROXY_OF_THE_SDK)
                    .httpRoutePlanner(network.routes())
                    .credentialsProvider(network.logins())
                    .tlsSocketStrategy(network.tls())
                    .build();
        }
        return http;
    }
}
