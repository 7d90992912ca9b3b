package tasktracker.local.key;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import tasktracker.contract.ApiKey;

/** The keys that the gateway lets through, looked up in memory at each request and kept in a {@link KeyStore}. */
public final class KeyRing {
    private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 10;

    private final KeyStore store;
    private final Clock clock;
    private final RandomGenerator random;
    private final Map<String, StoredKey> byValue = new ConcurrentHashMap<>();

    /** The random source must be cryptographically strong: it makes the secrets. */
    public KeyRing(KeyStore store, Clock clock, RandomGenerator random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
        store.all().forEach(key -> byValue.put(key.value(), key));
    }

    /** The enabled key of that value. */
    public Optional<StoredKey> find(String value) {
        return Optional.ofNullable(byValue.get(value)).filter(StoredKey::enabled);
    }

    /** The user's oldest enabled key that may write; issued when there is none. */
    public ApiKey first(String userId) {
        return store.all()
                .stream()
                .filter(key -> key.enabled() && key.customerId().equals(userId))
                .flatMap(key -> ApiKey.parse(key.value()).stream())
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
        StringBuilder id = new StringBuilder(ID_LENGTH);
        while (id.length() < ID_LENGTH) {
            id.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
        }
        Instant now = Instant.ofEpochMilli(clock.millis());
        StoredKey stored = new StoredKey(id.toString(), key.value(), "tasktracker/local/" + userId + "/local",
                "scope=" + scope.code(), userId, true, now, now);
        store.add(stored);
        byValue.put(stored.value(), stored);
        return key;
    }
}
