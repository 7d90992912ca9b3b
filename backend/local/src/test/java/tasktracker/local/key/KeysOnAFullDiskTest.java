package tasktracker.local.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tasktracker.contract.ApiKey;
import tasktracker.contract.Timestamps;
import tasktracker.functions.store.SettableClock;

/** Keys whose changes cannot be stored. */
final class KeysOnAFullDiskTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final SettableClock clock = new SettableClock(NOW);
    private final FullKeyStore store = new FullKeyStore();
    private final StoredKey ending = new StoredKey("ending", "value", "", "scope=w expiresAt="
            + Timestamps.format(NOW.plusSeconds(60)), "anna", true, NOW, NOW, Map.of(), true);

    @Test
    void aKeyWhoseEndIsOverOpensNothing() {
        KeyRing ring = ring(store);
        assertTrue(ring.add(ending));
        assertEquals(Optional.of(ending), ring.find("value"));
        clock.advance(Duration.ofMinutes(2));
        store.full = true;
        assertEquals(Optional.empty(), ring.find("value"));
        assertTrue(ring.withId("ending").orElseThrow().enabled(), "nothing was changed");
        store.full = false;
        assertEquals(Optional.empty(), ring.find("value"));
        assertEquals(Optional.of(false), ring.withId("ending").map(StoredKey::enabled), "what failed is made up for");
    }

    @Test
    void aStackStartsWithAKeyWhoseEndIsOver() {
        clock.advance(Duration.ofMinutes(2));
        FullKeyStore kept = new FullKeyStore() {
            @Override
            public List<StoredKey> all() {
                return List.of(ending);
            }
        };
        kept.full = true;
        assertEquals(Optional.empty(), ring(kept).find("value"));
    }

    @Test
    void theControlPlaneAnswersThatItIsUnavailable() throws Exception {
        KeyRing ring = ring(store);
        String id = ring.find(ring.issue("anna", ApiKey.Scope.READ_WRITE).value()).orElseThrow().id();
        StoredKey before = ring.withId(id).orElseThrow();
        UsagePlan plan = new UsagePlan("plan", "v1", Optional.empty(), Optional.empty(), Optional.empty());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                new ControlPlane(ring, new KeyUsage(store, clock, _ -> {}), plan).handle(exchange);
            }
        });
        server.start();
        store.full = true;
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String call : List.of("POST /apikeys", "PATCH /apikeys/" + id, "DELETE /apikeys/" + id,
                    "DELETE /usageplans/local/keys/" + id)) {
                String[] parts = call.split(" ", 2);
                HttpResponse<String> answer = http.send(HttpRequest
                        .newBuilder(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + parts[1]))
                        .header("Authorization", "AWS4-HMAC-SHA256 x")
                        .method(parts[0], BodyPublishers.ofString("{\"patchOperations\":[{\"op\":\"replace\","
                                + "\"path\":\"/enabled\",\"value\":\"false\"}]}"))
                        .build(), BodyHandlers.ofString());
                assertEquals(503, answer.statusCode(), call);
                assertEquals("{\"message\":\"" + FullKeyStore.ADVICE + "\"}", answer.body(), call);
                assertEquals("ServiceUnavailableException",
                        answer.headers().firstValue("x-amzn-ErrorType").orElseThrow(), call);
                assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow(), call);
            }
        } finally {
            server.stop(0);
        }
        assertEquals(List.of(before), ring.all());
    }

    private KeyRing ring(KeyStore from) {
        return new KeyRing(from, clock, new Random(1));
    }
}
