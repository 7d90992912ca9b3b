package tasktracker.local.gateway;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tasktracker.local.template.StackTemplate.Function;

/**
 * Runs functions as Lambda does: made at their first call, kept, cut off when their time is up, throttled when too many
 * run at the same time.
 */
final class Functions {
    /** What an account may run at the same time unless it asks for more (AWS Lambda Developer Guide, quotas). */
    static final int MOST_AT_ONCE = 1000;

    private final FunctionMaker maker;
    private final Consumer<String> logLines;
    private final Map<String, RequestStreamHandler> handlers = new ConcurrentHashMap<>();
    private final FunctionAnswer answers = new FunctionAnswer();
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);

    Functions(FunctionMaker maker, Consumer<String> logLines) {
        this.maker = maker;
        this.logLines = logLines;
    }

    /** What became of a call. */
    sealed interface Outcome {
        record Answered(Answer answer) implements Outcome {}

        /** The function failed, or its answer is none. */
        record Broken() implements Outcome {}

        record TimedOut() implements Outcome {}

        /** It was not called. */
        record Throttled() implements Outcome {}
    }

    Outcome call(Function function, String requestId, byte[] event) {
        if (!free.tryAcquire()) {
            return new Outcome.Throttled();
        }
        try {
            return run(function, requestId, event);
        } finally {
            free.release();
        }
    }

    private Outcome run(Function function, String requestId, byte[] event) {
        FunctionContext context = new FunctionContext(function, requestId, logLines);
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        CompletableFuture<Void> finished = new CompletableFuture<>();
        Thread thread = Thread.startVirtualThread(() -> {
            try {
                handler(function).handleRequest(new ByteArrayInputStream(event), out, context);
                finished.complete(null);
            } catch (Throwable e) {
                finished.completeExceptionally(e);
            }
        });
        try {
            finished.get(function.timeoutSeconds(), TimeUnit.SECONDS);
            return new Outcome.Answered(answers.read(out.toByteArray()));
        } catch (TimeoutException _) {
            thread.interrupt();
            log(requestId, function.name() + " timed out after " + function.timeoutSeconds() + " seconds");
            return new Outcome.TimedOut();
        } catch (ExecutionException e) {
            log(requestId, function.name() + " failed: " + e.getCause());
            return new Outcome.Broken();
        } catch (IOException | RuntimeException e) {
            log(requestId, "the answer of " + function.name() + " is none: " + e.getMessage());
            return new Outcome.Broken();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.Broken();
        }
    }

    private RequestStreamHandler handler(Function function) {
        return handlers.computeIfAbsent(function.handlerClass(), maker::make);
    }

    private void log(String requestId, String message) {
        logLines.accept("gateway " + requestId + " " + message);
    }
}
