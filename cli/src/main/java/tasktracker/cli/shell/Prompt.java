package tasktracker.cli.shell;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import tasktracker.cli.Session;
import tasktracker.cli.command.Commands;
import tasktracker.cli.complete.Completer;
import tasktracker.cli.config.Profile;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.output.Out;
import tasktracker.cli.output.Style;

/** Command lines typed at a prompt. */
final class Prompt {
    private static final int REMEMBERED = 1_000;
    private static final int PATIENCE = 2;

    private final Terminal terminal;
    private final Foreground foreground = new Foreground();
    private final LineReader lines;
    private final LineReader answers;
    private final Runner runner;

    /** A prompt on a terminal, for the session of the command that is the shell. */
    Prompt(Terminal terminal, Session session) {
        this.terminal = terminal;
        this.answers = LineReaderBuilder.builder().terminal(terminal).parser(new Unparsed())
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true).variable(LineReader.DISABLE_COMPLETION, true)
                .variable(LineReader.DISABLE_HISTORY, true).build();
        this.runner = new Runner(session, new Answers(), this::secret, name -> variable(session, name), foreground);
        this.lines = LineReaderBuilder.builder().terminal(terminal).parser(new LineParser())
                .completer(new LineCompleter(new Completer(Commands.root(), session), runner::profile))
                .history(new PrivateHistory())
                // Titles may hold ! and \, and a second line is no part of the first.
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                .option(LineReader.Option.HISTORY_REDUCE_BLANKS, false)
                .option(LineReader.Option.COMPLETE_MATCHER_TYPO, false)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "> ").variable(LineReader.HISTORY_SIZE, REMEMBERED)
                .variable(LineReader.HISTORY_FILE_SIZE, REMEMBERED)
                .variable(LineReader.BELL_STYLE, "none").build();
        remember(session);
        terminal.handle(Signal.INT, _ -> interrupt());
    }

    /** Reads and runs command lines until there are no more. */
    void run() {
        try (runner) {
            while (!runner.isOver()) {
                String text = next();
                if (text == null) {
                    return;
                }
                all(text);
            }
        }
    }

    private String next() {
        while (true) {
            try {
                return lines.readLine(prompt());
            } catch (UserInterruptException _) {
                // Ctrl-C clears the line
            } catch (EndOfFileException _) {
                return null;
            }
        }
    }

    /** What was pasted can be several lines: they run one after another, and a failure keeps the rest from running. */
    private void all(String text) {
        try {
            List<Statement> statements = Statement.of(text, 1);
            for (int at = 0; at < statements.size() && !runner.isOver(); at++) {
                List<String> words = statements.get(at).words();
                ExitCode code = foreground.run(() -> runner.run(words));
                int left = statements.size() - at - 1;
                if (code != ExitCode.OK && left > 0) {
                    runner.out().notice(left == 1 ? "the line after it was not run"
                            : "the " + left + " lines after it were not run");
                    return;
                }
            }
        } catch (CliException e) {
            runner.fail(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void interrupt() {
        if (foreground.interrupt() >= PATIENCE) {
            runner.out().notice("waiting for the command to end; Ctrl-C once more ends the shell with it");
            terminal.handle(Signal.INT, Terminal.SignalHandler.SIG_DFL);
        }
    }

    private String prompt() {
        terminal.handle(Signal.INT, _ -> interrupt());
        Out out = runner.out();
        try {
            Profile profile = runner.settings().profile();
            String name = profile.isProtected() ? profile.name() + " (protected)" : profile.name();
            return out.stdout().styled(profile.isProtected() ? Style.RED : Style.CYAN, name) + "> ";
        } catch (CliException _) {
            return "?> "; // the next command says what is wrong
        }
    }

    private void remember(Session session) {
        try {
            Path file = PrivateHistory.prepared(session.paths().state().resolve("shell-history"));
            if (file != null) {
                lines.setVariable(LineReader.HISTORY_FILE, file);
                lines.getHistory().load();
            }
        } catch (IOException | CliException _) {
            // without the lines of before
        }
    }

    private String variable(Session session, String name) {
        if (name.equals("COLUMNS")) {
            int columns = terminal.getSize().getColumns();
            return columns > 0 ? Integer.toString(columns) : null;
        }
        return name.equals(TaskShell.INSIDE) ? "1" : session.environment().apply(name);
    }

    private String secret(String prompt) {
        return answer(prompt, '\0');
    }

    /** What was typed, or null at Ctrl-D. */
    private String answer(String prompt, Character mask) {
        try {
            return answers.readLine(prompt, mask);
        } catch (UserInterruptException _) {
            throw new CliException.Interrupted(Failure.of("INTERRUPTED", "interrupted"));
        } catch (EndOfFileException _) {
            return null;
        }
    }

    /** Standard input of the commands: what is typed while one asks, a line at a time. */
    private final class Answers extends InputStream {
        private InputStream line = InputStream.nullInputStream();

        @Override
        public int read() throws IOException {
            int next = line.read();
            if (next >= 0) {
                return next;
            }
            String typed = answer("", null);
            if (typed == null) {
                return -1;
            }
            line = new ByteArrayInputStream((typed + "\n").getBytes(StandardCharsets.UTF_8));
            return line.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int first = length == 0 ? 0 : read();
            if (length == 0 || first < 0) {
                return first;
            }
            bytes[offset] = (byte) first;
            return 1 + Math.max(0, line.read(bytes, offset + 1, length - 1));
        }
    }
}
