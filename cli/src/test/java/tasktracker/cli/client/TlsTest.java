package tasktracker.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;

/** A server whose certificate only a file of this test vouches for. */
final class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path directory;
    private static HttpsServer server;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException, InterruptedException {
        Path store = directory.resolve("server.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=test", "-ext",
                "SAN=ip:127.0.0.1", "-validity", "2", "-keystore", store.toString(), "-storepass",
                new String(PASSWORD)).redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile()).start();
        assertEquals(0, keytool.waitFor());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        Files.writeString(directory.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[]{ '\n' })
                        .encodeToString(keys.getCertificate("server").getEncoded())
                + "\n-----END CERTIFICATE-----\n");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            byte[] body = "{\"data\":[],\"nextCursor\":null}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void an_unknown_authority_is_told_with_the_way_out_and_not_tried_again() {
        try (TaskClient client = client("127.0.0.1")) {
            CliException e = assertThrows(CliException.class, client::categories);
            assertEquals(ExitCode.NETWORK, e.exitCode());
            assertEquals("TLS_FAILED", e.failure().code());
            assertEquals(true, e.failure().hint().contains("TASKTRACKER_CA_BUNDLE"), e.failure().hint());
        }
    }

    @Test
    void an_authority_of_the_bundle_is_trusted() {
        environment.put("TASKTRACKER_CA_BUNDLE", directory.resolve("ca.pem").toString());
        try (TaskClient client = client("127.0.0.1")) {
            assertEquals(List.of(), client.categories());
        }
    }

    @Test
    void the_host_must_be_the_one_of_the_certificate() {
        environment.put("TASKTRACKER_CA_BUNDLE", directory.resolve("ca.pem").toString());
        try (TaskClient client = client("localhost")) {
            assertEquals("TLS_FAILED", assertThrows(CliException.class, client::categories).failure().code());
        }
    }

    @Test
    void a_bundle_that_is_none_is_told() throws IOException {
        Path empty = Files.writeString(directory.resolve("empty.pem"), "");
        environment.put("TASKTRACKER_CA_BUNDLE", empty.toString());
        try (TaskClient client = client("127.0.0.1")) {
            CliException e = assertThrows(CliException.class, client::categories);
            assertEquals("CA_BUNDLE_UNREADABLE", e.failure().code());
            assertEquals("TASKTRACKER_CA_BUNDLE names " + empty
                    + ", which cannot be used: it holds no certificate in PEM form", e.failure().message());
        }
    }

    @Test
    void a_doctor_tells_the_handshake_from_the_connection(@TempDir Path home) {
        String unknown = doctor(home, "127.0.0.1", null);
        assertEquals(true, unknown.contains("\ntls\tfail\tno secure connection: "), unknown);
        assertEquals(true,
                unknown.contains("\texport TASKTRACKER_CA_BUNDLE=FILE.pem, when your network signs with its own CA\n"),
                unknown);
        assertEquals(true, unknown.contains("\napi\tskip\t"), unknown);
        String bundle = directory.resolve("ca.pem").toString();
        String trusted = doctor(home, "127.0.0.1", bundle);
        assertEquals(true, trusted.contains("\nca-bundle\tpass\t1 more in " + bundle), trusted);
        assertEquals(true, trusted.contains("\ntls\twarn\tTLSv1.3 within "), trusted);
        assertEquals(true, trusted.contains(" ms; the certificate ends in 2 days\t"), trusted);
        assertEquals(true, doctor(home, "localhost", bundle).contains("\ntls\tfail\tno secure connection: "));
    }

    private static String doctor(Path home, String host, String bundle) {
        return new Cli(home).http().env("TASKTRACKER_ENDPOINT", "https://" + host + ":" + server.getAddress().getPort())
                .env("TASKTRACKER_API_KEY", Cli.KEY).env("TASKTRACKER_CA_BUNDLE", bundle)
                .clock(Clock.fixed(Instant.now(), Cli.ZONE)).run("doctor").out();
    }

    private TaskClient client(String host) {
        HttpTaskClients clients = new HttpTaskClients(environment::get, Clock.systemUTC(), new SplittableRandom(1),
                _ -> {}, TimeLimits.DEFAULT);
        Target target = new Target(URI.create("https://" + host + ":" + server.getAddress().getPort() + "/dev"),
                Optional.of("k"));
        return clients.open(target, new TaskClients.Telling(_ -> {}, null, null));
    }
}
