package tasktracker.cli.doctor;

import java.util.Optional;
import java.util.function.Supplier;
import tasktracker.cli.config.Connection;
import tasktracker.cli.error.CliException;

/** Endpoint and key, found once for all checks: a {@code key_command} may ask its user something. */
public final class OnceConnected {
    private final Supplier<Connection> source;
    private Connection found;
    private CliException failed;

    /** Not looked for until somebody asks. */
    public OnceConnected(Supplier<Connection> source) {
        this.source = source;
    }

    /**
     * Endpoint and key.
     *
     * @throws CliException the same for whoever asks
     */
    synchronized Connection get() {
        if (failed != null) {
            throw failed;
        }
        if (found == null) {
            try {
                found = source.get();
            } catch (CliException e) {
                failed = e;
                throw e;
            }
        }
        return found;
    }

    /** The key, if somebody asked and it was found; to keep it out of the output. */
    public synchronized Optional<String> secret() {
        return Optional.ofNullable(found).map(Connection::apiKey);
    }
}
