package tasktracker.functions.secrets;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tasktracker.functions.http.CursorKeys;

/**
 * The keys that sign cursors, from a secret: the current version and, after a rotation, the one before it. Read when
 * first asked for, so never part of a snapshot, and kept for a quarter of an hour.
 */
public final class SecretsManagerCursorKeys implements CursorKeys {
    private static final Duration KEPT = Duration.ofMinutes(15);
    /** Forged cursors must not make us read the secret at every request. */
    private static final Duration BETWEEN_RELOADS = Duration.ofSeconds(30);
    private static final int MIN_BYTES = 32;

    private final Secrets secrets;
    private final Clock clock;
    private List<byte[]> keys = List.of();
    private Instant read = Instant.MIN;
    private Instant reloaded = Instant.MIN;

    SecretsManagerCursorKeys(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The keys in the secret of that ARN. */
    public static SecretsManagerCursorKeys of(String arn, Clock clock) {
        return new SecretsManagerCursorKeys(new AwsSecrets(arn), clock);
    }

    /** The keys; may throw what the SDK throws when they cannot be read. */
    @Override
    public synchronized List<byte[]> keys() {
        Instant now = clock.instant();
        if (keys.isEmpty()) {
            keys = read();
            read = now;
        } else if (!now.isBefore(read.plus(KEPT))) {
            refresh(now);
        }
        return keys;
    }

    /** The keys, read afresh unless they were reloaded within the last half minute. */
    @Override
    public synchronized List<byte[]> reload() {
        Instant now = clock.instant();
        if (keys.isEmpty()) {
            return keys();
        }
        if (!now.isBefore(reloaded.plus(BETWEEN_RELOADS))) {
            reloaded = now;
            refresh(now);
        }
        return keys;
    }

    private void refresh(Instant now) {
        read = now;
        try {
            keys = read();
        } catch (RuntimeException _) {
            // Keys that were good are better than none; the next quarter of an hour tries again.
        }
    }

    private List<byte[]> read() {
        List<byte[]> fresh = new ArrayList<>();
        fresh.add(key(secrets.read("AWSCURRENT")
                .orElseThrow(() -> new IllegalStateException("the secret of the cursor keys has no version"))));
        Optional<String> previous = secrets.read("AWSPREVIOUS");
        if (previous.isPresent()) {
            fresh.add(key(previous.get()));
        }
        return List.copyOf(fresh);
    }

    private static byte[] key(String text) {
        byte[] key = text.getBytes(StandardCharsets.UTF_8);
        if (key.length < MIN_BYTES) {
            throw new IllegalStateException("a cursor key must have at least " + MIN_BYTES + " bytes");
        }
        return key;
    }
}
