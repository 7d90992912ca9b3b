package tasktracker.cli.aws.key;

import java.time.Instant;
import java.util.Optional;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.ApiKey;
import tasktracker.contract.KeyName;

/**
 * The key that is wanted.
 *
 * @param expiresAt when it is to be switched off, empty for never
 */
public record KeyRequest(String user, ApiKey.Scope scope, String label, Optional<Instant> expiresAt) {
    /** The label of keys for which none is given. */
    public static final String DEFAULT_LABEL = "default";

    /**
     * A request.
     *
     * @throws CliException.Usage when user or label cannot be such
     */
    public KeyRequest {
        if (!ApiKey.isUserId(user)) {
            throw new CliException.Usage(Failure.of("INVALID_USER",
                    "\"" + user + "\" is no user: 1 to 32 lower-case letters and digits")
                    .hint("tasktracker keys create --user home"));
        }
        if (!KeyName.isLabel(label)) {
            throw new CliException.Usage(Failure.of("INVALID_LABEL",
                    "\"" + label + "\" is no label: 1 to 64 letters, digits, dots, dashes and underscores")
                    .hint("tasktracker keys create --label laptop"));
        }
    }

    /** A key that reads and writes, without an end, under the default label. */
    public static KeyRequest forUser(String user) {
        return new KeyRequest(user, ApiKey.Scope.READ_WRITE, DEFAULT_LABEL, Optional.empty());
    }
}
