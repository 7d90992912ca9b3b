package tasktracker.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;

/** Servers whose certificates an authority of this test has signed, and that are of no use all the same. */
final class CertificateTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String CLOCK = "when this machine's clock is right (tasktracker doctor): renew the certificate";

    @TempDir
    private static Path directory;

    private static void keytool(String... args) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        line.addAll(List.of(args));
        line.addAll(List.of("-keyalg", "EC", "-keystore", directory.resolve("all.p12").toString(), "-storepass",
                new String(PASSWORD)));
        Path log = directory.resolve("keytool.log");
        Process process = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertEquals(0, process.waitFor(), () -> log + " of " + line);
    }

    @BeforeAll
    static void issue() throws Exception {
        keytool("-alias", "ca", "-dname", "CN=ca", "-ext", "bc:c", "-startdate", "-900d", "-validity", "2000");
        keytool("-alias", "expired", "-dname", "CN=test", "-ext", "SAN=ip:127.0.0.1", "-signer", "ca", "-startdate",
                "-400d", "-validity", "30");
        keytool("-alias", "early", "-dname", "CN=test", "-ext", "SAN=ip:127.0.0.1", "-signer", "ca", "-startdate",
                "+400d", "-validity", "30");
        keytool("-alias", "other", "-dname", "CN=test", "-ext", "SAN=dns:other.example", "-signer", "ca", "-validity",
                "30");
        keytool("-alias", "good", "-dname", "CN=test", "-ext", "SAN=ip:127.0.0.1", "-signer", "ca", "-validity", "30");
        Files.writeString(directory.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[]{ '\n' }).encodeToString(all().getCertificate("ca").getEncoded())
                + "\n-----END CERTIFICATE-----\n");
    }

    private static KeyStore all() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve("all.p12"))) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    /** A server that has that certificate alone. */
    private static HttpsServer server(String alias) throws Exception {
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        KeyStore all = all();
        one.setKeyEntry(alias, all.getKey(alias, PASSWORD), PASSWORD, all.getCertificateChain(alias));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(one, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/",
                exchange -> StubApi.send(exchange, 200, "{\"data\":[],\"nextCursor\":null}"));
        server.start();
        return server;
    }

    private static void check(String alias, boolean trusted, String message, String hint) throws Exception {
        HttpsServer server = server(alias);
        String address = "127.0.0.1:" + server.getAddress().getPort();
        Map<String, String> environment = trusted
                ? Map.of("TASKTRACKER_CA_BUNDLE", directory.resolve("ca.pem").toString())
                : Map.of();
        try (TaskClient client = new HttpTaskClients(environment::get, Clock.systemUTC(), new SplittableRandom(1),
                _ -> {}, TimeLimits.DEFAULT).open(
                        new Target(URI.create("https://" + address + "/v1"),
                                Optional.of("k")),
                        new TaskClients.Telling(_ -> {}, null, null))) {
            CliException e = assertThrows(CliException.class, client::categories);
            assertEquals(ExitCode.NETWORK, e.exitCode());
            assertEquals("TLS_FAILED", e.failure().code());
            String told = e.failure().message().replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "DATE");
            assertEquals("no secure connection to " + address + ": " + message, told);
            assertEquals(hint, e.failure().hint());
            Cli doctor = new Cli(Files.createTempDirectory(directory, "home")).http()
                    .env("TASKTRACKER_ENDPOINT", "https://" + address).env("TASKTRACKER_API_KEY", Cli.KEY)
                    .clock(Clock.fixed(Instant.now(), Cli.ZONE));
            environment.forEach(doctor::env);
            String checked = doctor.run("doctor").out().replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "DATE");
            assertTrue(checked.contains("\ntls\tfail\tno secure connection: " + message + "\t" + hint + "\n"), checked);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void one_that_has_expired() throws Exception {
        check("expired", true, "its certificate has expired on DATE", CLOCK);
    }

    @Test
    void one_that_is_not_valid_yet() throws Exception {
        check("early", true, "its certificate is not valid yet, only from DATE", CLOCK);
    }

    @Test
    void one_of_another_host() throws Exception {
        check("other", true, "its certificate is one of another host (No subject alternative names matching IP address"
                + " 127.0.0.1 found)", "tasktracker profile show --origin");
    }

    @Test
    void one_of_an_unknown_authority() throws Exception {
        check("good", false, "no authority known here vouches for its certificate",
                "export TASKTRACKER_CA_BUNDLE=FILE.pem, when your network signs with its own CA");
    }

    @Test
    void an_expired_one_of_an_unknown_authority() throws Exception {
        check("expired", false, "no authority known here vouches for its certificate",
                "export TASKTRACKER_CA_BUNDLE=FILE.pem, when your network signs with its own CA");
    }
}
