package tasktracker.functions.bench;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import tasktracker.functions.loopback.LoopbackServer;
import tasktracker.functions.loopback.LoopbackServer.Asked;
import tasktracker.functions.loopback.LoopbackServer.Given;

/**
 * The Runtime API that a runtime asks for its work (AWS Lambda documentation, "Using the Lambda runtime API"), for one
 * process: hands out one event at a time and takes note of when.
 */
final class RuntimeApi implements AutoCloseable {
    private static final String NOTHING = "";
    private static final long PATIENCE_SECONDS = 60;

    private final LoopbackServer server;
    private final BlockingQueue<String> events = new SynchronousQueue<>();
    private final BlockingQueue<Answer> answers = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<Long> ready = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<Long> snapshot = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<Boolean> restore = new SynchronousQueue<>();
    private volatile long handedOut;

    /** What a function answered; times as System.nanoTime. */
    record Answer(String body, long askedAt, long answeredAt) {
        double millis() {
            return (answeredAt - askedAt) / 1e6;
        }
    }

    RuntimeApi() throws IOException {
        this.server = LoopbackServer.start(ServerSocketFactory.getDefault(), this::answer);
    }

    /** As AWS_LAMBDA_RUNTIME_API has it. */
    String address() {
        return "127.0.0.1:" + server.port();
    }

    /** Waits until the runtime has made its handler and asks for work. */
    long awaitReady() throws InterruptedException {
        return required(ready.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "the runtime asks for no work");
    }

    /** Waits until the runtime is ready for a snapshot. */
    void awaitSnapshot() throws InterruptedException {
        required(snapshot.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "the runtime is not ready for a snapshot");
    }

    /** Waits until the runtime is ready for a snapshot, and lets it go on; when that was. */
    long restore() throws InterruptedException {
        if (!restore.offer(Boolean.TRUE, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the runtime takes no snapshot");
        }
        long restored = System.nanoTime();
        awaitReady();
        return restored;
    }

    /** Sends an event and waits for the answer to it. */
    Answer invoke(String event) throws InterruptedException {
        if (!events.offer(event, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the runtime takes no event");
        }
        return required(answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "no answer");
    }

    private static <T> T required(T value, String otherwise) {
        if (value == null) {
            throw new IllegalStateException(otherwise);
        }
        return value;
    }

    private Given answer(Asked asked) throws InterruptedException {
        long now = System.nanoTime();
        String path = asked.path();
        if (path.endsWith("/restore/next")) {
            snapshot.offer(now);
            restore.take();
            return new Given(200, Map.of(), NOTHING);
        }
        if (path.endsWith("/invocation/next")) {
            ready.offer(now);
            String event = events.take();
            handedOut = System.nanoTime();
            return new Given(200, Map.of("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
                    "Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 28_000),
                    "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:123456789012:function:f",
                    "Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0", "Content-Type",
                    "application/json"), event);
        }
        answers.put(new Answer(asked.body(), handedOut, now));
        return new Given(202, Map.of(), NOTHING);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
