package tasktracker.cli.client;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import tasktracker.contract.HeaderNames;

/** Writes requests as curl commands for a POSIX shell, the key as a variable, and sends nothing. */
final class ExplainingTransport implements Transport {
    private static final String NEXT_LINE = " \\\n  ";

    private final Consumer<String> out;

    ExplainingTransport(Consumer<String> out) {
        this.out = out;
    }

    @Override
    public Answer send(Request request) {
        out.accept(curl(request));
        throw new Explained();
    }

    @Override
    public void close() {
        // nothing is open
    }

    static String curl(Request request) {
        StringBuilder text = new StringBuilder("curl -sS");
        if (!request.method().equals("GET")) {
            text.append(" -X ").append(request.method());
        }
        text.append(' ').append(quoted(request.uri().toString()));
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            if (header.getKey().equals(HeaderNames.API_KEY)) {
                text.append(NEXT_LINE).append("-H \"").append(HeaderNames.API_KEY)
                        .append(": $TASKTRACKER_API_KEY\"");
            } else {
                text.append(NEXT_LINE).append("-H ").append(quoted(header.getKey() + ": " + header.getValue()));
            }
        }
        if (request.body() != null) {
            text.append(NEXT_LINE).append("--data-binary ")
                    .append(quoted(new String(request.body(), StandardCharsets.UTF_8)));
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
