package tasktracker.functions.secrets;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import tasktracker.functions.store.Patience;
import tasktracker.functions.store.RetryLaterException;

/** A secret of AWS Secrets Manager. The client is made when it is first needed: most requests need none. */
final class AwsSecrets implements Secrets {
    private final String arn;
    private SecretsManagerClient client;

    AwsSecrets(String arn) {
        this.arn = arn;
    }

    /**
     * {@inheritDoc}
     *
     * @throws RetryLaterException when Secrets Manager is busy, broken or not reached
     */
    @Override
    public synchronized Optional<String> read(String stage) {
        if (client == null) {
            client = connect();
        }
        try {
            return Optional.of(client
                    .getSecretValue(GetSecretValueRequest.builder().secretId(arn).versionStage(stage).build())
                    .secretString());
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        } catch (SecretsManagerException e) {
            // A denied call would be denied again.
            throw e.statusCode() >= 500 || e.isThrottlingException() ? unread(e) : e;
        } catch (SdkClientException e) {
            throw unread(e);
        }
    }

    private static SecretsManagerClient connect() {
        return SecretsManagerClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofMillis(Patience.CONNECT_MILLIS))
                        .socketTimeout(Duration.ofMillis(Patience.ANSWER_MILLIS)))
                .overrideConfiguration(override -> override
                        .retryStrategy(StandardRetryStrategy.builder().maxAttempts(Patience.ATTEMPTS).build()))
                .build();
    }

    private static RetryLaterException unread(SdkException cause) {
        return new RetryLaterException("the cursor key could not be read: " + cause.getMessage(), cause);
    }
}
