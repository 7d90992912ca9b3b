package tasktracker.cli.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import tasktracker.cli.text.Neutral;

/**
 * Where a command prints: stdout takes the result and nothing else, stderr everything else. The one owner of both
 * streams, of what they are connected to, and of colour.
 */
public final class Out {

    private static final int NARROWEST = 20;

    private final TextStream stdout;
    private final TextStream stderr;
    private final Tty tty;
    private final UnaryOperator<String> environment;
    private boolean notices = true;

    /**
     * Prints to the streams given; the tests' way in.
     *
     * @param environment the value of an environment variable, null when it is not set
     */
    public Out(OutputStream stdout, OutputStream stderr, Tty tty, UnaryOperator<String> environment) {
        this.tty = tty;
        this.environment = environment;
        this.stdout = new TextStream(stdout, tty.kind(1), width(1), true);
        this.stderr = new TextStream(stderr, tty.kind(2), width(2), false);
        if ("dumb".equals(environment.apply("TERM"))) {
            this.stdout.dumb();
            this.stderr.dumb();
        }
        colour(ColourMode.AUTO);
    }

    /** Prints to the streams of this process. */
    public static Out system(UnaryOperator<String> environment) {
        return new Out(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err),
                new SystemTty(), environment);
    }

    /** The same streams as they were in the beginning, for the next command line in this process. */
    public Out fresh(UnaryOperator<String> otherEnvironment) {
        return new Out(stdout.sink(), stderr.sink(), tty, otherEnvironment);
    }

    /** The result. */
    public TextStream stdout() {
        return stdout;
    }

    /** Everything but the result. Call {@link TextStream#flush()} after each message. */
    public TextStream stderr() {
        return stderr;
    }

    /** Whether a person can be asked something: stdin and stderr are a terminal. */
    public boolean canAsk() {
        return stderr.isTerminal() && tty.kind(0) == Tty.Kind.TERMINAL;
    }

    /** Decides on colour for each stream; {@link ColourMode#AUTO} until called. */
    public void colour(ColourMode mode) {
        stdout.colour(mode.applies(tty.kind(1), environment));
        stderr.colour(mode.applies(tty.kind(2), environment));
    }

    /** Drops all that {@link #notice} gets from now on: {@code -q}, and the JSON modes. */
    public void silenceNotices() {
        notices = false;
    }

    /**
     * Says on stderr what is good to know but not the result, such as that more rows exist. Names that others gave to
     * things may be in the line: none of them reaches a terminal as a command.
     */
    public void notice(String line) {
        if (notices) {
            stderr.println(Neutral.line(line));
            stderr.flush();
        }
    }

    /** Says as a {@link #notice}, on a line of its own whatever stands there, that the command was interrupted. */
    public void interrupted(String wayOn) {
        if (notices && stderr.isTerminal()) {
            stderr.println("");
        }
        notice("interrupted; " + wayOn);
    }

    private IntSupplier width(int descriptor) {
        return () -> {
            int said = number(environment.apply("COLUMNS"));
            int columns = said > 0 ? said : tty.columns(descriptor);
            return columns == 0 ? 0 : Math.max(columns, NARROWEST);
        };
    }

    private static int number(String text) {
        if (text == null || text.isEmpty() || text.length() > 5) {
            return 0;
        }
        int number = 0;
        for (int at = 0; at < text.length(); at++) {
            char digit = text.charAt(at);
            if (digit < '0' || digit > '9') {
                return 0;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }
}
