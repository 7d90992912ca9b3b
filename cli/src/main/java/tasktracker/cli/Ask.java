package tasktracker.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import tasktracker.cli.output.Out;
import tasktracker.cli.text.Neutral;

/** Questions to the person at the terminal, on stderr, so that the result can be piped. */
public final class Ask {
    private static final int LONGEST_ANSWER = 1_000;

    private final Out out;
    private final InputStream stdin;
    private final Interrupts interrupts;

    Ask(Out out, InputStream stdin, Interrupts interrupts) {
        this.out = out;
        this.stdin = stdin;
        this.interrupts = interrupts;
    }

    /** Whether there is somebody to ask. */
    public boolean isPossible() {
        return out.canAsk();
    }

    /** Whether the answer is yes; only {@code y} and {@code yes} are. */
    public boolean confirm(String question) {
        String answer = line(question + " [y/N] ");
        return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    }

    /** So that whatever comes next does not stand behind the question. */
    private void endLine() {
        out.stderr().println("");
        out.stderr().flush();
    }

    /** The line typed, without the white space around it; empty at the end of the input. */
    public String line(String prompt) {
        out.stderr().print(Neutral.line(prompt));
        out.stderr().flush();
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        try (Interrupts.Registration _ = interrupts.atInterrupt(this::endLine)) {
            for (int next = stdin.read(); next >= 0 && next != '\n'; next = stdin.read()) {
                if (typed.size() < LONGEST_ANSWER) {
                    typed.write(next);
                }
            }
        } catch (IOException _) {
            // whoever cannot be read has said nothing
        }
        return typed.toString(StandardCharsets.UTF_8).strip();
    }
}
