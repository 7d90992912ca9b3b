package tasktracker.local.key;

import java.util.List;

/** Where API keys are kept. */
public interface KeyStore {
    /** All keys, the oldest first. */
    List<StoredKey> all();

    /** Stores a new key. */
    void add(StoredKey key);
}
