package tasktracker.cli;

import java.util.List;
import tasktracker.cli.error.ExitCode;

/**
 * Runs in the build, once, in the shipped runtime and an empty home: what it loads and compiles is in the AOT cache that
 * every later start uses. So {@link #COMMAND_LINES} are what people run most, and each takes the path that a real one
 * takes, to a real local stack.
 */
public final class Training {
    private static final List<List<String>> COMMAND_LINES = List.of(List.of("--version"), List.of("--help"),
            List.of("task", "add", "--help"), List.of("local", "start"), List.of("local", "status"),
            List.of("category", "add", "Home"),
            List.of("task", "add", "Buy milk", "--due", "tomorrow 5pm", "--priority", "high", "--category", "Home"),
            List.of("task", "add", "Call the plumber", "--due", "fri"), List.of("task", "list"),
            List.of("task", "list", "-o", "table"), List.of("task", "list", "-o", "json", "--all", "--status", "all"),
            List.of("task", "done", "Buy milk"), List.of("task", "show", "Call the plumber"),
            List.of("task", "edit", "Call the plumber", "--due", "in 3 days"),
            List.of("task", "delete", "Call the plumber", "--yes"), List.of("category", "list"),
            List.of("__complete", "--", "task", "li"),
            List.of("__complete", "--for", "bash", "--line=tasktracker task done ", "--breaks= :=", "--type=63",
                    "--width=80"),
            List.of("__complete", "--for", "zsh", "--width=80", "--", "task", "list", "--category", ""),
            List.of("profile", "list"));

    private Training() {}

    /** Runs all command lines, and fails when one of them fails: a cache must not be made of failures. */
    public static void main(String[] args) {
        boolean failed = false;
        try {
            for (List<String> line : COMMAND_LINES) {
                failed |= !succeeds(line);
            }
        } finally {
            failed |= !succeeds(List.of("local", "stop"));
        }
        if (failed) {
            throw new IllegalStateException("a command line of the training failed, see above");
        }
    }

    private static boolean succeeds(List<String> line) {
        return Main.run(line) == ExitCode.OK;
    }
}
