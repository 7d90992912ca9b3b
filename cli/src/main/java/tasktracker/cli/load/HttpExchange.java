package tasktracker.cli.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import tasktracker.cli.client.ApacheNetwork;
import tasktracker.cli.client.NetworkSettings;
import tasktracker.contract.HeaderNames;

/**
 * {@link Exchange} by Apache HttpClient 5: a kept-alive connection for each request under way, no cookies, no redirects,
 * no retries, but one on a connection that the server had closed while it was idle.
 */
public final class HttpExchange implements Exchange, AutoCloseable {
    private static final int CHUNK = 16 * 1024;
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Makes the requests. */
    @FunctionalInterface
    public interface Requests {
        /** The next request for an operation. */
        Request next(Operation operation);
    }

    /**
     * One request.
     *
     * @param body JSON; empty for none
     */
    public record Request(String method, URI uri, Map<String, String> headers, String body) {}

    /**
     * How to connect.
     *
     * @param connections as many as requests can be under way
     * @param connect how long a connection may take
     * @param answer how long a server may be silent; then the request counts as timed out
     */
    public record Network(int connections, Duration connect, Duration answer, NetworkSettings settings) {}

    private final Requests requests;
    private final CloseableHttpClient client;

    /** An exchange that connects with its first request. */
    public HttpExchange(Requests requests, Network network) {
        this.requests = requests;
        Timeout silence = Timeout.of(network.answer());
        ApacheNetwork way = ApacheNetwork.of(network.settings());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(network.connections())
                        .setMaxConnPerRoute(network.connections())
                        .setTlsSocketStrategy(way.tls())
                        .setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(true).setSoTimeout(silence).build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(network.connect()))
                                .setSocketTimeout(silence)
                                .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND)
                                .build())
                        .build())
                .setRoutePlanner(way.routes())
                .setDefaultCredentialsProvider(way.logins())
                .setRequestExecutor(new StaleConnections())
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(silence).build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    @Override
    public Reply send(Operation operation) {
        Request request = requests.next(operation);
        try {
            return once(request, false);
        } catch (StaleConnections.Found _) {
            return again(request);
        } catch (InterruptedIOException _) {
            return Reply.of(Outcome.TIMEOUT);
        } catch (IOException _) {
            return Reply.of(Outcome.CONNECTION);
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    /** The pool may hold more of them, but a second failure in a row is not looked into: it counts as one. */
    private Reply again(Request request) {
        try {
            return once(request, true);
        } catch (InterruptedIOException _) {
            return Reply.of(Outcome.TIMEOUT);
        } catch (IOException _) {
            return Reply.of(Outcome.CONNECTION);
        }
    }

    private Reply once(Request request, boolean reopened) throws IOException {
        return client.execute(http(request), answer -> {
            drain(answer.getEntity());
            return new Reply(Outcome.ofStatus(answer.getCode()), answer.containsHeader(HeaderNames.COLD_START),
                    serverNanos(answer), reopened);
        });
    }

    private static ClassicHttpRequest http(Request request) {
        ClassicRequestBuilder builder = ClassicRequestBuilder.create(request.method()).setUri(request.uri());
        request.headers().forEach(builder::addHeader);
        if (!request.body().isEmpty()) {
            builder.setEntity(new ByteArrayEntity(request.body().getBytes(StandardCharsets.UTF_8),
                    ContentType.APPLICATION_JSON));
        }
        return builder.build();
    }

    private static void drain(HttpEntity entity) throws IOException {
        if (entity != null) {
            byte[] buffer = new byte[CHUNK];
            try (InputStream body = entity.getContent()) {
                while (body.read(buffer) >= 0) {
                    // the whole answer is what is measured
                }
            }
        }
    }

    /** Reads {@code Server-Timing: fn;dur=12.3}, see {@link HeaderNames#SERVER_TIMING}. */
    private static long serverNanos(ClassicHttpResponse answer) {
        Header header = answer.getFirstHeader(HeaderNames.SERVER_TIMING);
        int at = header == null ? -1 : header.getValue().indexOf("dur=");
        if (at < 0) {
            return UNKNOWN;
        }
        int end = header.getValue().indexOf(',', at);
        try {
            String millis = header.getValue().substring(at + 4, end < 0 ? header.getValue().length() : end);
            return Math.round(Double.parseDouble(millis.strip()) * NANOS_PER_MILLI);
        } catch (NumberFormatException _) {
            return UNKNOWN;
        }
    }
}
