package tasktracker.functions.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tasktracker.contract.ApiKey;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.http.CursorKeys;
import tasktracker.functions.task.TaskStore;

/**
 * Runs every function, so that what a request needs is loaded and compiled before the snapshot is taken. No key, no user
 * and no data in it are anybody's.
 */
final class Rehearsal {
    private static final String ID = CardboardTasks.TASK.taskId();
    static final String USER = "rehearsal";
    private static final String KEY = ApiKey.generate(USER, ApiKey.Scope.READ_WRITE, new Random()).value();

    private final Context context;
    private final List<Scene> scenes = new ArrayList<>();

    private record Scene(RequestStreamHandler function, String event) {}

    /** On stores of cardboard. */
    Rehearsal(Context context) {
        this(context, new CardboardTasks(), new CardboardCategories());
    }

    /** On stores that have {@link CardboardTasks#TASK} and {@link CardboardCategories#CATEGORY}. */
    Rehearsal(Context context, TaskStore tasks, CategoryStore categories) {
        this.context = context;
        Application application = Application.of(tasks, categories, CursorKeys.of(new byte[32]), Clock.systemUTC(),
                new Random(),
                // Nobody reads what a rehearsal logs.
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)::println);
        String task = "{\"title\":\"A task\",\"dueDate\":\"2026-12-01\",\"priority\":\"high\"}";
        String category = "{\"name\":\"Home\",\"color\":\"#1E90FF\"}";
        add(new CreateTask(application), "POST", "/tasks", task);
        add(new ListTasks(application), "GET", "/tasks", null);
        scenes.add(new Scene(new ListTasks(application),
                event("GET", "/tasks", "{\"q\":[\"task \\\"a task\\\"\"]}", null)));
        add(new GetTask(application), "GET", "/tasks/{id}", null);
        add(new UpdateTask(application), "PUT", "/tasks/{id}", task);
        add(new DeleteTask(application), "DELETE", "/tasks/{id}", null);
        add(new BulkCreateTasks(application), "POST", "/tasks/bulk/create", "{\"tasks\":[" + task + "," + task + "]}");
        String taskIds = "{\"taskIds\":[\"" + ID + "\"],";
        add(new BulkUpdateStatus(application), "POST", "/tasks/bulk/status", taskIds + "\"completed\":true}");
        add(new BulkDeleteTasks(application), "POST", "/tasks/bulk/delete", taskIds + "\"mode\":\"write\"}");
        add(new BulkMoveTasks(application), "POST", "/tasks/bulk/move", taskIds + "\"categoryId\":null}");
        add(new ExportTasks(application), "GET", "/tasks/export", null);
        add(new ListCategories(application), "GET", "/categories", null);
        add(new CreateCategory(application), "POST", "/categories", category);
        add(new UpdateCategory(application), "PUT", "/categories/{id}", category);
        add(new DeleteCategory(application), "DELETE", "/categories/{id}", null);
    }

    /** Runs every function once and gives what they wrote. */
    List<byte[]> run() throws IOException {
        List<byte[]> answers = new ArrayList<>();
        for (Scene scene : scenes) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            scene.function.handleRequest(new ByteArrayInputStream(scene.event.getBytes(StandardCharsets.UTF_8)), out,
                    context);
            answers.add(out.toByteArray());
        }
        return answers;
    }

    private void add(RequestStreamHandler function, String method, String resource, String body) {
        scenes.add(new Scene(function, event(method, resource, "null", body)));
    }

    /** An event as API Gateway makes it, with a key that was never issued. */
    private static String event(String method, String resource, String query, String body) {
        String quoted = body == null ? "null" : '"' + body.replace("\"", "\\\"") + '"';
        return "{\"httpMethod\":\"" + method + "\",\"resource\":\"" + resource + "\",\"headers\":"
                + "{\"If-Match\":\"\\\"1\\\"\",\"Idempotency-Key\":\"rehearsal\",\"Content-Type\":\"application/json\"},"
                + "\"multiValueHeaders\":{\"If-Match\":[\"\\\"1\\\"\"],\"Idempotency-Key\":[\"rehearsal\"],"
                + "\"Content-Type\":[\"application/json\"]},\"pathParameters\":{\"id\":\"" + ID
                + "\"},\"multiValueQueryStringParameters\":" + query
                + ",\"stageVariables\":{\"logLevel\":\"INFO\"},\"requestContext\":{\"path\":\"/x" + resource
                + "\",\"identity\":{\"apiKey\":\"" + KEY + "\"}},\"body\":" + quoted + "}";
    }
}
