package tasktracker.local.docs;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * {@code GET /docs}, a page about the API, and {@code GET /docs/openapi.yaml}, the OpenAPI document it is made of. Both
 * are read and made when they are asked for: nobody waits for them at the start. They need no key and tell no secret.
 */
public final class Docs implements HttpHandler {
    /** Where it is served, beside the stage. */
    public static final String PATH = "/docs";
    private static final String DOCUMENT = "/docs/openapi.yaml";

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        Headers headers = exchange.getResponseHeaders();
        // Not kept: the next version may be served at the same address.
        headers.set("Cache-Control", "no-cache");
        headers.set("X-Content-Type-Options", "nosniff");
        if (!method.equals("GET") && !method.equals("HEAD")) {
            headers.set("Allow", "GET, HEAD");
            exchange.sendResponseHeaders(405, -1);
            return;
        }
        switch (exchange.getRequestURI().getPath()) {
            case PATH, PATH + "/" -> {
                headers.set("Content-Type", "text/html; charset=utf-8");
                // The page needs nothing but itself.
                headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
                send(exchange, new Page(ApiDocument.read(yaml()), resource("page.css")).html());
            }
            case DOCUMENT -> {
                headers.set("Content-Type", "application/yaml");
                headers.set("Access-Control-Allow-Origin", "*");
                send(exchange, yaml());
            }
            default -> exchange.sendResponseHeaders(404, -1);
        }
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    static String yaml() throws IOException {
        return resource("openapi.yaml");
    }

    static String resource(String name) throws IOException {
        try (InputStream in = Docs.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("this build has no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
