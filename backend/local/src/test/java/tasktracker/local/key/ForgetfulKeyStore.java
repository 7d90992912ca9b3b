package tasktracker.local.key;

import java.util.List;

/** Forgets everything. */
public class ForgetfulKeyStore implements KeyStore {
    @Override
    public List<StoredKey> all() {
        return List.of();
    }

    @Override
    public void put(StoredKey key) {}

    @Override
    public void remove(String id) {}

    @Override
    public List<Use> uses() {
        return List.of();
    }

    @Override
    public void put(List<Use> uses) {}
}
