package tasktracker.local;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tasktracker.contract.HeaderNames;
import tasktracker.contract.Json;

/**
 * Runs in the build, once, in the shipped runtime: what it loads and compiles is in the AOT cache that every later
 * start of the stack uses. So it does what a start and the first commands do.
 */
public final class Training {
    private static final long READY_MILLIS = 60_000;

    private final Map<String, String> state;

    private Training(Map<String, String> state) {
        this.state = state;
    }

    /**
     * Starts the stack, uses it, stops it.
     *
     * @param args an empty folder for the stack's data
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        Path stateFile = folder.resolve("stack.json");
        Thread stack = new Thread(() -> Main.main(
                new String[]{ "--template", Path.of(System.getProperty("tasktracker.home"), "template.yaml").toString(),
                    "--data", folder.resolve("data").toString(), "--state", stateFile.toString(), "--port", "0",
                    "--idle-minutes", "30", "--build", "training", "--user", "training" }));
        stack.start();
        long end = System.nanoTime() + READY_MILLIS * 1_000_000;
        while (Files.notExists(stateFile)) {
            if (!stack.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("the local stack does not start");
            }
            stack.join(10);
        }
        new Training(read(stateFile)).use();
        stack.join();
    }

    private void use() throws IOException {
        call("GET", "/_tasktracker/health", null, 200);
        call("POST", "/v1/categories", "{\"name\":\"Home\"}", 201);
        for (String title : List.of("Buy milk", "Call the plumber")) {
            call("POST", "/v1/tasks", "{\"title\":\"" + title + "\",\"dueDate\":\"2030-01-01T17:00:00Z\"}", 201);
        }
        call("POST", "/v1/tasks/bulk/create", "{\"mode\":\"write\",\"tasks\":[{\"title\":\"a\",\"externalId\":\"a\"}]}",
                200);
        call("GET", "/v1/tasks?status=open&sort=dueDate&limit=50", null, 200);
        call("GET", "/v1/tasks?limit=1", null, 200);
        call("GET", "/v1/categories", null, 200);
        call("GET", "/v1/tasks/none", null, 404);
        call("PUT", "/v1/tasks/none", "{\"completed\":true}", 404);
        call("GET", "/v1/nothing", null, 404);
        call("POST", "/_tasktracker/stop", "", 202);
    }

    private void call(String method, String path, String body, int expected) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + state.get("port") + path);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
        connection.setRequestMethod(method);
        connection.setRequestProperty(HeaderNames.API_KEY, state.get("apiKey"));
        connection.setRequestProperty(HeaderNames.IF_MATCH, "\"1\"");
        connection.setRequestProperty("X-Tasktracker-Token", state.get("token"));
        if (body != null) {
            connection.setRequestProperty(HeaderNames.CONTENT_TYPE, "application/json");
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
        int status = connection.getResponseCode();
        if (status != expected) {
            throw new IllegalStateException(method + " " + path + " answered " + status + ", not " + expected);
        }
        connection.getHeaderFields();
    }

    private static Map<String, String> read(Path stateFile) throws IOException {
        Map<String, String> fields = new HashMap<>();
        Json.read(Files.readAllBytes(stateFile), (JsonParser json) -> {
            Json.object(json, (field, in) -> fields.put(field, in.getText()));
            return fields;
        });
        return fields;
    }
}
