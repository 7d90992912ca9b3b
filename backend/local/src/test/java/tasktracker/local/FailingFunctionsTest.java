package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.contract.ApiKey;
import tasktracker.contract.Json;
import tasktracker.functions.lambda.Application;
import tasktracker.local.gateway.GatewayServer;
import tasktracker.local.key.ForgetfulKeyStore;
import tasktracker.local.key.KeyRing;
import tasktracker.local.key.KeyUsage;
import tasktracker.local.sqlite.SqliteDatabase;
import tasktracker.local.template.StackTemplate;
import tasktracker.local.template.TemplateReader;

/**
 * Functions that Lambda does not call, that break and that are cut off, behind the product's template: what a client
 * gets, and that the same write sent again is done once.
 */
@Timeout(120)
final class FailingFunctionsTest {
    /** What Lambda runs at the same time in an account. */
    private static final int MOST_AT_ONCE = 1_000;
    private static final String TASK = "{\"title\":\"Buy milk\"}";

    /** What happens instead of a call, or around it. */
    @FunctionalInterface
    private interface Fault {
        void around(RequestStreamHandler function, InputStream event, OutputStream out, Context context)
                throws IOException;
    }

    private static final Fault NONE = (function, event, out, context) -> function.handleRequest(event, out, context);

    @TempDir
    private Path directory;
    private final SqliteDatabase database = SqliteDatabase.inMemory();
    private volatile Fault fault = NONE;
    private GatewayServer server;
    private Client client;

    private void start(Path path) throws Exception {
        StackTemplate template = TemplateReader.read(path);
        Clock clock = Clock.systemUTC();
        RandomGenerator random = new SecureRandom();
        Stores stores = Stores.in(database, clock);
        Application application = Application.of(stores.tasks(), stores.categories(), List::of, clock, random, _ -> {});
        KeyRing keys = new KeyRing(new ForgetfulKeyStore(), clock, random);
        server = new GatewayServer(0, System::nanoTime, _ -> {});
        server.start(template, keys, new KeyUsage(new ForgetfulKeyStore(), clock, _ -> {}), handlerClass -> {
            RequestStreamHandler function = LocalStack.function(handlerClass, application);
            return (event, out, context) -> fault.around(function, event, out, context);
        }, clock, System::nanoTime);
        client = new Client(HttpClient.newHttpClient(),
                "http://127.0.0.1:" + server.address().getPort() + "/" + template.stage(),
                Optional.of(keys.issue("anna", ApiKey.Scope.READ_WRITE).value()));
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void aFunctionThatBreaksBeforeOrAfterItsWriteIsABadGateway() throws Exception {
        start(LocalStackTest.TEMPLATE);
        fault = (_, _, _, _) -> {
            throw new IOException("no memory");
        };
        requireFailure(502, "BAD_GATEWAY", Optional.empty(), create("before"));
        assertEquals(0, tasks());
        requireOnce("before", false);

        fault = (function, event, _, context) -> {
            function.handleRequest(event, new ByteArrayOutputStream(), context);
            throw new OutOfMemoryError("after it");
        };
        requireFailure(502, "BAD_GATEWAY", Optional.empty(), create("after"));
        requireOnce("after", true);
    }

    @Test
    void aFunctionWhoseTimeIsUpAfterItsWriteIsATimeout() throws Exception {
        String text = Files.readString(LocalStackTest.TEMPLATE);
        start(Files.writeString(directory.resolve("template.yaml"),
                text.replace("    Timeout: 28\n", "    Timeout: 4\n")));
        CountDownLatch cutOff = new CountDownLatch(1);
        fault = (function, event, _, context) -> {
            function.handleRequest(event, new ByteArrayOutputStream(), context);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                cutOff.countDown();
            }
        };
        requireFailure(504, "TIMEOUT", Optional.empty(), create("late"));
        cutOff.await();
        requireOnce("late", true);
    }

    @Test
    void aFunctionThatIsThrottledSaysWhenToComeAgain() throws Exception {
        start(LocalStackTest.TEMPLATE);
        CountDownLatch running = new CountDownLatch(MOST_AT_ONCE);
        CountDownLatch end = new CountDownLatch(1);
        fault = (_, _, out, _) -> {
            running.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            out.write("{\"statusCode\":204}".getBytes(StandardCharsets.UTF_8));
        };
        List<CompletableFuture<HttpResponse<String>>> others = new ArrayList<>();
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            others.add(client.http().sendAsync(HttpRequest.newBuilder(URI.create(client.endpoint() + "/tasks/" + i))
                    .header("x-api-key", client.key().orElseThrow()).build(), BodyHandlers.ofString()));
        }
        assertTrue(running.await(60, TimeUnit.SECONDS), running.getCount() + " are missing");
        requireFailure(503, "RETRY_LATER", Optional.of("1"), create("throttled"));
        end.countDown();
        for (CompletableFuture<HttpResponse<String>> other : others) {
            assertEquals(204, other.get().statusCode());
        }
        assertEquals(0, tasks());
        requireOnce("throttled", false);
    }

    private HttpResponse<String> create(String idempotencyKey) throws Exception {
        return client.post("/tasks", TASK, "Idempotency-Key", idempotencyKey, "Origin", "https://app.example");
    }

    /** Sent again, and once more, after a failure: there is one task more than before it, and all of them say so. */
    private void requireOnce(String idempotencyKey, boolean wasDone) throws Exception {
        fault = NONE;
        int before = tasks() - (wasDone ? 1 : 0);
        HttpResponse<String> again = create(idempotencyKey);
        assertEquals(201, again.statusCode(), again.body());
        assertEquals(wasDone, again.headers().firstValue("Idempotency-Replayed").isPresent());
        assertEquals(again.body(), create(idempotencyKey).body());
        assertEquals(before + 1, tasks());
    }

    private int tasks() throws Exception {
        Fault now = fault;
        fault = NONE;
        int tasks = client.get("/tasks").body().split("\"taskId\"", -1).length - 1;
        fault = now;
        return tasks;
    }

    private static void requireFailure(int status, String code, Optional<String> retryAfter,
            HttpResponse<String> answer) throws IOException {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(retryAfter, answer.headers().firstValue("Retry-After"));
        LocalStackTest.assertEnvelope(status, code, answer);
        Map<?, ?> error = (Map<?, ?>) ((Map<?, ?>) Json.read(answer.body().getBytes(StandardCharsets.UTF_8),
                Json::value)).get("error");
        assertTrue(!((String) error.get("message")).isEmpty() && !answer.body().contains("memory"), answer.body());
    }
}
