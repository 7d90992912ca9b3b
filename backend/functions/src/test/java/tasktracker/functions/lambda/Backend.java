package tasktracker.functions.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;
import tasktracker.contract.ApiKey;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.category.DeletionMark;
import tasktracker.functions.dynamo.DynamoStores;
import tasktracker.functions.dynamo.EmptyTables;
import tasktracker.functions.openapi.AnswerCheck;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.MemoryCategoryStore;
import tasktracker.functions.store.MemoryTaskStore;
import tasktracker.functions.store.SettableClock;
import tasktracker.functions.task.TaskStore;

/** All functions on stores in memory, called with events. */
final class Backend {
    static final Instant NOW = Instant.parse("2026-11-22T09:30:00.123Z");
    static final String ANNA = key("anna", ApiKey.Scope.READ_WRITE, 1);
    static final String BERT = key("bert", ApiKey.Scope.READ_WRITE, 2);
    static final String READER = key("anna", ApiKey.Scope.READ_ONLY, 3);
    /** An id that nothing has. */
    static final String NOTHING = "0199aaaa-0000-7000-8000-000000000000";

    final List<String> logLines = Collections.synchronizedList(new ArrayList<>());
    final SettableClock clock;
    final TaskStore tasks;
    final CategoryStore categories;
    final Application application;
    int remainingMillis = 28_000;
    /** What a function is told of the time it has left. */
    IntSupplier remaining = () -> remainingMillis;
    AnswerCheck documented = new AnswerCheck();
    private volatile List<byte[]> cursorKeys = List.of(new byte[32]);
    private final Map<String, RequestStreamHandler> functions = new HashMap<>();

    Backend() {
        this.clock = new SettableClock(NOW);
        this.tasks = new MemoryTaskStore(clock);
        this.categories = new MemoryCategoryStore(clock);
        this.application = application(tasks, categories);
        wire();
    }

    /** A backend whose stores behave as a test wants. */
    Backend(TaskStore tasks, CategoryStore categories) {
        this.clock = new SettableClock(NOW);
        this.tasks = tasks;
        this.categories = categories;
        this.application = application(tasks, categories);
        wire();
    }

    /** As above, beside others on the same stores: its ids are its own. */
    Backend(TaskStore tasks, CategoryStore categories, long seed) {
        this.clock = new SettableClock(NOW);
        this.tasks = tasks;
        this.categories = categories;
        this.application = application(tasks, categories, seed);
        wire();
    }

    /** A backend on empty tables of DynamoDB Local. */
    static Backend onDynamo() {
        return new Backend(new SettableClock(NOW));
    }

    private Backend(SettableClock clock) {
        DynamoStores stores = EmptyTables.stores(clock);
        this.clock = clock;
        this.tasks = stores.tasks();
        this.categories = stores.categories();
        this.application = application(tasks, categories);
        wire();
    }

    private Application application(TaskStore taskStore, CategoryStore categoryStore) {
        return application(taskStore, categoryStore, 42);
    }

    private Application application(TaskStore taskStore, CategoryStore categoryStore, long seed) {
        return Application.of(taskStore, categoryStore, () -> cursorKeys, clock, new Random(seed),
                logLines::add);
    }

    private void wire() {
        functions.put("POST /tasks", new CreateTask(application));
        functions.put("GET /tasks", new ListTasks(application));
        functions.put("GET /tasks/{id}", new GetTask(application));
        functions.put("PUT /tasks/{id}", new UpdateTask(application));
        functions.put("DELETE /tasks/{id}", new DeleteTask(application));
        functions.put("POST /tasks/bulk/create", new BulkCreateTasks(application));
        functions.put("POST /tasks/bulk/status", new BulkUpdateStatus(application));
        functions.put("POST /tasks/bulk/delete", new BulkDeleteTasks(application));
        functions.put("POST /tasks/bulk/move", new BulkMoveTasks(application));
        functions.put("GET /tasks/export", new ExportTasks(application));
        functions.put("GET /categories", new ListCategories(application));
        functions.put("POST /categories", new CreateCategory(application));
        functions.put("PUT /categories/{id}", new UpdateCategory(application));
        functions.put("DELETE /categories/{id}", new DeleteCategory(application));
    }

    static String key(String user, ApiKey.Scope scope, long seed) {
        return ApiKey.generate(user, scope, new Random(seed)).value();
    }

    /** From now on cursors are signed by the first of these, and good when they were signed by one of them. */
    void cursorKeys(byte[]... keys) {
        cursorKeys = List.of(keys);
    }

    Answer send(Event event) {
        return send(event.toString(), event.stream());
    }

    /** Sends raw bytes to a function, named by its route; the answer must be one that the document announces. */
    Answer send(String route, InputStream event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            functions.get(route).handleRequest(event, out, new FakeContext(remaining));
            Answer answer = Answer.read(out.toByteArray());
            documented.check(route, answer.status(), answer.headers(), answer.body());
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Anna creates a task from a body; its id. */
    String task(String body) {
        return send(Event.of("POST", "/tasks").key(ANNA).body(body)).expect(201).at("data", "taskId");
    }

    /** Anna creates a category; its id. */
    String category(String name) {
        return send(Event.of("POST", "/categories").key(ANNA).body("{\"name\":\"" + name + "\"}")).expect(201)
                .at("data", "categoryId");
    }

    /** Anna's category is marked as being deleted, and whoever did that goes no further. */
    void beginDeletion(String categoryId) {
        categories.startDeleting("anna", categoryId, new Expected.Any(), DeletionMark.at(NOW, new Random(1)));
    }

    /** Anna's task of that id. */
    Answer get(String id) {
        return send(Event.of("GET", "/tasks/{id}").id(id).key(ANNA));
    }
}
