package tasktracker.cli.aws.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.aws.AwsTarget;
import tasktracker.contract.ApiKey;
import tasktracker.local.LocalStack;

/** Somebody calls 50 times a second while the key is rotated, and takes the new key when it is there. */
final class RotationUnderLoadTest {
    private static final long BETWEEN = TimeUnit.SECONDS.toNanos(1) / 50;

    private final HttpClient http = HttpClient.newHttpClient();
    private volatile ApiKey inUse;
    private volatile boolean going = true;

    @Test
    void no_call_fails_and_an_old_key_ends_at_once_when_it_should() throws Exception {
        try (LocalStack stack = LocalStack.start(LocalStack.Options.inMemory(Path.of("..", "template.yaml")));
                AwsClients clients = new AwsClients(AwsTarget.local(URI.create(stack.endpoint())))) {
            StackKeys keys = StackKeys.of(clients, StackKeys.LOCAL_STACK, Clock.systemUTC(), new SecureRandom());
            KeyIssue issue = keys.issue(new KeyWait(secret -> status(stack, secret) == 200, Duration.ofSeconds(10),
                    pause -> Thread.sleep(pause.toMillis()), System::nanoTime, _ -> {}));
            IssuedKey first = issue.create(KeyRequest.forUser("home"), fresh -> inUse = fresh.secret());
            ApiKey old = inUse;
            List<Integer> statuses;
            int half;
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Integer> answered = new ArrayList<>();
                Future<?> load = threads.submit(() -> call(stack, answered));
                awaitAnswers(answered, 25);
                KeyIssue.Rotation done = issue.rotate(first, Optional.of(Duration.ofHours(1)), Optional.empty(), false,
                        fresh -> inUse = fresh.secret());
                synchronized (answered) {
                    half = answered.size();
                }
                awaitAnswers(answered, half + 50);
                assertEquals(200, status(stack, old), "the old key during its grace period");
                going = false;
                load.get();
                statuses = answered;

                ApiKey second = inUse;
                issue.rotate(done.fresh(), Optional.empty(), Optional.empty(), false, fresh -> inUse = fresh.secret());
                assertEquals(403, status(stack, second), "a key that was rotated now");
                assertEquals(200, status(stack, inUse));
            }
            assertTrue(half > 25, half + " calls");
            assertEquals(List.of(200), statuses.stream().distinct().toList());
        }
    }

    private void call(LocalStack stack, List<Integer> answered) {
        long due = System.nanoTime();
        while (going) {
            int status = status(stack, inUse);
            synchronized (answered) {
                answered.add(status);
                answered.notifyAll();
            }
            due += BETWEEN;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private static void awaitAnswers(List<Integer> answered, int count) throws InterruptedException {
        synchronized (answered) {
            while (answered.size() < count) {
                answered.wait();
            }
        }
    }

    private int status(LocalStack stack, ApiKey secret) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(stack.endpoint() + "/categories"))
                    .header("x-api-key", secret.value()).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
