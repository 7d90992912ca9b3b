package tasktracker.cli.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import tasktracker.contract.ApiKey;
import tasktracker.contract.BulkCreate;
import tasktracker.contract.BulkCreateJson;
import tasktracker.contract.Envelope;
import tasktracker.contract.Json;
import tasktracker.contract.NewTask;
import tasktracker.contract.TaskJson;
import tasktracker.contract.Uuid7;

/**
 * An API that keeps nothing and has as many tasks as wanted, fast enough that only the tool is measured: every task
 * sent is created, and every page has the same hundred tasks.
 */
final class FakeServer {
    private static final byte[] TITLE = "{\"title\":".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CATEGORIES = "{\"data\":[],\"nextCursor\":null}".getBytes(StandardCharsets.UTF_8);

    private final long tasks;
    private final String page;
    private final byte[] full = created(100);

    private FakeServer(long tasks) {
        this.tasks = tasks;
        StringBuilder rows = new StringBuilder("{\"data\":[");
        List<NewTask> some = Rows.tasks(Rows.data(), 100);
        for (int at = 0; at < some.size(); at++) {
            NewTask task = some.get(at);
            String id = Uuid7.of(task.createdAt().toEpochMilli(), at, at);
            rows.append(at == 0 ? "" : ",").append(new String(
                    Json.bytes(json -> TaskJson.write(json, task.create(id, task.createdAt()))),
                    StandardCharsets.UTF_8));
        }
        this.page = rows.append("],\"nextCursor\":").toString();
    }

    /** Serves until it is killed: how many tasks it has, and the file that gets endpoint and key. */
    public static void main(String[] args) throws IOException {
        FakeServer fake = new FakeServer(Long.parseLong(args[0]));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", fake::handle);
        server.start();
        Path file = Path.of(args[1]);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, "export TASKTRACKER_ENDPOINT=http://127.0.0.1:" + server.getAddress().getPort()
                + "/v1\nexport TASKTRACKER_API_KEY="
                + ApiKey.generate("bench", ApiKey.Scope.READ_WRITE, new SplittableRandom(1)).value() + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            byte[] answer = switch (exchange.getRequestURI().getPath()) {
                case "/v1/tasks/bulk/create" -> created(body);
                case "/v1/tasks" -> page(String.valueOf(exchange.getRequestURI().getQuery()));
                default -> CATEGORIES;
            };
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private byte[] page(String query) {
        int at = query.indexOf("cursor=");
        long next = (at < 0 ? 0 : Long.parseLong(query.substring(at + 7))) + 100;
        return (page + (next < tasks ? "\"" + next + "\"}" : "null}")).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] created(byte[] body) {
        int count = 0;
        for (int at = 0; at + TITLE.length <= body.length; at++) {
            int same = 0;
            while (same < TITLE.length && body[at + same] == TITLE[same]) {
                same++;
            }
            count += same == TITLE.length ? 1 : 0;
        }
        return count == 100 ? full : created(count);
    }

    private static byte[] created(int count) {
        List<BulkCreate.Result> results = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            results.add(new BulkCreate.Result(at, BulkCreate.Status.CREATED, Uuid7.of(at, 1, 1), 1, null, null));
        }
        return Json.bytes(Envelope.data(BulkCreate.Response.of(results), BulkCreateJson::write));
    }
}
