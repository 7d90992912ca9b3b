package tasktracker.cli;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What calls of the API need and Java takes long to make ready, made ready on a second core while the first reads the
 * command line. It changes how long a command takes, nothing else: what fails here fails again where it is needed, and
 * is told there.
 */
final class Ahead {
    private Ahead() {}

    /** Starts to make ready, if a command line looks as if it were to call the API. Returns at once, with what it started. */
    static Optional<Thread> start(List<String> args, Surroundings surroundings) {
        if (args.isEmpty() || args.getFirst().startsWith("-") || args.getFirst().startsWith("__")) {
            return Optional.empty();
        }
        return Optional.of(Thread.ofPlatform().daemon().name("ahead").start(() -> makeReady(surroundings)));
    }

    private static void makeReady(Surroundings surroundings) {
        try {
            // The JSON parser has constants of this class, which multiplies numbers of 150,000 bits when it is loaded.
            BigDecimal _ = BigDecimal.ZERO;
            ZoneId _ = surroundings.clock().getZone();
            surroundings.clients().makeReady();
        } catch (RuntimeException | Error _) {
            // whoever needs it meets the same
        }
    }
}
