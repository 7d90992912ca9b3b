package tasktracker.cli.aws.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tasktracker.cli.Cli;

/**
 * The calls of AWS that the tool makes, in this JVM, with the states that no emulator shows. Small: it keeps what a test
 * looks at, and a test says what goes wrong.
 */
public final class FakeAws implements AutoCloseable {
    public static final String ACCOUNT = "123456789012";
    public static final String REGION = "eu-central-1";

    private final HttpServer server;
    private final FakeStacks stacks = new FakeStacks();
    private final FakeBuckets buckets = new FakeBuckets();
    private final FakeServices services = new FakeServices();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, Deque<Answer>> scripted = new HashMap<>();

    public FakeAws() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public FakeStacks stacks() {
        return stacks;
    }

    public FakeBuckets buckets() {
        return buckets;
    }

    public FakeServices services() {
        return services;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A tool that works on it. */
    public Cli cli(Cli cli) {
        environment().forEach(cli::env);
        return cli;
    }

    /** What leads a tool to it. */
    public Map<String, String> environment() {
        return Map.of("AWS_ENDPOINT_URL", endpoint().toString(), "AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY",
                "secret", "AWS_REGION", REGION, "LOGNAME", "ada");
    }

    /** The calls so far, as service and operation. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized void forgetCalls() {
        calls.clear();
    }

    /** Lets the next call of an operation fail, such as {@code cloudformation:DescribeStacks}. */
    public synchronized void failNext(String operation, int status, String code, String message) {
        String service = operation.substring(0, operation.indexOf(':'));
        Answer answer = switch (service) {
            case "cloudformation", "sts" -> Answer.xmlError(status, code, message);
            case "s3" -> Answer.s3Error(status, code, message);
            default -> Answer.jsonError(status, code, message);
        };
        scripted.computeIfAbsent(operation, _ -> new ArrayDeque<>()).add(answer);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String scope = exchange.getRequestHeaders().getFirst("Authorization");
            String service = scope == null ? "none" : scope.split("/", -1)[3];
            Call call = new Call(service, exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
                    Call.fields(exchange.getRequestURI().getRawQuery()),
                    String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target")),
                    body(exchange));
            Answer answer = answer(call);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            if (answer.type().equals("application/cbor")) {
                exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
            }
            boolean bare = call.method().equals("HEAD") || answer.body().length == 0;
            exchange.sendResponseHeaders(answer.status(), bare ? -1 : answer.body().length);
            if (!bare) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    /** The body without the frames in which the SDK signs it piece by piece. */
    private static byte[] body(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!String.valueOf(exchange.getRequestHeaders().getFirst("Content-Encoding")).contains("aws-chunked")) {
            return body;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int end = at;
            while (body[end] != ';' && body[end] != '\r') {
                end++;
            }
            int size = Integer.parseInt(new String(body, at, end - at, StandardCharsets.US_ASCII), 16);
            if (size == 0) {
                return whole.toByteArray();
            }
            while (body[end] != '\n') {
                end++;
            }
            whole.write(body, end + 1, size);
            at = end + 1 + size + 2;
        }
    }

    private synchronized Answer answer(Call call) {
        String operation = call.service() + ":" + switch (call.service()) {
            case "cloudformation", "sts" -> call.form().get("Action");
            case "s3" -> buckets.operation(call);
            default -> services.operation(call);
        };
        calls.add(operation);
        Deque<Answer> next = scripted.get(operation);
        if (next != null && !next.isEmpty()) {
            return next.poll();
        }
        Function<Call, Answer> normal = switch (call.service()) {
            case "cloudformation" -> stacks::answer;
            case "sts" -> _ -> Answer.xml("<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::"
                    + ACCOUNT + ":user/ada</Arn><UserId>U</UserId><Account>" + ACCOUNT
                    + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
            case "s3" -> buckets::answer;
            default -> services::answer;
        };
        return normal.apply(call);
    }
}
