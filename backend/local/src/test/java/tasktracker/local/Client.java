package tasktracker.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A caller of a local stack, with a key or without. */
record Client(HttpClient http, String endpoint, Optional<String> key) {
    static Client of(LocalStack stack, String key) {
        return new Client(HttpClient.newHttpClient(), stack.endpoint(), Optional.of(key));
    }

    Client withoutKey() {
        return new Client(http, endpoint, Optional.empty());
    }

    Client withKey(String other) {
        return new Client(http, endpoint, Optional.of(other));
    }

    /** What came back; the body is text. */
    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(headers));
        if (body != null && !all.contains("Content-Type")) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        key.ifPresent(value -> all.addAll(List.of("x-api-key", value)));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!all.isEmpty()) {
            request.headers(all.toArray(String[]::new));
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, null, headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        return send("POST", path, body, headers);
    }
}
