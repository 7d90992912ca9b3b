package tasktracker.local.key;

import java.util.List;
import tasktracker.functions.store.RetryLaterException;

/** Forgets everything, and takes nothing while its disk is full. */
class FullKeyStore extends ForgetfulKeyStore {
    static final String REASON = "the disk is full";
    static final String ADVICE = "Make room";

    volatile boolean full;

    @Override
    public void put(StoredKey key) {
        requireRoom();
    }

    @Override
    public void remove(String id) {
        requireRoom();
    }

    @Override
    public void put(List<Use> uses) {
        requireRoom();
    }

    private void requireRoom() {
        if (full) {
            throw new RetryLaterException(REASON, ADVICE, null);
        }
    }
}
