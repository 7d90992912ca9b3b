package tasktracker.cli.load;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tasktracker.cli.client.Target;
import tasktracker.contract.HeaderNames;
import tasktracker.contract.Json;
import tasktracker.contract.TaskJson;

/** The requests of a load test, on its own data. For use by several threads. */
public final class ApiRequests implements HttpExchange.Requests {
    private static final int PAGE = 50;

    private final Target target;
    private final TestData data;
    private final Map<String, String> headers;
    private final List<String> taskIds;
    private final AtomicLong turn = new AtomicLong();
    private final AtomicLong added = new AtomicLong();

    /** Requests on data that has been made; it needs a task at least. */
    public ApiRequests(Target target, TestData data) {
        this.target = target;
        this.data = data;
        this.headers = Map.of(HeaderNames.API_KEY, target.apiKey().orElseThrow());
        this.taskIds = data.taskIds();
    }

    @Override
    public HttpExchange.Request next(Operation operation) {
        return switch (operation) {
            case LIST -> read("/tasks?status=all&category=" + data.categoryId() + "&limit=" + PAGE);
            case GET -> read("/tasks/" + taskIds.get(index(turn.getAndIncrement())));
            case SEARCH -> read("/tasks?status=all&q=" + Sentence.SEARCHED + "&category=" + data.categoryId()
                    + "&limit=" + PAGE);
            case ADD -> add(added.incrementAndGet());
            case DONE -> done(turn.getAndIncrement());
        };
    }

    private HttpExchange.Request add(long number) {
        return write("POST", "/tasks", Map.of(HeaderNames.IDEMPOTENCY_KEY, data.key("add-" + number)),
                json -> TaskJson.write(json, data.task(number)));
    }

    /** How many tasks were to be added so far. */
    public long added() {
        return added.get();
    }

    /** Completes each task in its turn, and opens it in the next one. */
    private HttpExchange.Request done(long number) {
        boolean completed = number / taskIds.size() % 2 == 0;
        return write("PUT", "/tasks/" + taskIds.get(index(number)), Map.of(HeaderNames.IF_MATCH, "*"), json -> {
            json.writeStartObject();
            json.writeBooleanField("completed", completed);
            json.writeEndObject();
        });
    }

    private int index(long number) {
        return (int) (number % taskIds.size());
    }

    private HttpExchange.Request read(String path) {
        return new HttpExchange.Request("GET", target.resolve(path), headers, "");
    }

    private HttpExchange.Request write(String method, String path, Map<String, String> more, Body body) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
            body.write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new HttpExchange.Request(method, target.resolve(path), all, bytes.toString(StandardCharsets.UTF_8));
    }

    @FunctionalInterface
    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }
}
