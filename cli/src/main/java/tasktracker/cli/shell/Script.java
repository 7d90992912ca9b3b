package tasktracker.cli.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.output.Out;

/** Runs the lines of a file or pipe, each as soon as it is there. Stops at the first that fails, as {@code sh -e}. */
final class Script {
    /** Characters; a quote that nobody closes must not take all memory. */
    private static final int LONGEST = 1024 * 1024;

    private final Runner runner;
    private final BufferedReader lines;
    private final boolean keepGoing;
    private int number;
    private ExitCode first = ExitCode.OK;

    /**
     * A script.
     *
     * @param keepGoing to go on after lines that fail
     */
    Script(Runner runner, InputStream input, boolean keepGoing) {
        this.runner = runner;
        this.lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        this.keepGoing = keepGoing;
    }

    /** Runs all lines. Returns the exit code of the first that failed. */
    ExitCode run() {
        try {
            for (String text = next(); text != null && goesOn(); text = next()) {
                run(text);
            }
        } catch (IOException e) {
            throw new CliException.Local(
                    Failure.of("SCRIPT_UNREADABLE", "the script cannot be read: " + e.getMessage()),
                    e);
        }
        return first;
    }

    private void run(String text) {
        int begins = number - lineBreaks(text);
        try {
            for (Statement statement : Statement.of(text, begins)) {
                if (goesOn()) {
                    ended(statement.line(), runner.run(statement.words()));
                }
            }
        } catch (CliException e) {
            ended(begins, runner.fail(e));
        }
    }

    private boolean goesOn() {
        return !runner.isOver() && (keepGoing || first == ExitCode.OK);
    }

    private void ended(int line, ExitCode code) {
        if (code != ExitCode.OK) {
            first = first == ExitCode.OK ? code : first;
            Out out = runner.out();
            out.stderr().println("line " + line + " of the script failed with exit code " + code.number()
                    + (keepGoing ? "" : "; the lines after it were not run"));
            out.stderr().flush();
        }
    }

    /** The next line, with those that belong to it; null at the end. */
    private String next() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            return null;
        }
        number++;
        StringBuilder text = new StringBuilder(line);
        while (text.length() < LONGEST && Statement.isIncomplete(text.toString())) {
            String more = lines.readLine();
            if (more == null) {
                break;
            }
            number++;
            text.append('\n').append(more);
        }
        return text.toString();
    }

    private static int lineBreaks(String text) {
        return (int) text.chars().filter(sign -> sign == '\n').count();
    }
}
