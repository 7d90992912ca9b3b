package tasktracker.cli.load;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * A server that stops for 5 s inside 30 s at 100 requests a second: 500 requests are due meanwhile and wait between 0 and
 * 5 s, whatever a generator does. One that waits for answers before it asks again would report ten of them.
 */
final class FreezeTest {
    private static final Duration RUN = Duration.ofSeconds(30);
    private static final double TOLERANCE = 100;

    @Test
    void a_freeze_is_in_the_response_times_whatever_the_cap() throws Exception {
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Measurement> free = both.submit(() -> run(2_000));
            Future<Measurement> capped = both.submit(() -> run(10));

            check(free);
            check(capped);
            assertTrue(capped.get().measured().heldBack() > 450, capped.get().measured().heldBack() + " held back");
            Distribution service = capped.get().measured().headline().service();
            assertTrue(service.percentile(99) < TOLERANCE, "service p99 with a cap of 10: " + service.percentile(99));
            assertEquals(5_000, service.max(), TOLERANCE);
            assertTrue(service.valueAt(100 * 2_989.0 / 3_000) < TOLERANCE, "more than ten slow services");
            assertTrue(service.valueAt(100 * 2_992.0 / 3_000) > 4_500, "less than ten slow services");
        }
    }

    private static void check(Future<Measurement> run) throws ExecutionException, InterruptedException {
        Measurement measured = run.get();
        Distribution response = measured.measured().headline().response();
        assertAll(() -> assertEquals(3_000, response.count()),
                () -> assertTrue(response.percentile(50) < TOLERANCE, "p50 " + response.percentile(50)),
                () -> assertEquals(2_000, response.percentile(90), TOLERANCE),
                () -> assertEquals(4_700, response.percentile(99), TOLERANCE),
                () -> assertEquals(5_000, response.max(), TOLERANCE));
    }

    private static Measurement run(int cap) throws IOException {
        Schedule schedule = Schedule.of(100, RUN, Duration.ZERO, Schedule.Arrivals.CONSTANT, Mix.parse("get"),
                new SplittableRandom(1));
        try (LoopbackServer server = new LoopbackServer(new Freezing());
                HttpExchange exchange = HttpExchangeTest.exchange(server.uri("/"), Duration.ofSeconds(20))) {
            return new Generator(exchange, System::nanoTime, _ -> {}, new Stop()).open(schedule, Duration.ZERO, RUN,
                    cap);
        }
    }

    /** Ten seconds after its first request it answers nothing for five. */
    private static final class Freezing implements LoopbackServer.Handler {
        private static final long FROM = TimeUnit.SECONDS.toNanos(10);
        private static final long UNTIL = TimeUnit.SECONDS.toNanos(15);

        private final AtomicLong first = new AtomicLong();

        @Override
        public String answer(String requestLine) throws InterruptedException {
            first.compareAndSet(0, System.nanoTime());
            long since = System.nanoTime() - first.get();
            if (since >= FROM && since < UNTIL) {
                TimeUnit.NANOSECONDS.sleep(UNTIL - since);
            }
            return LoopbackServer.ok();
        }
    }
}
