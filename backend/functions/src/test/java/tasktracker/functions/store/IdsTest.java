package tasktracker.functions.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import tasktracker.contract.Uuid7;

final class IdsTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T09:30:00.123Z"));

    @Test
    void idsGrow() {
        Ids ids = new Ids(clock, new Random(5));
        String last = "";
        for (int i = 0; i < 20_000; i++) {
            if (i % 5_000 == 4_999) {
                clock.advance(Duration.ofMillis(i % 2 == 0 ? 1 : -3));
            }
            String id = ids.next();
            assertTrue(Uuid7.isValid(id) && id.compareTo(last) > 0, last + " " + id);
            last = id;
        }
    }

    @Test
    void anIdCarriesItsTime() {
        assertEquals(clock.instant(), Ids.time(new Ids(clock, new Random(5)).next()));
    }

    @Test
    void idsGrowPastTheEndOfTheirMillisecond() {
        RandomGenerator ones = () -> -1L;
        Ids ids = new Ids(clock, ones);
        String last = "";
        for (int i = 0; i < 10_000; i++) {
            String id = ids.next();
            assertTrue(Uuid7.isValid(id) && id.compareTo(last) > 0, last + " " + id);
            last = id;
        }
    }

    @Test
    void idsOfAGivenTimeCarryItAndKeepTheirOrder() {
        Ids ids = new Ids(clock, new Random(5));
        Instant time = Instant.parse("1970-01-01T00:00:00.0019Z");
        String last = "";
        for (int i = 0; i < 4_000; i++) {
            String id = ids.at(time);
            assertEquals(Instant.ofEpochMilli(1), Ids.time(id));
            assertTrue(Uuid7.isValid(id) && id.compareTo(last) > 0, last + " " + id);
            last = id;
        }
    }

    @Test
    void idsAreDifferentThoughTheirTimeIsTheSame() {
        Set<String> made = new HashSet<>();
        for (int seed = 0; seed < 100; seed++) {
            Ids ids = new Ids(clock, new Random(seed));
            made.add(ids.next());
            made.add(ids.at(clock.instant()));
        }
        assertEquals(200, made.size());
    }
}
