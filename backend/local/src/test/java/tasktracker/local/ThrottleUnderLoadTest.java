package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.contract.ApiKey;

/** A plan of 100 requests a second and a burst of 200, offered 300 a second, over HTTP and by the real clock. */
final class ThrottleUnderLoadTest {
    private static final int OFFERED = 300;
    private static final int SECONDS = 4;

    @TempDir
    private Path directory;

    private record Sample(long nanos, int status, String retryAfter, String body) {}

    @Test
    void theRatePassesAfterTheBurstAndTheRestIsToldToWait() throws Exception {
        String text = Files.readString(LocalStackTest.TEMPLATE);
        Path template = Files.writeString(directory.resolve("template.yaml"), text
                .replaceFirst("(  KeyRateLimit:(?s:.)*?Default: )1000", "$1100")
                .replaceFirst("(  KeyBurstLimit:(?s:.)*?Default: )2000", "$1200"));
        try (LocalStack stack = LocalStack.start(LocalStack.Options.inMemory(template))) {
            Client client = Client.of(stack, stack.apiKey());
            Client other = client.withKey(stack.issueKey("other", ApiKey.Scope.READ_ONLY));
            other.get("/categories");
            long start = System.nanoTime();
            List<Sample> samples = load(client, start);

            assertEquals(200, other.get("/categories").statusCode());
            // The bucket is empty after one second: 200 + 100 = 300 offered.
            long from = start + 3 * TimeUnit.SECONDS.toNanos(1) / 2;
            long to = start + SECONDS * TimeUnit.SECONDS.toNanos(1);
            double seconds = (to - from) / 1e9;
            long passed = samples.stream().filter(one -> one.nanos >= from && one.status == 200).count();
            assertTrue(Math.abs(passed / seconds - 100) <= 10, passed / seconds + " requests/s passed");
            long all = samples.stream().filter(one -> one.status == 200).count();
            assertTrue(Math.abs(all - (200 + 100 * SECONDS)) <= 60, all + " requests passed");
            List<Sample> refused = samples.stream().filter(one -> one.status != 200).toList();
            assertTrue(refused.size() > OFFERED, refused.size() + " refused");
            for (Sample one : refused) {
                assertEquals(429, one.status);
                assertEquals("1", one.retryAfter);
                assertTrue(one.body.contains("\"THROTTLED\""), one.body);
            }
        }
    }

    /** Sends on a schedule that no answer delays. */
    private static List<Sample> load(Client client, long start) throws Exception {
        List<Future<Sample>> pending = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < OFFERED * SECONDS; i++) {
                long due = start + TimeUnit.SECONDS.toNanos(1) * i / OFFERED;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                pending.add(threads.submit(() -> {
                    HttpResponse<String> answer = client.get("/categories");
                    return new Sample(due, answer.statusCode(), answer.headers().firstValue("Retry-After").orElse(""),
                            answer.body());
                }));
            }
        }
        List<Sample> samples = new ArrayList<>();
        for (Future<Sample> one : pending) {
            samples.add(one.get());
        }
        return samples;
    }
}
