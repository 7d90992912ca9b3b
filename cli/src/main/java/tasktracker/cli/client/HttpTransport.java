package tasktracker.cli.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tasktracker.cli.error.CliException;

/** {@link Transport} by java.net.http. The client is made by the first request: most commands make one or two. */
final class HttpTransport implements Transport {
    private final TimeLimits limits;
    private final ProxySettings proxy;
    private final Optional<Path> caBundle;
    private final int largestAnswer;
    private HttpClient client;

    /**
     * A transport.
     *
     * @param caBundle PEM file of authorities trusted on top of the platform's
     * @param largestAnswer bytes of a body; a longer one is refused, so that no server can fill the memory
     */
    HttpTransport(TimeLimits limits, ProxySettings proxy, Optional<Path> caBundle, int largestAnswer) {
        this.limits = limits;
        this.proxy = proxy;
        this.caBundle = caBundle;
        this.largestAnswer = largestAnswer;
    }

    @Override
    public Answer send(Request request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = client().sendAsync(http(request),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), largestAnswer));
        try {
            HttpResponse<byte[]> response = answer.get(limits.total().toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (TimeoutException _) {
            answer.cancel(true);
            throw new HttpTimeoutException("no whole answer within " + limits.total().toSeconds() + " s");
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    /** Makes the client now instead of with the first request. */
    void makeReady() {
        client();
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            // Without it the process waits some 300 ms for the client's threads at its end.
            client.shutdownNow();
        }
    }

    private HttpRequest http(Request request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(request.uri()).method(request.method(),
                request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(http::setHeader);
        return http.build();
    }

    private synchronized HttpClient client() {
        if (client == null) {
            HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(limits.connect())
                    .sslContext(LazyTls.context(caBundle));
            proxy.applyTo(builder);
            client = builder.build();
        }
        return client;
    }

    private IOException failure(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CliException told) {
                throw told;
            }
        }
        if (thrown instanceof IOException io) {
            boolean tooLarge = String.valueOf(io.getMessage()).contains("exceeds capacity");
            return tooLarge ? new TooLargeException(largestAnswer) : io;
        }
        return new IOException(thrown);
    }

    /** The answer is longer than is taken. */
    @SuppressWarnings("serial") // never serialised
    static final class TooLargeException extends IOException {
        TooLargeException(int limit) {
            super("the answer is longer than " + limit + " bytes");
        }
    }
}
