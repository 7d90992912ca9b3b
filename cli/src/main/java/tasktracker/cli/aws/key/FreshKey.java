package tasktracker.cli.aws.key;

import tasktracker.contract.ApiKey;

/**
 * A key together with its secret, which is shown once.
 *
 * @param secret never in a message
 */
public record FreshKey(IssuedKey key, ApiKey secret) {
    /** Takes a key that works. */
    @FunctionalInterface
    public interface Delivery {
        /** Hands the secret out: prints it, or keeps it where its user wants it. When this throws, the old key stays. */
        void deliver(FreshKey fresh);
    }
}
