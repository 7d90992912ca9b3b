package tasktracker.cli.load;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
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
    private static final long FROM = TimeUnit.SECONDS.toNanos(10);
    private static final long UNTIL = TimeUnit.SECONDS.toNanos(15);

    @Test
    void a_freeze_is_in_the_response_times_whatever_the_cap() throws Exception {
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Frozen> free = both.submit(() -> run(2_000));
            Future<Frozen> capped = both.submit(() -> run(10));

            check(free.get());
            check(capped.get());
            Tally measured = capped.get().measurement().measured();
            assertTrue(measured.heldBack() > 450, measured.heldBack() + " held back");
            Distribution service = measured.headline().service();
            assertTrue(service.percentile(99) < TOLERANCE, "service p99 with a cap of 10: " + service.percentile(99));
            assertEquals(5_000, service.max(), TOLERANCE);
            assertTrue(service.valueAt(100 * 2_989.0 / 3_000) < 1_000, "more than ten slow services");
            assertTrue(service.valueAt(100 * 2_992.0 / 3_000) > 4_500, "less than ten slow services");
        }
    }

    /** What was measured, and how long the server says it stopped: a busy machine wakes it late. */
    private record Frozen(Measurement measurement, double millis) {}

    private static void check(Frozen frozen) {
        Distribution response = frozen.measurement().measured().headline().response();
        double late = frozen.millis() - 5_000;
        double near = TOLERANCE + frozen.measurement().measured().lag().max();
        assertAll(() -> assertEquals(3_000, response.count()),
                () -> assertTrue(response.percentile(50) < near, "p50 " + response.percentile(50)),
                () -> assertEquals(2_000 + late, response.percentile(90), near),
                () -> assertEquals(4_700 + late, response.percentile(99), near),
                () -> assertEquals(5_000 + late, response.max(), near));
    }

    private static Frozen run(int cap) throws IOException {
        Schedule schedule = Schedule.of(100, RUN, Duration.ZERO, Schedule.Arrivals.CONSTANT, Mix.parse("get"),
                new SplittableRandom(1));
        Freezing handler = new Freezing();
        try (LoopbackServer server = new LoopbackServer(handler);
                HttpExchange exchange = HttpExchangeTest.exchange(server.uri("/"), Duration.ofSeconds(20))) {
            Measurement measured = new Generator(exchange, System::nanoTime, _ -> {}, new Stop())
                    .open(schedule, Duration.ZERO, RUN, cap);
            return new Frozen(measured, (handler.woken.get() - FROM) / 1e6);
        }
    }

    /** Ten seconds after its first request it answers nothing for five. */
    private static final class Freezing implements LoopbackServer.Handler {
        private final AtomicLong first = new AtomicLong();
        private final AtomicLong woken = new AtomicLong();

        @Override
        public String answer(String requestLine) throws InterruptedException {
            first.compareAndSet(0, System.nanoTime());
            long since = System.nanoTime() - first.get();
            if (since >= FROM && since < UNTIL) {
                TimeUnit.NANOSECONDS.sleep(UNTIL - since);
                woken.compareAndSet(0, System.nanoTime() - first.get());
            }
            return LoopbackServer.ok();
        }
    }
}
