package tasktracker.cli.local;

import java.net.URI;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * A local stack that runs.
 *
 * @param endpoint the API's base with its stage
 * @param apiKey the key of its first user; a secret
 * @param current whether this build of the tool started it
 * @param auto whether a command started it by itself
 * @param data where it keeps tasks
 * @param healthy asks it
 */
public record RunningStack(URI endpoint, String apiKey, long pid, Instant startedAt, String build, boolean current,
        boolean auto, String data, BooleanSupplier healthy) {

    /** Where it runs, never its secret. */
    @Override
    public String toString() {
        return "RunningStack[pid=" + pid + ", endpoint=" + endpoint + "]";
    }
}
