package tasktracker.cli.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tasktracker.cli.Version;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.BulkChange;
import tasktracker.contract.BulkChangeJson;
import tasktracker.contract.BulkCreate;
import tasktracker.contract.BulkCreateJson;
import tasktracker.contract.Category;
import tasktracker.contract.CategoryJson;
import tasktracker.contract.CategoryPatch;
import tasktracker.contract.Envelope;
import tasktracker.contract.ErrorCode;
import tasktracker.contract.HeaderNames;
import tasktracker.contract.Json;
import tasktracker.contract.NewCategory;
import tasktracker.contract.NewTask;
import tasktracker.contract.Page;
import tasktracker.contract.Task;
import tasktracker.contract.TaskJson;
import tasktracker.contract.TaskPatch;

/** {@link TaskClient} over HTTP. */
final class HttpTaskClient implements TaskClient {
    private static final String JSON = "application/json";
    /** The answer to a conditional GET of what has not changed (RFC 9110, section 15.4.5). */
    private static final int NOT_MODIFIED = 304;
    private static final int NO_CONTENT = 204;

    private final Target target;
    private final Transport transport;
    private final Retry retry;
    private final CallIds ids;

    HttpTaskClient(Target target, Transport transport, Retry retry, CallIds ids) {
        this.target = target;
        this.transport = transport;
        this.retry = retry;
        this.ids = ids;
    }

    @Override
    public Page<Task> tasks(TaskQuery query, int limit, Optional<String> cursor) {
        return page(request("GET", query.path(limit, cursor)), TaskJson::read);
    }

    @Override
    public Task task(String taskId) {
        return data(request("GET", path(taskId)), TaskJson::read);
    }

    @Override
    public Task createTask(NewTask task) {
        return data(once("POST", "/tasks", ids.next(), json -> TaskJson.write(json, task)), TaskJson::read);
    }

    @Override
    public Task updateTask(String taskId, TaskPatch patch, Expected expected) {
        return data(change(path(taskId), expected, json -> TaskJson.write(json, patch)), TaskJson::read);
    }

    @Override
    public void deleteTask(String taskId, Expected expected) {
        Map<String, String> headers = headers();
        expected.ifMatchWhenNamed().ifPresent(version -> headers.put(HeaderNames.IF_MATCH, version));
        Request request = new Request("DELETE", target.resolve(path(taskId)), headers, null);
        Retry.Outcome outcome = send(request);
        if (!isDeleted(request, outcome)) {
            throw Failures.of(request, outcome);
        }
    }

    @Override
    public BulkCreate.Response bulkCreate(BulkCreate.Request request, String idempotencyKey) {
        return data(once("POST", "/tasks/bulk/create", idempotencyKey, json -> BulkCreateJson.write(json, request)),
                BulkCreateJson::readResponse);
    }

    @Override
    public BulkChange.Response bulkChange(BulkChange.Request request) {
        String path = switch (request) {
            case BulkChange.SetStatus _ -> "/tasks/bulk/status";
            case BulkChange.Delete _ -> "/tasks/bulk/delete";
            case BulkChange.Move _ -> "/tasks/bulk/move";
        };
        Map<String, String> headers = headers();
        headers.put(HeaderNames.CONTENT_TYPE, JSON);
        return data(new Request("POST", target.resolve(path), headers,
                Json.bytes(json -> BulkChangeJson.write(json, request))), BulkChangeJson::readResponse);
    }

    @Override
    public List<Category> categories() {
        List<Category> all = new ArrayList<>();
        Cursors cursors = new Cursors();
        Optional<String> cursor = Optional.empty();
        do {
            Query query = new Query("/categories");
            cursor.ifPresent(text -> query.add("cursor", text));
            Page<Category> page = page(request("GET", query.toString()), CategoryJson::read);
            all.addAll(page.items());
            cursor = cursors.follow(page.nextCursor());
        } while (cursor.isPresent());
        return all;
    }

    @Override
    public Category createCategory(NewCategory category) {
        return data(once("POST", "/categories", ids.next(), json -> CategoryJson.write(json, category)),
                CategoryJson::read);
    }

    @Override
    public Category updateCategory(String categoryId, CategoryPatch patch, Expected expected) {
        return data(change("/categories/" + Query.encode(categoryId), expected,
                json -> CategoryJson.write(json, patch)), CategoryJson::read);
    }

    @Override
    public void deleteCategory(String categoryId, CategoryTasks tasks) {
        Sweep sweep = new Sweep();
        while (true) {
            Request request = request("DELETE", tasks.path(categoryId));
            Retry.Outcome outcome = send(request);
            if (isDeleted(request, outcome) || (sweep.hasBegun() && isGone(outcome.answer()))) {
                return;
            }
            if (!sweep.goesOnAfter(outcome.answer()) || outcome.asksTooMuch()) {
                throw Failures.of(request, outcome);
            }
            pause(request, outcome, sweep);
        }
    }

    @Override
    public RawAnswer raw(RawCall call) {
        Map<String, String> headers = headers();
        if (call.body() != null) {
            headers.put(HeaderNames.CONTENT_TYPE, JSON);
        }
        if (call.method().equals("POST") || call.method().equals("PUT")) {
            headers.put(HeaderNames.IDEMPOTENCY_KEY, ids.next());
        }
        call.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase(HeaderNames.API_KEY)) {
                headers.keySet().removeIf(name::equalsIgnoreCase);
                headers.put(name, value);
            }
        });
        Request request = new Request(call.method(), target.resolve(call.path()), headers, call.body());
        Retry.Outcome outcome = send(request);
        Answer answer = outcome.answer();
        boolean doneBefore = call.method().equals("DELETE") && isDeletedBefore(outcome);
        boolean good = answer.isSuccess() || doneBefore || answer.status() == NOT_MODIFIED;
        return new RawAnswer(answer.status(), answer.headers(), answer.body(),
                good ? Optional.empty() : Optional.of(Failures.of(request, outcome)), doneBefore);
    }

    @Override
    public void close() {
        transport.close();
    }

    /** The API says 204. What says 200 is a portal that answers everything, and nothing was deleted. */
    private static boolean isDeleted(Request request, Retry.Outcome outcome) {
        Answer answer = outcome.answer();
        if (answer.isSuccess() && answer.status() != NO_CONTENT) {
            throw Failures.notTheApi(request, answer, new IOException("status " + answer.status() + " and not 204"));
        }
        return answer.isSuccess() || isDeletedBefore(outcome);
    }

    /** A try whose answer was lost did it: the task is as gone as it was meant to be. */
    private static boolean isDeletedBefore(Retry.Outcome outcome) {
        return outcome.mayHaveRun() && isGone(outcome.answer());
    }

    /** The API says so itself; a proxy's 404 tells nothing of what is stored. */
    private static boolean isGone(Answer answer) {
        return answer.status() == 404
                && answer.error().filter(error -> error.code().equals(ErrorCode.RESOURCE_NOT_FOUND.name())).isPresent();
    }

    private static String path(String taskId) {
        return "/tasks/" + Query.encode(taskId);
    }

    private Request request(String method, String path) {
        return new Request(method, target.resolve(path), headers(), null);
    }

    private Request once(String method, String path, String idempotencyKey, Json.Writing body) {
        Map<String, String> headers = headers();
        headers.put(HeaderNames.CONTENT_TYPE, JSON);
        headers.put(HeaderNames.IDEMPOTENCY_KEY, idempotencyKey);
        return new Request(method, target.resolve(path), headers, Json.bytes(body));
    }

    private Request change(String path, Expected expected, Json.Writing body) {
        Map<String, String> headers = headers();
        headers.put(HeaderNames.CONTENT_TYPE, JSON);
        headers.put(HeaderNames.IDEMPOTENCY_KEY, ids.next());
        headers.put(HeaderNames.IF_MATCH, expected.ifMatch());
        return new Request("PUT", target.resolve(path), headers, Json.bytes(body));
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(HeaderNames.API_KEY, target.apiKey().orElse(""));
        headers.put(HeaderNames.CORRELATION_ID, ids.next());
        headers.put("Accept", JSON);
        headers.put("User-Agent", Version.USER_AGENT);
        return headers;
    }

    private <T> T data(Request request, Json.ValueReader<T> reader) {
        Answer answer = success(request);
        try {
            return Envelope.readData(answer.body(), reader);
        } catch (IOException e) {
            throw Failures.notTheApi(request, answer, e);
        }
    }

    private <T> Page<T> page(Request request, Json.ValueReader<T> reader) {
        Answer answer = success(request);
        try {
            return Envelope.readPage(answer.body(), reader);
        } catch (IOException e) {
            throw Failures.notTheApi(request, answer, e);
        }
    }

    private Answer success(Request request) {
        Retry.Outcome outcome = send(request);
        if (!outcome.answer().isSuccess()) {
            throw Failures.of(request, outcome);
        }
        return outcome.answer();
    }

    private Retry.Outcome send(Request request) {
        try {
            return retry.send(request);
        } catch (Retry.GaveUpException e) {
            throw Failures.ofNetwork(request, (IOException) e.getCause(), e.tries());
        } catch (InterruptedException _) {
            throw interrupted(request);
        }
    }

    private void pause(Request request, Retry.Outcome outcome, Sweep sweep) {
        try {
            retry.pause(outcome, sweep.soFar(), sweep.leanCalls() + 1);
        } catch (InterruptedException _) {
            throw interrupted(request);
        }
    }

    private static CliException interrupted(Request request) {
        Thread.currentThread().interrupt();
        return new CliException.Interrupted(Failure.of("INTERRUPTED", request.method().equals("GET")
                ? "interrupted"
                : "interrupted; what was being sent may or may not be done"));
    }
}
