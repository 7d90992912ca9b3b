package tasktracker.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.contract.Due;

final class DueBoundsTest {
    @Test
    void without_bounds_everything_is_meant() {
        DueBounds all = DueBounds.between(null, null, ZoneId.of("UTC"));
        assertEquals(true, all.accepts(null));
        assertEquals(true, all.wireFrom().isEmpty() && all.wireTo().isEmpty());
    }

    @Test
    void a_day_west_of_greenwich_is_asked_for_with_both_its_forms() {
        Due day = Due.parse("2026-12-01");
        DueBounds bounds = DueBounds.between(day, day, ZoneId.of("America/New_York"));
        assertEquals("2026-12-01", bounds.wireFrom().orElseThrow().text());
        assertEquals("2026-12-02T04:59:59.999Z", bounds.wireTo().orElseThrow().text());
        assertEquals(true, bounds.accepts(day));
        assertEquals(false, bounds.accepts(Due.parse("2026-12-02")));
        assertEquals(false, bounds.accepts(Due.parse("2026-12-01T04:59:59.999Z")));
        assertEquals(true, bounds.accepts(Due.parse("2026-12-01T05:00:00.000Z")));
    }

    /** Whatever is meant must be among what the API is asked for, by the API's own rule. */
    @ParameterizedTest
    @ValueSource(strings = { "UTC", "Pacific/Kiritimati", "Pacific/Niue", "America/New_York", "Asia/Kathmandu" })
    void the_api_is_never_asked_for_less(String zoneName) {
        ZoneId zone = ZoneId.of(zoneName);
        long seed = zoneName.hashCode();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            Due one = due(random);
            Due other = due(random);
            Due task = due(random);
            DueBounds bounds = DueBounds.between(one, other, zone);
            if (random.nextInt(4) == 0) {
                bounds = bounds.overdue(Instant.ofEpochSecond(1_790_000_000L + random.nextInt(1_000_000)), zone);
            }
            if (bounds.accepts(task)) {
                assertEquals(true, isAskedFor(bounds, task),
                        List.of("seed " + seed, one.text(), other.text(), task.text()).toString());
            }
        }
    }

    private static boolean isAskedFor(DueBounds bounds, Due task) {
        Due from = bounds.wireFrom().orElseThrow();
        Due to = bounds.wireTo().orElseThrow();
        return task.compareTo(from) >= 0
                && (task.compareTo(to) <= 0 || (to.isDate() && task.text().startsWith(to.text())));
    }

    private static Due due(SplittableRandom random) {
        return random.nextBoolean()
                ? Due.on(LocalDate.of(2026, 9, 1).plusDays(random.nextInt(20)))
                : Due.at(Instant.ofEpochMilli(1_788_220_800_000L + random.nextLong(20L * 86_400_000L)));
    }
}
