package tasktracker.cli.command.stack;

import java.time.Duration;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.time.Span;

/** A span back from now: as everywhere, or with {@code m} for minutes, as tools for logs have it. */
final class Since {
    private Since() {}

    /**
     * Reads a span.
     *
     * @throws CliException.Usage if it is none
     */
    static Duration parse(String text) {
        String usual = text.endsWith("m") ? text + "in" : text;
        return Span.read(usual).orElseThrow(() -> new CliException.Usage(Failure.of("INVALID_ARGUMENTS",
                "--since takes a span such as 30s, 10min, 2h or 7d, not \"" + text + "\"")
                .hint("tasktracker stack logs --help")));
    }
}
