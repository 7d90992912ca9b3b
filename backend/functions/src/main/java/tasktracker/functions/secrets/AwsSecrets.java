package tasktracker.functions.secrets;

import java.util.Optional;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** A secret of AWS Secrets Manager. The client is made when it is first needed: most requests need none. */
final class AwsSecrets implements Secrets {
    private final String arn;
    private SecretsManagerClient client;

    AwsSecrets(String arn) {
        this.arn = arn;
    }

    @Override
    public synchronized Optional<String> read(String stage) {
        if (client == null) {
            client = SecretsManagerClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
        }
        try {
            return Optional.of(client
                    .getSecretValue(GetSecretValueRequest.builder().secretId(arn).versionStage(stage).build())
                    .secretString());
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }
}
