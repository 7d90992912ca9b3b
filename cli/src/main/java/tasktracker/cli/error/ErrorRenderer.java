package tasktracker.cli.error;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import tasktracker.cli.text.Neutral;
import tasktracker.cli.text.TerminalEscapes;
import tasktracker.contract.Json;

/**
 * Turns what ended a command into what stderr shows.
 *
 * @param json whether stdout is in a JSON mode, so that stderr carries one JSON object
 * @param colour whether stderr takes colour; it only decorates words that say the same
 * @param debug whether the stack trace is added
 */
public record ErrorRenderer(boolean json, boolean colour, boolean debug) {

    /** The {@link Failure#code} of everything that is not a {@link CliException}. */
    public static final String UNEXPECTED = "UNEXPECTED_ERROR";

    /** The exit code that goes with {@link #render}. */
    public static ExitCode exitCode(Throwable thrown) {
        return thrown instanceof CliException known ? known.exitCode() : ExitCode.FAILURE;
    }

    /** The complete text, ending in a line feed. */
    public String render(Throwable thrown) {
        Failure failure = thrown instanceof CliException known ? known.failure() : unexpected(thrown);
        String text = json ? json(failure, exitCode(thrown)) : text(failure);
        return debug ? text + trace(thrown) : text;
    }

    private Failure unexpected(Throwable thrown) {
        String what = thrown.getMessage() == null
                ? thrown.getClass().getSimpleName()
                : thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
        Failure failure = Failure.of(UNEXPECTED, "this should not have happened: " + what);
        return debug ? failure : failure.hint("run the same command with --debug");
    }

    private String text(Failure failure) {
        StringBuilder text = new StringBuilder();
        text.append(label("error:", "31")).append(' ').append(Neutral.line(failure.message())).append('\n');
        for (Map.Entry<String, String> field : failure.details().entrySet()) {
            if (failure.message().equals(field.getKey() + ' ' + field.getValue())) {
                continue; // the message is made of it
            }
            text.append("  ").append(Neutral.line(field.getKey())).append(": ")
                    .append(Neutral.line(field.getValue())).append('\n');
        }
        if (failure.hint() != null) {
            text.append(label("hint:", "36")).append(' ').append(Neutral.line(failure.hint())).append('\n');
        }
        if (failure.correlationId() != null) {
            text.append("correlation id: ").append(Neutral.line(failure.correlationId())).append('\n');
        }
        return text.toString();
    }

    private String label(String word, String sgr) {
        return colour ? "\u001b[1;" + sgr + "m" + word + "\u001b[0m" : word;
    }

    private static String json(Failure failure, ExitCode exitCode) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = Json.FACTORY.createGenerator(text)) {
            out.setCharacterEscapes(new TerminalEscapes());
            out.writeStartObject();
            out.writeObjectFieldStart("error");
            out.writeStringField("code", failure.code());
            out.writeStringField("message", failure.message());
            out.writeStringField("hint", failure.hint());
            out.writeStringField("correlationId", failure.correlationId());
            out.writeNumberField("exitCode", exitCode.number());
            if (failure.retryAfterSeconds() != null) {
                out.writeNumberField("retryAfterSeconds", failure.retryAfterSeconds());
            }
            if (!failure.details().isEmpty()) {
                out.writeObjectFieldStart("details");
                for (Map.Entry<String, String> field : failure.details().entrySet()) {
                    out.writeStringField(field.getKey(), field.getValue());
                }
                out.writeEndObject();
            }
            out.writeEndObject();
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text + "\n";
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return Neutral.lines(text.toString().replace("\t", "    ")); // messages in it may be a server's
    }
}
