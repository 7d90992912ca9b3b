package tasktracker.cli.client;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * Where calls go.
 *
 * @param endpoint the API's base with its stage, such as {@code https://x.execute-api.eu-west-1.amazonaws.com/prod}
 * @param apiKey the secret for {@code x-api-key}; absent for {@code --explain}, which needs none
 */
public record Target(URI endpoint, Optional<String> apiKey) {
    public Target {
        Objects.requireNonNull(endpoint);
        Objects.requireNonNull(apiKey);
    }

    /** The address of a path below the stage. The path starts with {@code /} and is percent-encoded already. */
    public URI resolve(String path) {
        String base = endpoint.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    /** The endpoint, never the secret. */
    @Override
    public String toString() {
        return "Target[" + endpoint + "]";
    }
}
