package tasktracker.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.cli.Cli;

/** How long a server is left alone that says so, whatever the clock of this machine says. */
final class RetryAfterTest {
    private static final Request REQUEST = new Request("GET", URI.create("http://127.0.0.1/v1/tasks"), Map.of(), null);
    private static final String SERVER_NOW = "Sun, 22 Nov 2026 09:30:00 GMT";
    private static final String THEN = "Sun, 22 Nov 2026 09:30:07 GMT";

    private final List<Duration> slept = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({ "0", "-3600", "3600", "-86400", "86400", "-630720000", "630720000" })
    void a_date_counts_from_that_of_the_server(long jump) throws Exception {
        Retry.Outcome end = send(Cli.NOW.plusSeconds(jump), "Retry-After", THEN, "Date", SERVER_NOW);
        assertEquals(200, end.answer().status());
        assertEquals(List.of(7L), slept.stream().map(Duration::toSeconds).toList());
    }

    @Test
    void without_one_from_ours() throws Exception {
        assertEquals(200, send(Cli.NOW, "Retry-After", THEN).answer().status());
        assertEquals(List.of(7L), slept.stream().map(Duration::toSeconds).toList());
    }

    @ParameterizedTest
    @CsvSource({ "-9", "-99999999999999999999", "'Wed, 22 Nov 1026 09:30:07 GMT'", "soon", "''" })
    void no_wait_is_negative(String value) throws Exception {
        assertEquals(200, send(Cli.NOW, "Retry-After", value, "Date", SERVER_NOW).answer().status());
        assertEquals(List.of(0L), slept.stream().map(Duration::toSeconds).toList());
    }

    @ParameterizedTest
    @CsvSource({ "31", "9223372036854775807", "'Fri, 22 Nov 2926 09:30:07 GMT'" })
    void none_is_endless(String value) throws Exception {
        Retry.Outcome end = send(Cli.NOW, "Retry-After", value, "Date", SERVER_NOW);
        assertEquals(503, end.answer().status());
        assertEquals(List.of(), slept);
    }

    /** Answers 503 with these headers, then 200. */
    private Retry.Outcome send(Instant now, String... headers) throws IOException, InterruptedException {
        Map<String, List<String>> all = new HashMap<>();
        for (int at = 0; at < headers.length; at += 2) {
            all.put(headers[at].toLowerCase(Locale.ROOT), List.of(headers[at + 1]));
        }
        List<Answer> answers = new ArrayList<>(List.of(new Answer(503, all, new byte[0]),
                new Answer(200, Map.of(), new byte[0])));
        Transport transport = new Transport() {
            @Override
            public Answer send(Request request) {
                return answers.removeFirst();
            }

            @Override
            public void close() {}
        };
        return new Retry(transport, slept::add, Clock.fixed(now, Cli.ZONE), new SplittableRandom(1), _ -> {})
                .send(REQUEST);
    }
}
