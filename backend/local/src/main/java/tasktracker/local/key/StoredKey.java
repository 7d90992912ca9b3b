package tasktracker.local.key;

import java.time.Instant;
import java.util.Map;

/**
 * An API key as API Gateway keeps it.
 *
 * @param value the secret itself; never logged, see {@link #toString()}
 * @param customerId the user it was issued for
 * @param attached whether it is in the usage plan of the stack: only then the gateway knows it
 */
public record StoredKey(String id, String value, String name, String description, String customerId, boolean enabled,
        Instant createdDate, Instant lastUpdatedDate, Map<String, String> tags, boolean attached) {
    public StoredKey {
        tags = Map.copyOf(tags);
    }

    /** The same in the plan or not. Its date is not touched: only what is changed in the key itself counts. */
    public StoredKey attached(boolean in) {
        return new StoredKey(id, value, name, description, customerId, enabled, createdDate, lastUpdatedDate, tags,
                in);
    }

    /** The same with other texts, changed at that instant. */
    StoredKey changed(String newName, String newDescription, String newCustomer, boolean on, Instant now) {
        return new StoredKey(id, value, newName, newDescription, newCustomer, on, createdDate, now, tags, attached);
    }

    /** What may be shown, never the secret. */
    @Override
    public String toString() {
        return "StoredKey[id=" + id + ", name=" + name + ", customerId=" + customerId + ", enabled=" + enabled
                + ", attached=" + attached + "]";
    }
}
