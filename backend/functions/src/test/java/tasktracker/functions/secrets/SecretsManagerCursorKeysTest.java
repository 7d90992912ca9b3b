package tasktracker.functions.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tasktracker.functions.store.SettableClock;

final class SecretsManagerCursorKeysTest {
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T09:30:00Z"));
    private final Map<String, String> versions = new HashMap<>(Map.of("AWSCURRENT", A));
    private final List<String> reads = new ArrayList<>();
    private final SecretsManagerCursorKeys keys = new SecretsManagerCursorKeys(stage -> {
        reads.add(stage);
        return Optional.ofNullable(versions.get(stage));
    }, clock);

    @Test
    void nothingIsReadBeforeItIsNeeded() {
        assertEquals(List.of(), reads);
    }

    @Test
    void keysAreReadOnceInAQuarterOfAnHour() {
        assertEquals(List.of(A), texts(keys.keys()));
        clock.advance(Duration.ofMinutes(15).minusMillis(1));
        keys.keys();
        assertEquals(List.of("AWSCURRENT", "AWSPREVIOUS"), reads);
        clock.advance(Duration.ofMillis(1));
        keys.keys();
        assertEquals(4, reads.size());
    }

    @Test
    void theCurrentKeySignsAndThePreviousIsAccepted() {
        rotate();

        assertEquals(List.of(B, A), texts(keys.keys()));
    }

    @Test
    void aRotationIsSeenWhenACursorDoesNotFit() {
        keys.keys();
        rotate();

        assertEquals(List.of(A), texts(keys.keys()));
        assertEquals(List.of(B, A), texts(keys.reload()), "however short ago the keys were read");
        assertEquals(List.of(B, A), texts(keys.keys()));
        assertEquals(4, reads.size());
    }

    @Test
    void forgedCursorsHaveTheSecretReadOnceInHalfAMinute() {
        keys.reload();
        keys.reload();
        assertEquals(4, reads.size(), "first read as ever, then afresh");
        rotate();
        clock.advance(Duration.ofSeconds(30).minusMillis(1));
        assertEquals(List.of(A), texts(keys.reload()));
        assertEquals(3, reads.size() - 1);
        clock.advance(Duration.ofMillis(1));
        assertEquals(List.of(B, A), texts(keys.reload()));
    }

    @Test
    void aSecretThatIsNoKeyIsAFault() {
        versions.put("AWSCURRENT", "short");
        assertThrows(IllegalStateException.class, keys::keys);
        versions.remove("AWSCURRENT");
        assertThrows(IllegalStateException.class, keys::keys);
    }

    @Test
    void withoutNewKeysTheOldAreGoodForAWhile() {
        keys.keys();
        versions.remove("AWSCURRENT");
        clock.advance(Duration.ofHours(1));

        assertEquals(List.of(A), texts(keys.keys()));
        rotate();
        clock.advance(Duration.ofMinutes(15));
        assertEquals(List.of(B, A), texts(keys.keys()));
    }

    private void rotate() {
        versions.put("AWSPREVIOUS", A);
        versions.put("AWSCURRENT", B);
    }

    private static List<String> texts(List<byte[]> keys) {
        return keys.stream().map(key -> new String(key, StandardCharsets.UTF_8)).toList();
    }
}
