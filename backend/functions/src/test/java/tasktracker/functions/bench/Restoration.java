package tasktracker.functions.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tasktracker.functions.loopback.Authority;
import tasktracker.functions.loopback.LoopbackServer;

/**
 * What a function meets as after SnapStart: a DynamoDB behind TLS and credentials, both on loopback, both hanging up when
 * the snapshot is taken. The runtime client runs the hooks itself; between them the process simply goes on.
 */
final class Restoration implements AutoCloseable {
    private static final String PASSWORD = "changeit";

    private final Bench bench;
    private final Path trust;
    private final Authority authority;
    private final LoopbackServer dynamo;
    private final LoopbackServer credentials;

    Restoration(Bench bench, Path home) throws IOException, GeneralSecurityException {
        this.bench = bench;
        authority = Authority.create();
        trust = home.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(trust)) {
            authority.trust().store(out, PASSWORD.toCharArray());
        }
        dynamo = LoopbackServer.start(authority.sockets(), Bench.answering());
        credentials = LoopbackServer.start(ServerSocketFactory.getDefault(), _ -> credentials());
    }

    /** A function that is ready for its snapshot. */
    Instance ready(Scene scene, List<String> more) throws Exception {
        Map<String, String> environment = Map.of("AWS_ENDPOINT_URL_DYNAMODB", "https://127.0.0.1:" + dynamo.port(),
                "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                "http://127.0.0.1:" + credentials.port() + "/credentials", "AWS_CONTAINER_AUTHORIZATION_TOKEN", "t");
        List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xmx853m", "-Djavax.net.ssl.trustStore="
                + trust, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD));
        options.addAll(more);
        Instance instance = Instance.startForSnapshot(bench.functions(), scene.handler(), environment, options,
                bench.output());
        instance.api().awaitSnapshot();
        dynamo.hangUp();
        credentials.hangUp();
        return instance;
    }

    @Override
    public void close() throws IOException {
        credentials.close();
        dynamo.close();
    }

    /** DynamoDB's end has done this before. */
    void shakeHands() throws IOException, GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authority.trust());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (Socket socket = context.getSocketFactory().createSocket("127.0.0.1", dynamo.port())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().read();
        }
    }

    private static LoopbackServer.Given credentials() {
        String json = "{\"AccessKeyId\":\"local\",\"SecretAccessKey\":\"local\",\"Token\":\"local\",\"Expiration\":\""
                + Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS) + "\"}";
        return new LoopbackServer.Given(200, Map.of("Content-Type", "application/json"), json);
    }
}
