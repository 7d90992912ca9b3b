package tasktracker.functions.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import tasktracker.functions.loopback.LoopbackServer;
import tasktracker.functions.loopback.LoopbackServer.Asked;
import tasktracker.functions.loopback.LoopbackServer.Given;
import tasktracker.functions.store.RetryLaterException;

/** The client as it is made for Lambda, against a Secrets Manager on loopback. */
final class AwsSecretsTest {
    private static final String ENDPOINT = "aws.endpointUrlSecretsManager";
    private static final List<String> SETTINGS = List.of("aws.region", "aws.accessKeyId", "aws.secretAccessKey");

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Secrets secrets = new AwsSecrets("arn:secret");
    private LoopbackServer server;

    @BeforeEach
    void configure() {
        SETTINGS.forEach(name -> System.setProperty(name, "test"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        SETTINGS.forEach(System::clearProperty);
        System.clearProperty(ENDPOINT);
    }

    @Test
    void aVersionIsReadByItsStage() throws IOException {
        answer(_ -> new Given(200, Map.of(), "{\"SecretString\":\"a text\"}"));

        assertEquals(Optional.of("a text"), secrets.read("AWSCURRENT"));
        assertEquals(List.of("{\"SecretId\":\"arn:secret\",\"VersionStage\":\"AWSCURRENT\"}"), bodies());
    }

    @Test
    void aVersionThatIsNotThereIsNone() throws IOException {
        answer(_ -> error(400, "ResourceNotFoundException"));

        assertEquals(Optional.empty(), secrets.read("AWSPREVIOUS"));
    }

    @Test
    void aServiceThatIsBusyOrBrokenIsAskedTwiceAndLeftForLater() throws IOException {
        List<Given> answers = new ArrayList<>(List.of(error(500, "InternalServiceError"),
                error(500, "InternalServiceError"), error(400, "ThrottlingException"),
                error(400, "ThrottlingException")));
        answer(_ -> answers.removeFirst());

        assertThrows(RetryLaterException.class, () -> secrets.read("AWSCURRENT"));
        assertEquals(2, asked.size());
        assertThrows(RetryLaterException.class, () -> secrets.read("AWSCURRENT"));
        assertEquals(4, asked.size());
    }

    /** With the SDK's own patience of half a minute the function would be cut off first. */
    @Test
    void aServiceThatDoesNotAnswerIsLeftForLater() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        answer(_ -> {
            never.await();
            return error(500, "InternalServiceError");
        });

        assertThrows(RetryLaterException.class, () -> secrets.read("AWSCURRENT"));
        assertEquals(2, asked.size());
        never.countDown();
    }

    @Test
    void aServiceThatIsNotReachedIsLeftForLater() throws IOException {
        answer(_ -> error(500, "InternalServiceError"));
        server.close();

        assertThrows(RetryLaterException.class, () -> secrets.read("AWSCURRENT"));
    }

    @Test
    void aDeniedCallIsAFault() throws IOException {
        answer(_ -> error(400, "AccessDeniedException"));

        assertThrows(SecretsManagerException.class, () -> secrets.read("AWSCURRENT"));
        assertEquals(1, asked.size());
    }

    private void answer(LoopbackServer.Answering answering) throws IOException {
        server = LoopbackServer.start(ServerSocketFactory.getDefault(), request -> {
            asked.add(request);
            return answering.answer(request);
        });
        System.setProperty(ENDPOINT, "http://127.0.0.1:" + server.port());
    }

    private List<String> bodies() {
        return asked.stream().map(Asked::body).toList();
    }

    private static Given error(int status, String type) {
        return new Given(status, Map.of("Content-Type", "application/x-amz-json-1.1"),
                "{\"__type\":\"" + type + "\",\"message\":\"no\"}");
    }
}
