package tasktracker.local.key;

import java.time.Instant;

/**
 * An API key as API Gateway keeps it.
 *
 * @param value the secret itself; never logged, see {@link #toString()}
 * @param customerId the user it was issued for
 */
public record StoredKey(String id, String value, String name, String description, String customerId, boolean enabled,
        Instant createdDate, Instant lastUpdatedDate) {
    /** What may be shown, never the secret. */
    @Override
    public String toString() {
        return "StoredKey[id=" + id + ", name=" + name + ", customerId=" + customerId + ", enabled=" + enabled + "]";
    }
}
