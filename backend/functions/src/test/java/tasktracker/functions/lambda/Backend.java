package tasktracker.functions.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import tasktracker.contract.ApiKey;
import tasktracker.functions.http.CursorKeys;
import tasktracker.functions.store.MemoryCategoryStore;
import tasktracker.functions.store.MemoryTaskStore;

/** All functions on stores in memory, called with events. */
final class Backend {
    static final Instant NOW = Instant.parse("2026-11-22T09:30:00.123Z");
    static final String ANNA = key("anna", ApiKey.Scope.READ_WRITE, 1);
    static final String BERT = key("bert", ApiKey.Scope.READ_WRITE, 2);
    static final String READER = key("anna", ApiKey.Scope.READ_ONLY, 3);

    final List<String> logLines = Collections.synchronizedList(new ArrayList<>());
    final SteppingClock clock = new SteppingClock(NOW);
    final MemoryTaskStore tasks = new MemoryTaskStore(clock);
    final MemoryCategoryStore categories = new MemoryCategoryStore(clock);
    final Application application = Application.of(tasks, categories, CursorKeys.of(new byte[32]), clock,
            new Random(42), logLines::add);
    private final Map<String, RequestStreamHandler> functions = new HashMap<>();
    int remainingMillis = 28_000;

    /** Time that stands still until it is moved. */
    static final class SteppingClock extends Clock {
        Instant now;

        SteppingClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    Backend() {
        this(_ -> Map.of());
    }

    Backend(Function<Application, Map<String, RequestStreamHandler>> more) {
        functions.put("POST /tasks", new CreateTask(application));
        functions.put("GET /tasks", new ListTasks(application));
        functions.put("GET /tasks/{id}", new GetTask(application));
        functions.putAll(more.apply(application));
    }

    static String key(String user, ApiKey.Scope scope, long seed) {
        return ApiKey.generate(user, scope, new Random(seed)).value();
    }

    Answer send(Event event) {
        return send(functions.get(event.toString()), event.stream());
    }

    Answer send(RequestStreamHandler function, InputStream event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            function.handleRequest(event, out, new FakeContext(() -> remainingMillis));
            return Answer.read(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
