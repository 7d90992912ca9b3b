package tasktracker.cli.command.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tasktracker.cli.client.RawAnswer;
import tasktracker.cli.output.JsonRows;
import tasktracker.cli.output.TextStream;
import tasktracker.cli.text.Neutral;
import tasktracker.cli.text.TerminalEscapes;
import tasktracker.contract.Json;

/**
 * Prints answers: in a pipe byte by byte as they came, but for the line feed behind an error; on a terminal JSON is indented, and nothing can reach it as an
 * escape sequence.
 */
final class AnswerPrinter {
    private static final String DATA = "data";

    private final TextStream stdout;

    AnswerPrinter(TextStream stdout) {
        this.stdout = stdout;
    }

    /** Status and headers, and the empty line behind them. */
    void head(RawAnswer answer) {
        stdout.println("HTTP/1.1 " + answer.status());
        for (Map.Entry<String, List<String>> header : new TreeMap<>(answer.headers()).entrySet()) {
            for (String value : header.getValue()) {
                stdout.println(Neutral.line(header.getKey() + ": " + value));
            }
        }
        stdout.println("");
    }

    /** The body as it is; one that is an error ends its line, so that nothing is glued to it. */
    void body(RawAnswer answer) {
        if (answer.body().length == 0) {
            return;
        }
        if (stdout.isTerminal()) {
            if (!(answer.isJson() && indented(answer.body()))) {
                String text = Neutral.lines(new String(answer.body(), StandardCharsets.UTF_8));
                stdout.print(text).print(text.endsWith("\n") ? "" : "\n");
            }
        } else {
            write(answer.body());
            if (answer.failure().isPresent() && answer.body()[answer.body().length - 1] != '\n') {
                stdout.println("");
            }
        }
        stdout.flush();
    }

    /** What is in {@code data}, one a line; an answer that has none as it is. */
    void rows(RawAnswer answer) {
        try (JsonParser json = Json.FACTORY.createParser(answer.body())) {
            if (answer.isJson() && toData(json)) {
                JsonGenerator out = generator();
                if (json.currentToken() == JsonToken.START_ARRAY) {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        row(out, json);
                    }
                } else {
                    row(out, json);
                }
                stdout.flush();
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        body(answer);
    }

    JsonGenerator generator() {
        return JsonRows.generator(stdout);
    }

    /** Bytes that follow each other, such as the parts of an export. */
    void write(byte[] bytes) {
        if (stdout.isTerminal()) {
            stdout.print(Neutral.lines(new String(bytes, StandardCharsets.UTF_8)));
        } else {
            try {
                stdout.bytes().write(bytes);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    /** Copies the value that the parser stands on, and ends the line. */
    static void row(JsonGenerator out, JsonParser json) throws IOException {
        out.copyCurrentStructure(json);
        out.writeRaw('\n');
        out.flush();
    }

    /** Moves to the value of {@code data}; false when there is none. */
    private static boolean toData(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = json.currentName().equals(DATA);
            json.nextToken();
            if (found) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }

    private boolean indented(byte[] body) {
        try (JsonParser json = Json.FACTORY.createParser(body)) {
            StringWriter text = new StringWriter();
            try (JsonGenerator out = Json.FACTORY.createGenerator(text)) {
                out.setCharacterEscapes(new TerminalEscapes());
                out.setPrettyPrinter(new DefaultPrettyPrinter().withArrayIndenter(new DefaultIndenter("  ", "\n"))
                        .withObjectIndenter(new DefaultIndenter("  ", "\n")));
                json.nextToken();
                out.copyCurrentStructure(json);
            }
            stdout.println(text.toString());
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
