package tasktracker.functions.identity;

import java.util.List;
import java.util.Optional;
import tasktracker.functions.store.RetryLaterException;

/** The API keys that administrators have issued, of this stack and others. */
public interface IssuedKeys {
    /**
     * A page of keys.
     *
     * @param position of the page, empty for the first
     * @throws RetryLaterException when the service turns us away for longer than we try
     */
    Page page(Optional<String> position);

    /**
     * Switches a key off. One that is off already, or gone, is as it should be.
     *
     * @throws RetryLaterException when the service turns us away for longer than we try
     */
    void disable(String keyId);

    /**
     * A part of the list.
     *
     * @param next where it goes on, empty at the end
     */
    record Page(List<IssuedKey> keys, Optional<String> next) {
        public Page {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A key without its secret.
     *
     * @param stack the value of its tag, empty when it has none
     * @param name empty when it has none
     */
    record IssuedKey(String id, String name, String description, String stack, boolean enabled) {}
}
