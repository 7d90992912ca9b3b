package tasktracker.cli.command.transfer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before an API and interferes with what it forwards. */
final class ForwardingProxy implements AutoCloseable {
    private static final int MOST_BAD_TRIES = 3;

    private final URI api;
    private final Interference interference;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger requests = new AtomicInteger();

    /** What is done with a request. */
    enum Fate {
        /** It is forwarded, and so is its answer. */
        PASS,
        /** It is forwarded, and the connection is closed instead of an answer. */
        DROP_ANSWER,
        /** It is answered with 503 and not forwarded. */
        BUSY,
        /** The connection is closed, nothing is forwarded. */
        CUT
    }

    /** Decides. */
    @FunctionalInterface
    interface Interference {
        /**
         * The fate of the n-th request, from 1.
         *
         * @param call the same for all tries of one call
         */
        Fate of(int request, String call);
    }

    ForwardingProxy(String endpoint, Interference interference) throws IOException {
        this.api = URI.create(endpoint);
        this.interference = interference;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Of every 7th request the answer is lost, every 11th is told that the server is busy. Calls that are under way at
     * once can meet these numbers again and again: after three bad tries of one call the fourth, the last, gets through.
     */
    static Interference flaky(AtomicInteger dropped) {
        Map<String, Integer> bad = new ConcurrentHashMap<>();
        return (request, call) -> {
            boolean busy = request % 11 == 0;
            if ((!busy && request % 7 != 0) || bad.merge(call, 1, Integer::sum) > MOST_BAD_TRIES) {
                return Fate.PASS;
            }
            if (busy) {
                return Fate.BUSY;
            }
            dropped.incrementAndGet();
            return Fate.DROP_ANSWER;
        };
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + api.getPath());
    }

    /** How many came so far. */
    int requests() {
        return requests.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Fate fate = interference.of(requests.incrementAndGet(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("X-Correlation-Id")));
            if (fate == Fate.CUT) {
                return;
            }
            if (fate == Fate.BUSY) {
                byte[] busy = "{\"error\":{\"code\":\"RETRY_LATER\",\"message\":\"busy\",\"correlationId\":\"c\"}}"
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(503, busy.length);
                exchange.getResponseBody().write(busy);
                return;
            }
            HttpResponse<byte[]> answer = client.send(forwarded(exchange, body),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (fate == Fate.DROP_ANSWER) {
                return;
            }
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest forwarded(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : new String[]{ "x-api-key", "Content-Type", "Idempotency-Key", "X-Correlation-Id",
            "If-Match" }) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return request.build();
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
        threads.shutdownNow();
    }
}
