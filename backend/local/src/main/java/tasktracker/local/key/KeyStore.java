package tasktracker.local.key;

import java.util.List;

/** Where API keys and their use are kept. */
public interface KeyStore {
    /** All keys, the oldest first. */
    List<StoredKey> all();

    /** Stores a key, in place of the one with its id. */
    void put(StoredKey key);

    /** Forgets a key and its use. */
    void remove(String id);

    /** How often each key was used on each day. */
    List<Use> uses();

    /** Stores how often keys were used, in place of what was stored of those days. */
    void put(List<Use> uses);

    /**
     * How often a key was used on a day.
     *
     * @param day days since 1970-01-01, in UTC
     */
    record Use(String keyId, long day, long requests) {}
}
