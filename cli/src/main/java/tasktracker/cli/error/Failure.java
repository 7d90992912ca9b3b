package tasktracker.cli.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a user is told when something did not work. Made by {@link #of}, refined by the other methods, thrown inside one
 * of the {@link CliException}s.
 *
 * @param code stable, upper case with underscores, such as {@code TASK_NOT_FOUND}; scripts depend on it
 * @param message what happened, naming the thing: lower case at the start, no full stop; never holds a secret
 * @param hint the command to run next, or null
 * @param correlationId the id under which the server logged the call, or null
 * @param details the reason for each field refused, in the order to be shown; empty when there are none
 * @param retryAfterSeconds how long the server wants to be left alone, or null
 */
public record Failure(String code, String message, String hint, String correlationId, Map<String, String> details,
        Long retryAfterSeconds) {

    /** The detail of a conflict that has the version the command went by. */
    public static final String EXPECTED_VERSION = "expectedVersion";
    /** The detail of a conflict that has the version there is. */
    public static final String CURRENT_VERSION = "currentVersion";

    public Failure {
        Objects.requireNonNull(code);
        Objects.requireNonNull(message);
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** A failure of a server that does not say how long to wait. */
    public Failure(String code, String message, String hint, String correlationId, Map<String, String> details) {
        this(code, message, hint, correlationId, details, null);
    }

    /** A failure without hint, correlation id and details. */
    public static Failure of(String code, String message) {
        return new Failure(code, message, null, null, Map.of());
    }

    /** The same with the command to run next. */
    public Failure hint(String command) {
        return new Failure(code, message, command, correlationId, details, retryAfterSeconds);
    }

    /** The same with the id under which the server logged the call; null leaves it out. */
    public Failure correlationId(String id) {
        return new Failure(code, message, hint, id, details, retryAfterSeconds);
    }

    /** The same with the reason for each field. */
    public Failure details(Map<String, String> reasons) {
        return new Failure(code, message, hint, correlationId, reasons, retryAfterSeconds);
    }

    /** The same with what the server says of waiting, which the message says too. */
    public Failure retryAfter(long seconds) {
        return new Failure(code, message + "; retry in " + seconds + " s", hint, correlationId, details, seconds);
    }
}
