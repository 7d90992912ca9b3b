package tasktracker.local;

import java.io.PrintStream;
import java.util.function.Consumer;

/** Writes the functions' log lines, but not their metrics, which are lines for CloudWatch alone. */
final class LogLines implements Consumer<String> {
    private static final String METRICS = "{\"_aws\"";

    private final PrintStream out;

    LogLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void accept(String line) {
        if (!line.startsWith(METRICS)) {
            out.println(line);
        }
    }
}
