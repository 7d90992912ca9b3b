package tasktracker.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import tasktracker.local.key.KeyRing;
import tasktracker.local.key.KeyUsage;
import tasktracker.local.template.StackTemplate;

/** The HTTP front: the JDK's server on loopback, one virtual thread for each request. */
public final class GatewayServer implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final int MOST_DRAINED = 64 * 1024 * 1024;
    private static final Duration FINISH = Duration.ofSeconds(10);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Activity activity;
    private final RequestIds ids = new RequestIds();
    private final Consumer<String> logLines;

    /**
     * Binds the port, but does not answer yet.
     *
     * @param port 0 for any that is free
     * @throws IOException when the port is taken
     */
    public GatewayServer(int port, LongSupplier nanoTime, Consumer<String> logLines) throws IOException {
        // Read once, when the server's classes are loaded; what a user sets by hand wins.
        setDefault("sun.net.httpserver.nodelay", "true");
        setDefault("sun.net.httpserver.maxIdleConnections", "4096");
        // Seconds for a whole request to come in: one that never ends would keep its place for ever.
        setDefault("sun.net.httpserver.maxReqTime", "60");
        this.server = HttpServer.create(
                new InetSocketAddress(InetAddress.getByAddress("127.0.0.1", new byte[]{ 127, 0, 0, 1 }), port),
                BACKLOG);
        this.activity = new Activity(nanoTime);
        this.logLines = logLines;
        server.setExecutor(threads);
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** The address and port that are bound. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** What was asked of this server, and when. */
    public Activity activity() {
        return activity;
    }

    /** Serves paths beside the stage, to those who mean this machine: see {@link LocalHost}. */
    public void serve(String path, HttpHandler handler) {
        server.createContext(path, exchange -> counted(exchange, one -> {
            if (!LocalHost.isNamedBy(one.getRequestHeaders().getFirst("Host"))) {
                one.sendResponseHeaders(403, -1);
                return;
            }
            try {
                handler.handle(one);
            } catch (RuntimeException e) {
                logLines.accept("gateway " + path + " failed: " + e);
                one.sendResponseHeaders(500, -1);
            }
        }));
    }

    /** Begins to answer. */
    public void start(StackTemplate template, KeyRing keys, KeyUsage usage, FunctionMaker functions, Clock clock,
            LongSupplier nanoTime) {
        Gateway gateway = new Gateway(template, keys, usage, functions, nanoTime, logLines);
        Room room = new Room(template);
        server.createContext("/", exchange -> counted(exchange, one -> handle(one, room, gateway, clock)));
        server.start();
    }

    private void counted(HttpExchange exchange, HttpHandler handler) throws IOException {
        activity.began();
        try (exchange) {
            handler.handle(exchange);
        } finally {
            activity.ended();
        }
    }

    private void handle(HttpExchange exchange, Room room, Gateway gateway, Clock clock) throws IOException {
        Incoming request = new Incoming(ids.next(), clock.millis(), exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(), exchange.getRequestURI().getRawQuery(),
                exchange.getRequestHeaders(), exchange.getRemoteAddress().getAddress().getHostAddress());
        Answer answer;
        try (Room.Visit visit = room.enter(exchange)) {
            answer = gateway.answer(request, () -> {
                byte[] body = body(exchange.getRequestBody());
                visit.work();
                return body;
            });
            visit.rest();
            if (visit.isLarge()) {
                drain(exchange.getRequestBody());
            }
        } catch (RuntimeException e) {
            logLines.accept("gateway " + request.requestId() + " failed: " + e);
            answer = gateway.refuse(GatewayError.DEFAULT_5XX, request);
        }
        send(exchange, request, answer);
    }

    private static byte[] body(InputStream in) throws IOException {
        byte[] body = in.readNBytes(Gateway.MOST_BODY_BYTES + 1);
        return body.length <= Gateway.MOST_BODY_BYTES ? body : null;
    }

    /** Most clients read no answer before they have sent everything. */
    private static void drain(InputStream in) throws IOException {
        byte[] rest = new byte[16 * 1024];
        int read = 0;
        for (int drained = 0; read >= 0 && drained < MOST_DRAINED; drained += read) {
            read = in.read(rest);
        }
    }

    private static void send(HttpExchange exchange, Incoming request, Answer answer) throws IOException {
        for (Map.Entry<String, List<String>> header : answer.headers().entrySet()) {
            exchange.getResponseHeaders().put(header.getKey(), header.getValue());
        }
        exchange.getResponseHeaders().set("x-amzn-RequestId", request.requestId());
        boolean bodiless = answer.body().length == 0 || answer.status() == 304 || answer.status() == 204
                || request.method().equals("HEAD");
        if (bodiless) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer.body());
        }
    }

    /**
     * Lets the requests in flight finish for a while, then takes no more. The server's own wait is not used: it lasts to
     * its end when a client closes its connection at that moment.
     */
    @Override
    public void close() {
        activity.awaitQuiet(FINISH);
        server.stop(0);
        threads.shutdown();
    }
}
