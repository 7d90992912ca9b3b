package tasktracker.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import tasktracker.contract.Json;

/**
 * The paths by which the tool asks a stack how it is and ends it: {@code GET /_tasktracker/health} and
 * {@code POST /_tasktracker/stop}, with the token of the state file. They are no part of the stage.
 */
final class Control implements HttpHandler {
    static final String PATH = "/_tasktracker/";
    private static final String TOKEN = "X-Tasktracker-Token";

    private final byte[] token;
    private final Json.Writing health;
    private final Runnable stop;

    Control(String token, Json.Writing health, Runnable stop) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.health = health;
        this.stop = stop;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
        if (!isAllowed(exchange.getRequestHeaders().getFirst(TOKEN))) {
            exchange.sendResponseHeaders(403, -1);
            return;
        }
        switch (call) {
            case "GET " + PATH + "health" -> {
                byte[] body = Json.bytes(health);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            case "POST " + PATH + "stop" -> {
                exchange.sendResponseHeaders(202, -1);
                stop.run();
            }
            default -> exchange.sendResponseHeaders(404, -1);
        }
    }

    private boolean isAllowed(String given) {
        return given != null && MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
    }
}
