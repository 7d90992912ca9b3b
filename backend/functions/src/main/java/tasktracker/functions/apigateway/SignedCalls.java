package tasktracker.functions.apigateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.Region;
import tasktracker.functions.store.RetryLaterException;

/**
 * Requests to API Gateway's control plane, signed (AWS Signature Version 4). It allows few calls a second for the whole
 * account, so a call that is turned away waits and tries again. By java.net.http, because the functions' other client
 * knows no PATCH; nothing of it is loaded before the first call.
 */
public final class SignedCalls {
    private static final int TRIES = 8;
    private static final long FIRST_PAUSE_MILLIS = 400;
    private static final long LONGEST_PAUSE_MILLIS = 8_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String JSON = "application/json";
    /** The client sets these by itself. */
    private static final Set<String> RESERVED = Set.of("host", "content-length");

    private final URI endpoint;
    private final String region;
    private final AwsCredentialsProvider credentials;
    private final Clock clock;
    private final RandomGenerator random;
    private final Pause pause;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private HttpClient http;

    /** Waits; tests only take note. */
    @FunctionalInterface
    interface Pause {
        void of(long millis) throws InterruptedException;
    }

    SignedCalls(URI endpoint, String region, AwsCredentialsProvider credentials, Clock clock, RandomGenerator random,
            Pause pause) {
        this.endpoint = endpoint;
        this.region = region;
        this.credentials = credentials;
        this.clock = clock;
        this.random = random;
        this.pause = pause;
    }

    /** Calls to the region that the environment of a function names, with the function's own credentials. */
    public static SignedCalls of(Map<String, String> environment, Clock clock, RandomGenerator random) {
        String region = environment.getOrDefault("AWS_REGION", "us-east-1");
        String domain = Region.of(region).metadata() == null
                ? "amazonaws.com"
                : Region.of(region).metadata().partition().dnsSuffix();
        return new SignedCalls(URI.create(environment.getOrDefault("AWS_ENDPOINT_URL_API_GATEWAY",
                "https://apigateway." + region + "." + domain)), region,
                DefaultCredentialsProvider.builder().build(), clock, random, Thread::sleep);
    }

    /**
     * The body of the answer; empty when there is no such thing.
     *
     * @throws RetryLaterException when the service turns us away, or does not answer, at every try
     */
    Optional<byte[]> send(String method, String path, byte[] body) {
        String reason = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            await(attempt);
            try {
                HttpResponse<byte[]> answer = client().send(signed(method, path, body),
                        HttpResponse.BodyHandlers.ofByteArray());
                int status = answer.statusCode();
                if (status == 404) {
                    return Optional.empty();
                }
                if (status < 300) {
                    return Optional.of(answer.body());
                }
                String error = answer.headers().firstValue("x-amzn-ErrorType").orElse("");
                reason = method + " answered " + status + " " + error;
                if (status != 429 && status < 500) {
                    throw new IllegalStateException(reason);
                }
            } catch (IOException e) {
                reason = method + " got no answer: " + e;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new RetryLaterException("interrupted", null);
            }
        }
        throw new RetryLaterException(reason, null);
    }

    private void await(int attempt) {
        if (attempt > 0) {
            long most = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << (attempt - 1));
            try {
                pause.of(most / 2 + random.nextLong(most / 2 + 1));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private HttpRequest signed(String method, String path, byte[] body) {
        SdkHttpRequest plain = SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method))
                .uri(URI.create(endpoint + path)).putHeader("Content-Type", JSON)
                // Without it the answers come as HAL, in which nothing is where the API reference has it.
                .putHeader("Accept", JSON).build();
        SignedRequest signed = signer.sign(request -> request.identity(credentials.resolveCredentials())
                .request(plain).payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "apigateway")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(HttpSigner.SIGNING_CLOCK, clock));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + path)).timeout(PATIENCE)
                .method(method, body.length == 0
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(body));
        signed.request().headers().forEach((name, values) -> {
            if (!RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private HttpClient client() {
        if (http == null) {
            http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
        }
        return http;
    }
}
