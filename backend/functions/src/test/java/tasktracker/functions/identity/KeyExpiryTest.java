package tasktracker.functions.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tasktracker.functions.observe.Log;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.RetryLaterException;

/** Which keys are switched off, and what happens when some cannot be. */
final class KeyExpiryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String OVER = "scope=w expiresAt=2026-11-22T12:00:00.000Z";
    private static final String TO_COME = "scope=w expiresAt=2026-11-22T12:00:00.001Z";

    private final List<String> lines = new ArrayList<>();
    private final Keys keys = new Keys();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final KeyExpiry expiry = new KeyExpiry(keys, "mine", clock, new Log(lines::add, "mine", clock));

    /** Keys in pages of two. */
    private static final class Keys implements IssuedKeys {
        private final List<IssuedKey> all = new ArrayList<>();
        private final List<String> disabled = new ArrayList<>();
        private String refused = "";

        void add(String id, String stack, String description, boolean enabled) {
            all.add(new IssuedKey(id, "tasktracker/" + stack + "/home/laptop", description, stack, enabled));
        }

        @Override
        public Page page(Optional<String> position) {
            int from = position.map(Integer::parseInt).orElse(0);
            int to = Math.min(from + 2, all.size());
            return new Page(all.subList(from, to), to < all.size() ? Optional.of(to + "") : Optional.empty());
        }

        @Override
        public void disable(String keyId) {
            if (keyId.equals(refused)) {
                throw new RetryLaterException("throttled", null);
            }
            disabled.add(keyId);
            all.replaceAll(key -> key.id().equals(keyId)
                    ? new IssuedKey(key.id(), key.name(), key.description(), key.stack(), false)
                    : key);
        }
    }

    @Test
    void onlyTheKeysOfThisStackWhoseTimeIsOverAreSwitchedOff() {
        keys.add("a", "mine", OVER, true);
        keys.add("b", "mine", TO_COME, true);
        keys.add("c", "other", OVER, true);
        keys.add("d", "mine", "somebody's own words expiresAt=soon", true);
        keys.add("e", "mine", OVER, false);
        keys.add("f", "", OVER, true);
        keys.add("g", "mine", OVER, true);

        assertEquals(new KeyExpiry.Report(5, List.of("a", "g"), List.of()), expiry.run(Deadline.none()));
        assertEquals(List.of("a", "g"), keys.disabled);
        assertEquals(new KeyExpiry.Report(5, List.of(), List.of()), expiry.run(Deadline.none()));
        assertEquals(List.of("a", "g"), keys.disabled);
    }

    @Test
    void whatFailsDoesNotKeepTheOthersOn() {
        keys.add("a", "mine", OVER, true);
        keys.add("b", "mine", OVER, true);
        keys.refused = "a";

        KeyExpiry.Report report = expiry.run(Deadline.none());
        assertEquals(new KeyExpiry.Report(2, List.of("b"), List.of("a")), report);
        assertFalse(report.isComplete());
        keys.refused = "";
        assertEquals(new KeyExpiry.Report(2, List.of("a"), List.of()), expiry.run(Deadline.none()));
    }

    @Test
    void whatThereIsNoTimeForIsLeft() {
        keys.add("a", "mine", OVER, true);
        assertEquals(new KeyExpiry.Report(1, List.of(), List.of("a")), expiry.run(Deadline.of(() -> 0)));
        assertEquals(List.of(), keys.disabled);
    }

    @Test
    void whatWasDoneIsLogged() {
        keys.add("a", "mine", OVER, true);
        expiry.run(Deadline.none());
        assertEquals(2, lines.size());
        assertEquals(true, lines.getFirst().endsWith("\"key_id\":\"a\",\"user\":\"home\",\"label\":\"laptop\"}")
                || lines.getFirst().contains("\"key_id\":\"a\""), lines.toString());
    }
}
