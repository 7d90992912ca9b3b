package tasktracker.cli.command.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import tasktracker.cli.client.Cursors;
import tasktracker.cli.client.RawAnswer;
import tasktracker.cli.client.RawCall;
import tasktracker.cli.client.RawPath;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.HeaderNames;
import tasktracker.contract.Json;

/**
 * All pages of a list as one document, or its rows one a line, each page printed as it arrives. A list that fails half
 * way leaves the document unclosed. What is no JSON, such as an export, is strung together.
 */
final class AllPages {
    private static final String DATA = "data";
    private static final String NEXT_CURSOR = "nextCursor";

    private final TaskClient client;
    private final AnswerPrinter printer;
    private final boolean rows;
    private final JsonGenerator out;
    private boolean begun;

    /**
     * Ready to print.
     *
     * @param rows whether to print rows, one a line, and no document around them
     */
    AllPages(TaskClient client, AnswerPrinter printer, boolean rows) {
        this.client = client;
        this.printer = printer;
        this.rows = rows;
        this.out = printer.generator();
    }

    /**
     * Calls until there is no next page.
     *
     * @throws CliException for a page that is no success; the body of a first one is printed
     */
    void print(RawCall first) {
        Cursors cursors = new Cursors();
        RawCall call = first;
        while (true) {
            RawAnswer answer = client.raw(call);
            if (answer.failure().isPresent()) {
                if (!begun) {
                    printer.body(answer);
                }
                throw answer.failure().get();
            }
            Optional<String> cursor = cursors.follow(answer.isJson() ? json(call, answer) : bytes(answer));
            begun = true;
            if (cursor.isEmpty()) {
                return;
            }
            call = call.at(RawPath.withCursor(call.path(), cursor.get()));
        }
    }

    private Optional<String> bytes(RawAnswer answer) {
        printer.write(answer.body());
        return answer.header(HeaderNames.NEXT_CURSOR.toLowerCase(Locale.ROOT));
    }

    private Optional<String> json(RawCall call, RawAnswer answer) {
        try (JsonParser json = Json.FACTORY.createParser(answer.body())) {
            boolean[] list = new boolean[1];
            String[] cursor = new String[1];
            json.nextToken();
            Json.object(json, (field, in) -> {
                if (field.equals(DATA) && in.currentToken() == JsonToken.START_ARRAY) {
                    list[0] = true;
                    page(in);
                } else if (field.equals(NEXT_CURSOR)) {
                    cursor[0] = Json.text(in);
                } else {
                    in.skipChildren();
                }
            });
            if (!list[0]) {
                throw noList(call);
            }
            if (cursor[0] == null && !rows) {
                out.writeEndArray();
                out.writeNullField(NEXT_CURSOR);
                out.writeEndObject();
                out.writeRaw('\n');
            }
            out.flush();
            return Optional.ofNullable(cursor[0]);
        } catch (IOException e) {
            throw new CliException.Server(
                    Failure.of("UNEXPECTED_ANSWER", "what " + call.path() + " answered is no page in JSON"), e);
        }
    }

    private void page(JsonParser json) throws IOException {
        if (!begun && !rows) {
            out.writeStartObject();
            out.writeArrayFieldStart(DATA);
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (rows) {
                AnswerPrinter.row(out, json);
            } else {
                out.copyCurrentStructure(json);
            }
        }
    }

    private static CliException noList(RawCall call) {
        return new CliException.Usage(Failure.of("NO_LIST", call.path() + " answers no list, so it has no pages")
                .hint("tasktracker api GET " + call.path()));
    }
}
