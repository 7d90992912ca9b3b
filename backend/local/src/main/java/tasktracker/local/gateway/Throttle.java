package tasktracker.local.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import tasktracker.local.template.StackTemplate.Limit;

/** The limit of each key, and that of all keys together. */
final class Throttle {
    private final Optional<Limit> perKey;
    private final Optional<TokenBucket> forAll;
    private final LongSupplier nanoTime;
    private final Map<String, TokenBucket> byKeyId = new ConcurrentHashMap<>();

    Throttle(Optional<Limit> perKey, Optional<Limit> forAll, LongSupplier nanoTime) {
        this.perKey = perKey;
        this.forAll = forAll.map(limit -> new TokenBucket(limit, nanoTime));
        this.nanoTime = nanoTime;
    }

    /** Whether a request with that key may pass now. */
    boolean admits(String keyId) {
        boolean keyMay = perKey
                .map(limit -> byKeyId.computeIfAbsent(keyId, _ -> new TokenBucket(limit, nanoTime)).take())
                .orElse(true);
        return keyMay && forAll.map(TokenBucket::take).orElse(true);
    }
}
