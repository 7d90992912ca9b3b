package tasktracker.cli.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on the loopback that answers one request after the other as told, and remembers them. */
public final class StubApi implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());

    /** What the server got. */
    public record Seen(String method, String path, List<String> names, String body, HttpExchange exchange) {
        public String header(String name) {
            return exchange.getRequestHeaders().getFirst(name);
        }
    }

    /** What the server does with a request. */
    @FunctionalInterface
    public interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    public StubApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    Target target() {
        return new Target(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/dev"),
                Optional.of("secret-of-test"));
    }

    /** The base with the stage. */
    public String endpoint() {
        return "http://" + hostAndPort() + "/dev";
    }

    public String hostAndPort() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public StubApi then(Reply reply) {
        replies.add(reply);
        return this;
    }

    /** An answer in JSON; headers are pairs of name and value. */
    public StubApi json(int status, String body, String... headers) {
        return then(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            send(exchange, status, body, headers);
        });
    }

    public StubApi error(int status, String code, String... headers) {
        return json(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"it says " + code
                + "\",\"correlationId\":\"c-1\"}}", headers);
    }

    public StubApi html(int status, String body) {
        return then(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            send(exchange, status, body);
        });
    }

    /** Takes the request, does as if it were done, and drops the connection. */
    public StubApi loseAnswer() {
        return then(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            throw new IOException("dropped on purpose");
        });
    }

    public List<Seen> seen() {
        return seen;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        if (!replies.isEmpty()) {
            throw new AssertionError(replies.size() + " replies were never asked for");
        }
    }

    public static void send(HttpExchange exchange, int status, String body, String... headers) throws IOException {
        for (int at = 0; at < headers.length; at += 2) {
            exchange.getResponseHeaders().set(headers[at], headers[at + 1]);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        List<String> names = new ArrayList<>(exchange.getRequestHeaders().keySet());
        seen.add(new Seen(exchange.getRequestMethod(), exchange.getRequestURI().toString(), names, body, exchange));
        Reply reply;
        synchronized (replies) {
            reply = replies.poll();
        }
        if (reply == null) {
            send(exchange, 599, "no reply left");
        } else {
            reply.to(exchange);
        }
    }
}
