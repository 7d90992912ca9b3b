package tasktracker.local.key;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import tasktracker.contract.ApiKey;
import tasktracker.contract.KeyName;
import tasktracker.contract.KeyNote;

/**
 * The keys that the gateway knows, looked up in memory at each request and kept in a {@link KeyStore}. A key whose end
 * is over is switched off by the next request that comes with it, and when a stack starts: what the function ExpireKeys
 * does on AWS every quarter of an hour, and by the same rule.
 */
public final class KeyRing {
    /** What a local stack calls itself. */
    public static final String STACK = "local";
    private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 10;
    private static final String FIRST_LABEL = "local";

    private final KeyStore store;
    private final Clock clock;
    private final RandomGenerator random;
    private final Map<String, Held> byValue = new ConcurrentHashMap<>();
    private final Map<String, Held> byId = new ConcurrentHashMap<>();
    private Runnable onChange = () -> {};

    /** A key with the end that its description sets it, in milliseconds, which every request is held against. */
    private record Held(StoredKey key, long end) {
        static Held of(StoredKey key) {
            return new Held(key, KeyNote.parse(key.description()).expiresAt().map(Instant::toEpochMilli)
                    .orElse(Long.MAX_VALUE));
        }
    }

    /** The random source must be cryptographically strong: it makes the secrets. */
    public KeyRing(KeyStore store, Clock clock, RandomGenerator random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
        store.all().forEach(this::hold);
        byId.values().stream().filter(held -> held.key.enabled() && held.end <= clock.millis()).forEach(this::expire);
    }

    /** Tells after each change. */
    public void onChange(Runnable listener) {
        onChange = listener;
    }

    /** The key of that value, if the gateway lets it through. */
    public Optional<StoredKey> find(String value) {
        Held held = byValue.get(value);
        if (held == null || !held.key.enabled() || !held.key.attached()) {
            return Optional.empty();
        }
        if (held.end <= clock.millis()) {
            expire(held);
            return Optional.empty();
        }
        return Optional.of(held.key);
    }

    /** All keys, the oldest first. */
    public List<StoredKey> all() {
        return sorted().map(Held::key).toList();
    }

    /** The key of that id, whatever its state. */
    public Optional<StoredKey> withId(String id) {
        return all().stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** Adds a key; false when there is one of its value. */
    public boolean add(StoredKey key) {
        synchronized (this) {
            if (byValue.containsKey(key.value())) {
                return false;
            }
            store.put(key);
            hold(key);
        }
        onChange.run();
        return true;
    }

    /** Changes a key; empty when it has gone meanwhile. */
    public Optional<StoredKey> change(String id, UnaryOperator<StoredKey> changing) {
        Optional<StoredKey> changed = changed(id, changing);
        onChange.run();
        return changed;
    }

    private synchronized Optional<StoredKey> changed(String id, UnaryOperator<StoredKey> changing) {
        Held held = byId.get(id);
        if (held == null) {
            return Optional.empty();
        }
        StoredKey changed = changing.apply(held.key);
        store.put(changed);
        hold(changed);
        return Optional.of(changed);
    }

    /** Forgets a key. */
    public void remove(StoredKey key) {
        synchronized (this) {
            store.remove(key.id());
            byId.remove(key.id());
            byValue.remove(key.value());
        }
        onChange.run();
    }

    /**
     * The key that the user works with on this machine: the oldest one that may write and has no end, or else one that
     * has; issued when there is none, so that there always is one.
     */
    public ApiKey first(String userId) {
        long now = clock.millis();
        return sorted().filter(held -> held.key.enabled() && held.key.attached() && held.end > now
                && held.key.customerId().equals(userId) && !KeyNote.parse(held.key.description()).unfinished())
                .sorted(Comparator.comparing(held -> held.end != Long.MAX_VALUE))
                .flatMap(held -> ApiKey.parse(held.key.value()).stream())
                .filter(key -> key.scope() == ApiKey.Scope.READ_WRITE)
                .findFirst()
                .orElseGet(() -> issue(userId, ApiKey.Scope.READ_WRITE));
    }

    /**
     * Issues a key that is valid at once.
     *
     * @throws IllegalArgumentException when the user id is not {@code [a-z0-9]{1,32}}
     */
    public ApiKey issue(String userId, ApiKey.Scope scope) {
        ApiKey key = ApiKey.generate(userId, scope, random);
        Instant now = now();
        add(new StoredKey(newId(), key.value(), new KeyName(STACK, userId, FIRST_LABEL).text(),
                KeyNote.of(scope).text(), userId, true, now, now, Map.of(KeyName.STACK_TAG, STACK), true));
        return key;
    }

    /** An id that no key has had. */
    String newId() {
        return letters(ID_LENGTH);
    }

    /** A value for whoever brings none. */
    String newValue() {
        return letters(ID_LENGTH * 4);
    }

    Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private Stream<Held> sorted() {
        return byId.values().stream().sorted(Comparator.comparing((Held held) -> held.key.createdDate())
                .thenComparing(held -> held.key.id()));
    }

    private void expire(Held held) {
        try {
            change(held.key.id(), key -> key.changed(key.name(), key.description(), key.customerId(), false, now()));
        } catch (RuntimeException _) {
            // That it cannot be stored, as on a full disk, opens nothing: the next request with it tries again.
        }
    }

    private void hold(StoredKey key) {
        Held held = Held.of(key);
        byId.put(key.id(), held);
        byValue.put(key.value(), held);
    }

    private String letters(int length) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
        }
        return text.toString();
    }
}
