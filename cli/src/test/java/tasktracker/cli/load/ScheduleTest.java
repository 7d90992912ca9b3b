package tasktracker.cli.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
    private static final Mix GETS = Mix.parse("get");

    @Test
    void a_constant_rate_sends_at_even_distances() {
        Schedule schedule = schedule(100, "PT3S", "PT0S", Schedule.Arrivals.CONSTANT, GETS);

        assertEquals(300, schedule.size());
        assertEquals(0, schedule.nanos(0));
        assertEquals(10_000_000, schedule.nanos(1));
        assertEquals(2_990_000_000L, schedule.nanos(299));
    }

    @Test
    void a_rate_below_one_is_a_rate() {
        assertEquals(2, schedule(0.5, "PT4S", "PT0S", Schedule.Arrivals.CONSTANT, GETS).size());
    }

    @Test
    void a_ramp_climbs_evenly_and_then_stays() {
        Schedule schedule = schedule(100, "PT20S", "PT10S", Schedule.Arrivals.CONSTANT, GETS);

        assertEquals(1_500, schedule.size());
        assertEquals(125, between(schedule, 0, 5), 1);
        assertEquals(375, between(schedule, 5, 10), 1);
        assertEquals(500, between(schedule, 10, 15), 1);
        assertEquals(500, between(schedule, 15, 20), 1);
    }

    @Test
    void poisson_arrivals_have_the_rate_and_its_scatter() {
        Schedule schedule = schedule(1_000, "PT100S", "PT0S", Schedule.Arrivals.POISSON, GETS);

        assertEquals(100_000, schedule.size(), 1_600); // five standard deviations
        double variance = 0;
        for (int second = 0; second < 100; second++) {
            variance += Math.pow(between(schedule, second, second + 1) - 1_000.0, 2) / 100;
        }
        assertEquals(1_000, variance, 500);
    }

    @Test
    void no_request_is_before_the_one_before_it() {
        Schedule schedule = schedule(500, "PT10S", "PT4S", Schedule.Arrivals.POISSON, GETS);

        for (int request = 1; request < schedule.size(); request++) {
            assertTrue(schedule.nanos(request) >= schedule.nanos(request - 1));
        }
    }

    @Test
    void operations_come_as_often_as_the_mix_says() {
        Schedule schedule = schedule(1_000, "PT100S", "PT0S", Schedule.Arrivals.CONSTANT, Mix.parse("list=3,add=1"));
        Map<Operation, Integer> counts = new EnumMap<>(Operation.class);
        for (int request = 0; request < schedule.size(); request++) {
            counts.merge(schedule.operation(request), 1, Integer::sum);
        }

        assertEquals(2, counts.size());
        assertEquals(75_000, counts.get(Operation.LIST), 1_000);
    }

    @Test
    void the_same_seed_gives_the_same_schedule() {
        Mix mix = Mix.parse(Mix.USUAL);
        Schedule one = schedule(50, "PT10S", "PT1S", Schedule.Arrivals.POISSON, mix);
        Schedule two = schedule(50, "PT10S", "PT1S", Schedule.Arrivals.POISSON, mix);

        assertEquals(one.size(), two.size());
        for (int request = 0; request < one.size(); request++) {
            assertEquals(one.nanos(request), two.nanos(request));
            assertEquals(one.operation(request), two.operation(request));
        }
    }

    private static Schedule schedule(double rate, String duration, String ramp, Schedule.Arrivals arrivals, Mix mix) {
        return Schedule.of(rate, Duration.parse(duration), Duration.parse(ramp), arrivals, mix,
                new SplittableRandom(7));
    }

    private static int between(Schedule schedule, int from, int to) {
        int count = 0;
        for (int request = 0; request < schedule.size(); request++) {
            long nanos = schedule.nanos(request);
            if (nanos >= from * 1_000_000_000L && nanos < to * 1_000_000_000L) {
                count++;
            }
        }
        return count;
    }
}
