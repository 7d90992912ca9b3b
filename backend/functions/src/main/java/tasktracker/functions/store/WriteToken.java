package tasktracker.functions.store;

import java.util.Objects;

/**
 * Makes a write repeatable: the same key with the same body replays, with another body it is refused.
 *
 * @param key SHA-256 in hex of user, route, Idempotency-Key (and the index, in a bulk request): it never shows what a
 *            client sent
 * @param bodyHash SHA-256 in hex of the request body (in a bulk request: of the item)
 */
public record WriteToken(String key, String bodyHash) {
    public WriteToken {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(bodyHash, "bodyHash");
    }
}
