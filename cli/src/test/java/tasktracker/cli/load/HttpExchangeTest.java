package tasktracker.cli.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.cli.client.NetworkSettings;
import tasktracker.cli.client.TestProxy;
import tasktracker.cli.client.TlsServer;

final class HttpExchangeTest {
    @ParameterizedTest
    @CsvSource({ "200, OK", "201, OK", "204, OK", "304, OK", "301, CLIENT_ERROR", "404, CLIENT_ERROR",
        "429, THROTTLED", "500, SERVER_ERROR", "503, SERVER_ERROR" })
    void a_status_is_an_outcome(int status, Outcome outcome) throws IOException {
        try (LoopbackServer server = new LoopbackServer(_ -> LoopbackServer.status(status, "", ""));
                HttpExchange exchange = exchange(server.uri("/x"), Duration.ofSeconds(10))) {
            assertEquals(outcome, exchange.send(Operation.GET).outcome());
        }
    }

    @Test
    void the_answer_tells_of_cold_starts_and_the_time_in_the_function() throws IOException {
        String headers = "X-Cold-Start: true\r\nServer-Timing: fn;dur=12.5, other;dur=3\r\n";
        try (LoopbackServer server = new LoopbackServer(_ -> LoopbackServer.status(200, headers, "{}"));
                HttpExchange exchange = exchange(server.uri("/x"), Duration.ofSeconds(10))) {
            Exchange.Reply reply = exchange.send(Operation.GET);

            assertEquals(new Exchange.Reply(Outcome.OK, true, 12_500_000, false), reply);
        }
    }

    @Test
    void silence_is_a_timeout() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (LoopbackServer server = new LoopbackServer(_ -> {
            never.await();
            return null;
        }); HttpExchange exchange = exchange(server.uri("/x"), Duration.ofMillis(200))) {
            assertEquals(Outcome.TIMEOUT, exchange.send(Operation.GET).outcome());
        }
    }

    @Test
    void a_server_that_is_not_there_or_hangs_up_is_a_connection_error() throws IOException {
        URI gone;
        try (LoopbackServer server = new LoopbackServer(_ -> null);
                HttpExchange exchange = exchange(server.uri("/x"), Duration.ofSeconds(10))) {
            gone = server.uri("/x");
            assertEquals(Outcome.CONNECTION, exchange.send(Operation.GET).outcome());
        }
        try (HttpExchange exchange = exchange(gone, Duration.ofSeconds(10))) {
            assertEquals(Outcome.CONNECTION, exchange.send(Operation.GET).outcome());
        }
    }

    @Test
    void a_connection_that_was_closed_while_idle_is_opened_once_more_and_counted() throws IOException {
        try (LoopbackServer server = new LoopbackServer(_ -> LoopbackServer.ok());
                HttpExchange exchange = exchange(server.uri("/x"), Duration.ofSeconds(10))) {
            assertFalse(exchange.send(Operation.GET).reopened());
            server.hangUp();

            Exchange.Reply reply = exchange.send(Operation.GET);
            assertEquals(Outcome.OK, reply.outcome());
            assertTrue(reply.reopened());
        }
    }

    @Test
    void a_server_that_hangs_up_at_once_was_asked_once() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (LoopbackServer server = new LoopbackServer(_ -> {
            asked.incrementAndGet();
            return null;
        }); HttpExchange exchange = exchange(server.uri("/x"), Duration.ofSeconds(10))) {
            assertEquals(Exchange.Reply.of(Outcome.CONNECTION),
                    exchange.send(Operation.GET));
            assertEquals(1, asked.get());
        }
    }

    /** RFC 9112 lets an empty line stand before an answer. */
    @Test
    void a_connection_that_was_used_before_and_breaks_within_an_answer_is_not_opened_anew() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (LoopbackServer server = new LoopbackServer(_ -> asked.incrementAndGet() == 1
                ? LoopbackServer.ok()
                : "\r\n" + LoopbackServer.HANG_UP);
                HttpExchange exchange = exchange(server.uri("/x"), Duration.ofSeconds(10))) {
            assertEquals(Outcome.OK, exchange.send(Operation.GET).outcome());
            assertEquals(Outcome.CONNECTION, exchange.send(Operation.GET).outcome());
            assertEquals(2, asked.get());
        }
    }

    @Test
    void a_proxy_gets_its_password() throws IOException {
        try (TestProxy proxy = new TestProxy();
                HttpExchange exchange = exchange(URI.create("http://api.invalid/x"), Duration.ofSeconds(10),
                        Map.of("HTTP_PROXY", proxy.url()))) {
            assertEquals(Outcome.OK, exchange.send(Operation.GET).outcome());
            assertEquals(List.of("GET http://api.invalid/x HTTP/1.1"), proxy.known());
        }
    }

    @Test
    void a_tunnel_that_breaks_before_its_first_answer_is_not_opened_anew(@TempDir Path folder) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (TlsServer server = new TlsServer(folder, "dns:api.invalid", hangingUp -> {
            asked.incrementAndGet();
            hangingUp.close();
        });
                TestProxy proxy = new TestProxy(server.port());
                HttpExchange exchange = exchange(URI.create("https://api.invalid/x"), Duration.ofSeconds(10),
                        Map.of("HTTPS_PROXY", proxy.url(), "TASKTRACKER_CA_BUNDLE", server.authority().toString()))) {
            assertEquals(Outcome.CONNECTION, exchange.send(Operation.GET).outcome());
            assertEquals(List.of("CONNECT api.invalid:443 HTTP/1.1"), proxy.known());
            assertEquals(1, asked.get());
        }
    }

    static HttpExchange exchange(URI uri, Duration answer) {
        return exchange(uri, answer, Map.of());
    }

    private static HttpExchange exchange(URI uri, Duration answer, Map<String, String> environment) {
        NetworkSettings network = NetworkSettings.of(environment::get);
        return new HttpExchange(_ -> new HttpExchange.Request("GET", uri, Map.of(), ""), new HttpExchange.Network(2_000,
                Duration.ofSeconds(5), answer, network));
    }
}
