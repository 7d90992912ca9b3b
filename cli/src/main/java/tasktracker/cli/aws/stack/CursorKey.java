package tasktracker.cli.aws.stack;

import java.util.UUID;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.aws.AwsFailures;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** The secret that signs the cursors of a stack's lists. The functions accept the one before as well. */
public final class CursorKey {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 64;

    private final AwsClients clients;
    private final RandomGenerator random;

    /**
     * The key of whatever stack is named.
     *
     * @param random cryptographically strong
     */
    public CursorKey(AwsClients clients, RandomGenerator random) {
        this.clients = clients;
        this.random = random;
    }

    /**
     * Puts a new key in the place of the one in use and gives the id of its version.
     *
     * @throws CliException.NotFound if the stack has no such secret
     */
    public String rotate(StackFacts stack) {
        String secret = stack.output("CursorSecretArn");
        if (secret.isEmpty()) {
            throw new CliException.NotFound(Failure.of("NO_CURSOR_KEY",
                    "the stack " + stack.name() + " has no output CursorSecretArn").hint("tasktracker deploy"));
        }
        StringBuilder key = new StringBuilder(LENGTH);
        for (int at = 0; at < LENGTH; at++) {
            key.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        String version = new UUID(random.nextLong(), random.nextLong()).toString();
        SecretsManagerClient secrets = clients.secretsManager();
        return AwsFailures.told("secretsmanager:PutSecretValue", () -> secrets.putSecretValue(
                request -> request.secretId(secret).clientRequestToken(version).secretString(key.toString())))
                .versionId();
    }
}
