package tasktracker.local;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** The local stack as a process: starts, serves until it is ended or idle, ends cleanly. */
public final class Main {
    private Main() {}

    /** See {@link Arguments#USAGE}. Exits with 0 after a clean end, 1 when it cannot start, 2 for bad arguments. */
    public static void main(String[] args) {
        int status = run(List.of(args), System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(List<String> args, PrintStream log, PrintStream err) {
        Arguments arguments;
        try {
            arguments = Arguments.parse(args);
        } catch (IllegalArgumentException e) {
            err.println("error: " + e.getMessage());
            err.println(Arguments.USAGE);
            return 2;
        }
        if (arguments.auto()) {
            Signals.ignoreTerminal();
        }
        try {
            StackProcess process = StackProcess.start(arguments, log, err);
            process.awaitEnd();
            return 0;
        } catch (LocalStackException e) {
            err.println("error: " + e.getMessage());
        } catch (IOException e) {
            err.println("error: cannot write the state file: " + e.getMessage());
        }
        return 1;
    }
}
