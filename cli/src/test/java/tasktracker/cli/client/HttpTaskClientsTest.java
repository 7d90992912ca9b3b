package tasktracker.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tasktracker.cli.error.CliException;

/** How clients come by their connections. */
final class HttpTaskClientsTest {
    private static final String NONE = "{\"data\":[],\"nextCursor\":null}";

    private final Map<String, String> environment = new HashMap<>();
    private final TaskClients clients = new HttpTaskClients(environment::get, Clock.systemUTC(),
            new SplittableRandom(42), _ -> {}, TimeLimits.DEFAULT);
    private StubApi api;

    @BeforeEach
    void start() throws IOException {
        api = new StubApi();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private void callTwice(TaskClients from) {
        api.json(200, NONE).json(200, NONE);
        for (int i = 0; i < 2; i++) {
            try (TaskClient client = from.open(api.target(), new TaskClients.Telling(_ -> {}, null, null))) {
                client.categories();
            }
            from.makeReady();
        }
        assertEquals(2, api.seen().size());
    }

    private Object remote(int call) {
        return api.seen().get(call).exchange().getRemoteAddress();
    }

    @Test
    void what_was_made_ready_is_the_first_clients_and_the_next_makes_its_own() {
        clients.makeReady();
        callTwice(clients);
        assertEquals(false, remote(0).equals(remote(1)));
    }

    @Test
    void a_proxy_of_no_use_is_told_by_the_first_call_that_needs_it() {
        environment.put("HTTPS_PROXY", "socks5://proxy.example:1080");
        Target target = new Target(URI.create("https://api.invalid/dev"), Optional.of("k"));
        clients.makeReady();
        try (TaskClient client = clients.open(target, new TaskClients.Telling(_ -> {}, null, null))) {
            assertEquals("PROXY_UNUSABLE",
                    assertThrows(CliException.Usage.class, client::categories).failure().code());
        }
        callTwice(clients);
    }

    @Test
    void connections_can_outlive_a_client() {
        TaskClients kept = clients.keepingConnections();
        try {
            callTwice(kept);
        } finally {
            kept.dropConnections();
        }
        assertEquals(remote(0), remote(1));
    }
}
