package tasktracker.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import tasktracker.cli.AtInterrupt;
import tasktracker.cli.Session;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;

/** Many command lines in one process. */
public final class TaskShell {
    /** The variable that tells a command that it is inside of a shell. */
    static final String INSIDE = "TASKTRACKER_SHELL";

    private final Session session;

    /**
     * A shell.
     *
     * @throws CliException.Usage inside of a shell
     */
    public TaskShell(Session session) {
        if (session.environment().apply(INSIDE) != null) {
            throw new CliException.Usage(
                    Failure.of("SHELL_IN_SHELL", "this is the shell; exit leaves it, use PROFILE changes the profile"));
        }
        this.session = session;
    }

    /** Runs what is typed at a prompt. */
    public ExitCode interactive() {
        try (Terminal terminal = terminal()) {
            new Prompt(terminal, session).run();
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CliException.Local(
                    Failure.of("TERMINAL_FAILED", "the terminal cannot be used: " + e.getMessage()), e);
        }
    }

    /**
     * Runs the lines of standard input.
     *
     * @param keepGoing to go on after lines that fail
     * @return the exit code of the first line that failed
     */
    public ExitCode script(boolean keepGoing) {
        try (Runner runner = new Runner(session, InputStream.nullInputStream(), _ -> null,
                name -> name.equals(INSIDE) ? "1" : session.environment().apply(name), AtInterrupt::new)) {
            return new Script(runner, session.stdin(), keepGoing).run();
        }
    }

    /** The probe for grapheme clusters waits for terminals that never answer. */
    private static Terminal terminal() throws IOException {
        return TerminalBuilder.builder().name("tasktracker").system(true).dumb(true).graphemeCluster(false)
                .nativeSignals(true).encoding(StandardCharsets.UTF_8).build();
    }
}
