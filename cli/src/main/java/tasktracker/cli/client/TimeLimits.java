package tasktracker.cli.client;

import java.time.Duration;

/**
 * How long one try may take.
 *
 * @param connect for the connection
 * @param total for the whole, from the connection to the last byte of the answer
 */
public record TimeLimits(Duration connect, Duration total) {
    /** API Gateway ends a call after 29 s. */
    public static final TimeLimits DEFAULT = new TimeLimits(Duration.ofSeconds(5), Duration.ofSeconds(32));
}
