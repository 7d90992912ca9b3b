package tasktracker.cli.config;

import java.net.URI;
import java.util.Objects;

/**
 * Where the API is and the key for it.
 *
 * @param endpoint the base URL with the stage, no slash at the end
 * @param apiKey secret
 */
public record Connection(URI endpoint, String apiKey) {
    public Connection {
        Objects.requireNonNull(endpoint);
        Objects.requireNonNull(apiKey);
    }

    /** The endpoint, never the key. */
    @Override
    public String toString() {
        return "Connection[" + endpoint + "]";
    }
}
