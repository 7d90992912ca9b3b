package tasktracker.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;

/** A server whose certificate only a file of this test vouches for. */
final class TlsTest {
    @TempDir
    private static Path directory;
    private static TlsServer server;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeAll
    static void start() throws Exception {
        server = new TlsServer(directory, "ip:127.0.0.1",
                exchange -> StubApi.send(exchange, 200, "{\"data\":[],\"nextCursor\":null}"));
    }

    @AfterAll
    static void stop() {
        server.close();
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
        environment.put("TASKTRACKER_CA_BUNDLE", server.authority().toString());
        try (TaskClient client = client("127.0.0.1")) {
            assertEquals(List.of(), client.categories());
        }
    }

    @Test
    void the_host_must_be_the_one_of_the_certificate() {
        environment.put("TASKTRACKER_CA_BUNDLE", server.authority().toString());
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
        String bundle = server.authority().toString();
        String trusted = doctor(home, "127.0.0.1", bundle);
        assertEquals(true, trusted.contains("\nca-bundle\tpass\t1 more in " + bundle), trusted);
        assertEquals(true, trusted.contains("\ntls\twarn\tTLSv1.3 within "), trusted);
        assertEquals(true, trusted.contains(" ms; the certificate ends in 2 days\t"), trusted);
        assertEquals(true, doctor(home, "localhost", bundle).contains("\ntls\tfail\tno secure connection: "));
    }

    private static String doctor(Path home, String host, String bundle) {
        return new Cli(home).http().env("TASKTRACKER_ENDPOINT", "https://" + host + ":" + server.port())
                .env("TASKTRACKER_API_KEY", Cli.KEY).env("TASKTRACKER_CA_BUNDLE", bundle)
                .clock(Clock.fixed(Instant.now(), Cli.ZONE)).run("doctor").out();
    }

    private TaskClient client(String host) {
        HttpTaskClients clients = new HttpTaskClients(environment::get, Clock.systemUTC(), new SplittableRandom(1),
                _ -> {}, TimeLimits.DEFAULT);
        Target target = new Target(URI.create("https://" + host + ":" + server.port() + "/dev"),
                Optional.of("k"));
        return clients.open(target, new TaskClients.Telling(_ -> {}, null, null));
    }
}
