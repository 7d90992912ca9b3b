package tasktracker.cli.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tasktracker.contract.HeaderNames;

/** Tells every try and its answer, without the key wherever it stands. */
final class DebuggingTransport implements Transport {
    private static final String REDACTED = "[redacted]";
    private static final int LONGEST_BODY = 10_000;

    private final Transport transport;
    private final Consumer<String> out;
    private final Clock clock;

    DebuggingTransport(Transport transport, Consumer<String> out, Clock clock) {
        this.transport = transport;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Answer send(Request request) throws IOException, InterruptedException {
        String key = request.headers().getOrDefault(HeaderNames.API_KEY, "");
        tell(request, key);
        long start = clock.millis();
        try {
            Answer answer = transport.send(request);
            tell(answer, Math.max(0, clock.millis() - start), key); // the clock may be put back meanwhile
            return answer;
        } catch (IOException e) {
            out.accept("! " + e.getClass().getSimpleName() + ": " + redacted(String.valueOf(e.getMessage()), key));
            throw e;
        }
    }

    @Override
    public void close() {
        transport.close();
    }

    private void tell(Request request, String key) {
        out.accept("> " + request.method() + " " + redacted(request.uri().toString(), key));
        request.headers().forEach((name, value) -> out.accept("> " + name + ": " + redacted(value, key)));
        if (request.body() != null) {
            body(">", request.body(), key);
        }
    }

    private void tell(Answer answer, long millis, String key) {
        out.accept("< " + answer.status() + " after " + millis + " ms");
        for (Map.Entry<String, List<String>> header : new TreeMap<>(answer.headers()).entrySet()) {
            out.accept("< " + header.getKey() + ": " + redacted(String.join(", ", header.getValue()), key));
        }
        body("<", answer.body(), key);
    }

    private void body(String mark, byte[] body, String key) {
        if (body.length > 0) {
            String text = redacted(new String(body, StandardCharsets.UTF_8), key);
            out.accept(mark + " " + (text.length() <= LONGEST_BODY
                    ? text
                    : text.substring(0, LONGEST_BODY) + "… (" + body.length + " bytes)"));
        }
    }

    private static String redacted(String text, String key) {
        return key.isEmpty() ? text : text.replace(key, REDACTED);
    }
}
