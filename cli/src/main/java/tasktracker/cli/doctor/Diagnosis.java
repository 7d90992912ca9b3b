package tasktracker.cli.doctor;

import java.util.Objects;
import tasktracker.cli.error.CliException;

/**
 * What a check found.
 *
 * @param check its id; scripts depend on it
 * @param message what was found, with no secret in it
 * @param next the command to run next, or null
 */
public record Diagnosis(String check, Verdict verdict, String message, String next) {
    public Diagnosis {
        Objects.requireNonNull(check);
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(message);
    }

    static Diagnosis pass(String check, String message) {
        return new Diagnosis(check, Verdict.PASS, message, null);
    }

    static Diagnosis skip(String check, String message) {
        return new Diagnosis(check, Verdict.SKIP, message, null);
    }

    static Diagnosis warn(String check, String message, String next) {
        return new Diagnosis(check, Verdict.WARN, message, next);
    }

    static Diagnosis fail(String check, String message, String next) {
        return new Diagnosis(check, Verdict.FAIL, message, next);
    }

    /** What any other command would have said. */
    static Diagnosis of(String check, Verdict verdict, CliException e) {
        return new Diagnosis(check, verdict, e.failure().message(), e.failure().hint());
    }

    /** The same without a secret that somebody, such as a server, has put into it. */
    public Diagnosis without(String secret) {
        return new Diagnosis(check, verdict, message.replace(secret, "[redacted]"),
                next == null ? null : next.replace(secret, "[redacted]"));
    }
}
