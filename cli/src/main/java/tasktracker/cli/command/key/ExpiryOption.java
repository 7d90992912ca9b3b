package tasktracker.cli.command.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.time.Span;
import tasktracker.contract.Due;

/** When a key is to be switched off. */
public final class ExpiryOption {
    static final String NEVER = "never";

    @Option(names = "--expires", paramLabel = "WHEN",
            description = "Switch the key off then: 90d, 24h, 2026-12-24 (the end of that day), or never.")
    private String expires;

    /** Whether it was said at all. */
    boolean isGiven() {
        return expires != null;
    }

    /**
     * The instant, empty for never and when nothing was said.
     *
     * @throws CliException.Usage when it cannot be read, or is not to come
     */
    Optional<Instant> at(Session session) {
        if (expires == null || expires.equals(NEVER)) {
            return Optional.empty();
        }
        Instant now = session.clock().instant();
        Instant end = Span.read(expires).map(now::plus).orElseGet(() -> ofDate(session));
        if (!end.isAfter(now)) {
            throw new CliException.Usage(
                    Failure.of("INVALID_DATE", "--expires " + expires + " is not in the future"));
        }
        return Optional.of(end);
    }

    private Instant ofDate(Session session) {
        Due due = session.dates().ahead(expires);
        return due.isDate()
                ? due.date().plusDays(1).atStartOfDay(session.clock().getZone()).toInstant().minus(Duration.ofMillis(1))
                : due.instant();
    }
}
