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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before an API: of every 7th request it drops the answer after the API did its work, and every 11th it answers
 * with 503 by itself.
 */
final class FlakyProxy implements AutoCloseable {
    private final URI api;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();

    FlakyProxy(String endpoint) throws IOException {
        this.api = URI.create(endpoint);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + api.getPath());
    }

    int dropped() {
        return dropped.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        int number = requests.incrementAndGet();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (number % 11 == 0) {
                byte[] busy = "{\"error\":{\"code\":\"RETRY_LATER\",\"message\":\"busy\",\"correlationId\":\"c\"}}"
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(503, busy.length);
                exchange.getResponseBody().write(busy);
                return;
            }
            HttpResponse<byte[]> answer = client.send(forwarded(exchange, body),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (number % 7 == 0) {
                dropped.incrementAndGet();
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
        for (String name : new String[]{ "x-api-key", "Content-Type", "Idempotency-Key", "X-Correlation-Id" }) {
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
