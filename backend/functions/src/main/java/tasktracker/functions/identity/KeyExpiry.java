package tasktracker.functions.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tasktracker.contract.KeyName;
import tasktracker.contract.KeyNote;
import tasktracker.functions.identity.IssuedKeys.IssuedKey;
import tasktracker.functions.identity.IssuedKeys.Page;
import tasktracker.functions.observe.Log;
import tasktracker.functions.store.Deadline;

/**
 * Switches off the keys of one stack whose time is over. Done twice it does nothing the second time; what it does not
 * reach in its time, or what fails, the next run does.
 */
public final class KeyExpiry {
    private final IssuedKeys keys;
    private final String stack;
    private final Clock clock;
    private final Log log;

    /** Works on the keys whose tag names that stack. */
    public KeyExpiry(IssuedKeys keys, String stack, Clock clock, Log log) {
        this.keys = keys;
        this.stack = stack;
        this.clock = clock;
        this.log = log;
    }

    /**
     * What a run did.
     *
     * @param seen the keys of this stack
     * @param expired the ids of those that were switched off
     * @param left the ids of those that should have been
     */
    public record Report(int seen, List<String> expired, List<String> left) {
        public Report {
            expired = List.copyOf(expired);
            left = List.copyOf(left);
        }

        /** Whether nothing is left to do. */
        public boolean isComplete() {
            return left.isEmpty();
        }
    }

    /** Looks at all keys and switches off those that are over. */
    public Report run(Deadline deadline) {
        List<IssuedKey> ours = ours();
        Instant now = clock.instant();
        List<String> expired = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (IssuedKey key : ours) {
            if (key.enabled() && KeyNote.parse(key.description()).isOver(now)) {
                (!deadline.passed() && disable(key) ? expired : left).add(key.id());
            }
        }
        Report report = new Report(ours.size(), expired, left);
        log.info("Checked API keys", Map.of("keys", report.seen, "expired", expired.size(), "left", left.size()));
        return report;
    }

    /** All of them before any is changed, so that no change moves a page. */
    private List<IssuedKey> ours() {
        List<IssuedKey> ours = new ArrayList<>();
        Optional<String> position = Optional.empty();
        do {
            Page page = keys.page(position);
            page.keys().stream().filter(key -> key.stack().equals(stack)).forEach(ours::add);
            if (page.next().isPresent() && page.next().equals(position)) {
                throw new IllegalStateException("the list of keys does not go on");
            }
            position = page.next();
        } while (position.isPresent());
        return ours;
    }

    /** One key that cannot be switched off must not keep the others on. */
    private boolean disable(IssuedKey key) {
        try {
            keys.disable(key.id());
            log.info("Switched off a key whose time is over", fields(key));
            return true;
        } catch (RuntimeException e) {
            log.error("Could not switch off the key " + key.id(), e);
            return false;
        }
    }

    private static Map<String, Object> fields(IssuedKey key) {
        return KeyName.parse(key.name())
                .map(name -> Map.<String, Object>of("key_id", key.id(), "user", name.user(), "label", name.label()))
                .orElse(Map.of("key_id", key.id()));
    }
}
