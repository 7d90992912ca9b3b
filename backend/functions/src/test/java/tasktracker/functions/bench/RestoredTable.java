package tasktracker.functions.bench;

import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.functions.loopback.Authority;
import tasktracker.functions.loopback.LoopbackServer;

/**
 * No test but a benchmark, run by {@code backend/bench/cold}: the first call after what a SnapStart snapshot restores,
 * over TLS on a new connection, against the median of later ones. The runtime client runs the hooks itself; between them
 * the process simply goes on, so what Lambda needs to restore its memory is not in it.
 */
final class RestoredTable {
    private static final int RUNS = Integer.getInteger("bench.runs", 11);
    private static final String ONLY = System.getProperty("bench.only", "GetTask|CreateTask|ListTasks");
    private static final int SETTLING = 300;
    private static final int WARM = 200;
    private static final int HANDSHAKES = Integer.getInteger("bench.handshakes", 500);
    private static final String PASSWORD = "changeit";

    @TempDir
    Path home;

    private record Sample(double first, double warm, double restore, double priming) {}

    @Test
    void print() throws Exception {
        Authority authority = Authority.create();
        Path trust = home.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(trust)) {
            authority.trust().store(out, PASSWORD.toCharArray());
        }
        try (Bench bench = Bench.of(home);
                LoopbackServer dynamo = LoopbackServer.start(authority.sockets(), Bench.answering());
                LoopbackServer credentials = LoopbackServer.start(ServerSocketFactory.getDefault(),
                        _ -> credentials())) {
            for (int i = 0; i < HANDSHAKES; i++) {
                shakeHands(authority, dynamo.port());
            }
            System.out.println(
                    "\n| Function | first ms | warm ms | × warm | hook after restore ms | made ready in ms |\n"
                            + "|---|---:|---:|---:|---:|---:|");
            for (Scene scene : Scene.all()) {
                if (scene.function().matches(ONLY)) {
                    List<Sample> samples = new ArrayList<>();
                    for (int run = 0; run < RUNS; run++) {
                        samples.add(sample(bench, scene, dynamo, credentials, trust));
                    }
                    System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %.1f | %.1f | %.0f |%n", scene.function(),
                            Bench.median(samples, Sample::first), Bench.median(samples, Sample::warm),
                            Bench.median(samples, sample -> sample.first / sample.warm),
                            Bench.median(samples, Sample::restore), Bench.median(samples, Sample::priming));
                }
            }
        }
    }

    private static Sample sample(Bench bench, Scene scene, LoopbackServer dynamo, LoopbackServer credentials,
            Path trust)
            throws Exception {
        Map<String, String> environment = Map.of("AWS_ENDPOINT_URL_DYNAMODB", "https://127.0.0.1:" + dynamo.port(),
                "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                "http://127.0.0.1:" + credentials.port() + "/credentials", "AWS_CONTAINER_AUTHORIZATION_TOKEN", "t");
        List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xmx853m", "-Djavax.net.ssl.trustStore="
                + trust, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD));
        options.addAll(List.of(System.getProperty("bench.options", "-Dnone=1").split(" ")));
        try (Instance instance = Instance.startForSnapshot(bench.functions(), scene.handler(), environment, options,
                bench.output())) {
            instance.api().awaitSnapshot();
            dynamo.hangUp();
            credentials.hangUp();
            long restored = instance.api().restore();
            double hook = (System.nanoTime() - restored) / 1e6;
            RuntimeApi.Answer first = instance.api().invoke(scene.event());
            bench.checkGood(scene, first);
            for (int i = 0; i < SETTLING; i++) {
                instance.api().invoke(scene.event());
            }
            List<RuntimeApi.Answer> warm = new ArrayList<>();
            for (int i = 0; i < WARM; i++) {
                warm.add(instance.api().invoke(scene.event()));
            }
            return new Sample(first.millis(), Bench.median(warm, RuntimeApi.Answer::millis), hook,
                    instance.sinceStart(restored));
        }
    }

    /** DynamoDB's end has done this before. */
    private static void shakeHands(Authority authority, int port) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authority.trust());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (Socket socket = context.getSocketFactory().createSocket("127.0.0.1", port)) {
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
