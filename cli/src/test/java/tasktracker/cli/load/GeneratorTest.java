package tasktracker.cli.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

final class GeneratorTest {
    private static final Mix GETS = Mix.parse("get");

    private final Stop stop = new Stop();
    private final List<Second> seconds = Collections.synchronizedList(new ArrayList<>());

    @Test
    void everything_planned_is_sent_and_the_warm_up_is_apart() {
        Measurement of = open(_ -> Exchange.Reply.of(Outcome.OK), 200, "PT2S", "PT0.5S", 100);

        assertEquals(100, of.warmUp().count());
        assertEquals(300, of.measured().count());
        assertEquals(300, of.planned());
        assertEquals(200, of.plannedRate(), 1);
        assertEquals(Stop.Reason.DONE, of.ended());
        assertEquals(400, of.seconds().stream().mapToLong(Second::ended).sum());
        assertEquals(2, seconds.size(), 1);
    }

    @Test
    void a_server_that_is_stuck_does_not_delay_the_schedule() {
        CountDownLatch all = new CountDownLatch(100);
        Measurement of = open(_ -> {
            all.countDown();
            await(all);
            return Exchange.Reply.of(Outcome.OK);
        }, 100, "PT1S", "PT0S", 1_000);

        assertEquals(100, of.measured().count());
        assertEquals(0, of.measured().heldBack());
        assertTrue(of.measured().headline().response().max() > 900);
    }

    @Test
    void no_more_than_the_cap_are_under_way_and_those_that_waited_are_counted() {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Measurement of = open(_ -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            pause();
            underWay.decrementAndGet();
            return Exchange.Reply.of(Outcome.OK);
        }, 100, "PT1S", "PT0S", 1);

        assertEquals(1, most.get());
        assertEquals(Measurement.LimitedBy.CAP, of.limitedBy());
        assertTrue(of.isValid());
        assertTrue(of.measured().heldBack() > 50, of.measured().heldBack() + " held back");
        assertTrue(of.achievedRate() < of.plannedRate());
    }

    @Test
    void a_generator_that_lags_makes_the_result_invalid() {
        AtomicInteger calls = new AtomicInteger();
        LongSupplier jumping = () -> System.nanoTime() + calls.incrementAndGet() * 1_000_000L;
        Measurement of = new Generator(_ -> Exchange.Reply.of(Outcome.OK), jumping, seconds::add, stop)
                .open(schedule(200, "PT1S"), Duration.ZERO, Duration.ofSeconds(1), 100);

        assertEquals(Measurement.LimitedBy.GENERATOR, of.limitedBy());
        assertFalse(of.isValid());
    }

    @Test
    void it_stops_when_it_is_asked_to() {
        Measurement of = open(_ -> {
            stop.because(Stop.Reason.INTERRUPTED);
            return Exchange.Reply.of(Outcome.OK);
        }, 50, "PT60S", "PT0S", 100);

        assertEquals(Stop.Reason.INTERRUPTED, of.ended());
        assertTrue(of.measured().count() < 50, of.measured().count() + " sent");
        assertTrue(of.planned() - of.measured().count() <= 2, of.planned() + " planned");
    }

    @Test
    void it_gives_up_on_a_server_that_only_fails() {
        Measurement of = open(_ -> Exchange.Reply.of(Outcome.SERVER_ERROR), 50, "PT60S", "PT0S", 100);

        assertEquals(Stop.Reason.ABORTED, of.ended());
        assertTrue(of.seconds().size() <= 7, of.seconds().size() + " s");
    }

    @Test
    void clients_of_the_closed_model_wait_for_their_answers() {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Measurement of = new Generator(_ -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            pause();
            underWay.decrementAndGet();
            return Exchange.Reply.of(Outcome.OK);
        }, System::nanoTime, seconds::add, stop).closed(4, GETS, Duration.ZERO, Duration.ofSeconds(1),
                new SplittableRandom(3));

        assertEquals(4, most.get());
        assertTrue(of.measured().count() <= 4 * 51, of.measured().count() + " sent");
        assertTrue(of.isValid());
    }

    private Measurement open(Exchange exchange, double rate, String duration, String warmUp, int cap) {
        return new Generator(exchange, System::nanoTime, seconds::add, stop).open(schedule(rate, duration),
                Duration.parse(warmUp), Duration.parse(duration), cap);
    }

    private static Schedule schedule(double rate, String duration) {
        return Schedule.of(rate, Duration.parse(duration), Duration.ZERO, Schedule.Arrivals.CONSTANT, GETS,
                new SplittableRandom(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
