package tasktracker.cli.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.contract.Limits;
import tasktracker.contract.Priority;

final class SeedDataTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static List<SeedData.Made> made(long seed, int tasks) {
        return new SeedData(seed, 8, TODAY, ZONE).next(tasks);
    }

    @Test
    void theSameSeedGivesTheSameDataHoweverItIsTaken() {
        List<SeedData.Made> whole = made(42, 500);
        SeedData parts = new SeedData(42, 8, TODAY, ZONE);
        List<SeedData.Made> joined = new ArrayList<>(parts.next(123));
        joined.addAll(parts.next(377));
        assertEquals(whole, joined);
        assertEquals("seed:42:1", whole.getFirst().task().externalId());
        assertNotEquals(whole.getFirst().task().title() + whole.get(1).task().title(),
                made(43, 2).getFirst().task().title() + made(43, 2).get(1).task().title());
    }

    /** It must not change between releases. */
    @Test
    void theFirstOfSeed42() {
        assertEquals(List.of("Ask Inès to water the plants Home 2026-11-12T19:52:57.182Z 2026-11-16T15:00:00.000Z",
                "Book the physiotherapy session Health 2026-11-18T18:22:52.430Z null",
                "Answer Hugo's mail about the onboarding plan Work 2026-11-21T15:49:08.443Z 2026-12-12T11:15:00.000Z"),
                made(42, 3).stream().map(one -> one.task().title() + " " + one.category() + " "
                        + one.task().createdAt() + " " + one.task().due()).toList());
    }

    @Test
    void sharesArePlausible() {
        List<SeedData.Made> all = made(7, 10_000);
        assertEquals(0.35, share(all, one -> one.task().completed()), 0.02);
        assertEquals(0.70, share(all, one -> one.task().due() != null), 0.02);
        assertEquals(0.20, share(all, one -> one.task().priority() == Priority.HIGH), 0.02);
        assertEquals(0.25, share(all, one -> one.task().priority() == Priority.LOW), 0.02);
        assertEquals(0.95, share(all, one -> one.category() != null), 0.02);
        assertTrue(share(all, one -> one.task().description().isEmpty()) > 0.3);
        assertTrue(all.stream().map(one -> one.task().title()).distinct().count() > 500);
        assertEquals(8, all.stream().map(SeedData.Made::category).filter(Objects::nonNull).distinct().count());
        assertTrue(share(all, one -> one.task().due() != null && !one.task().completed()
                && one.task().due().text().compareTo("2026-11-22") < 0) > 0.05, "some are overdue");
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 42, -5, Long.MAX_VALUE })
    void everyTaskKeepsTheRules(long seed) {
        Instant startOfDay = TODAY.atStartOfDay(ZONE).toInstant();
        for (SeedData.Made one : made(seed, 2_000)) {
            assertTrue(Limits.length(one.task().title()) <= Limits.TITLE);
            assertFalse(one.task().title().matches(".*[@#~].*"), one.task().title());
            assertTrue(one.task().createdAt().isBefore(startOfDay));
            assertEquals(one.task().completed(), one.task().completedAt() != null);
            if (one.task().completed()) {
                assertFalse(one.task().completedAt().isBefore(one.task().createdAt()));
                assertFalse(one.task().completedAt().isAfter(startOfDay));
            }
            assertTrue(SeedMark.marks(one.task().externalId()));
        }
    }

    @ParameterizedTest
    @CsvSource({ "seed:42:17,true", "seed:-5:1,true", "seed:42:,false", "seed::1,false", "seed:42,false",
        "seed:x:1,false",
        "myseed:42:1,false", "seed:42:1x,false", ",false" })
    void onlyItsOwnMark(String externalId, boolean expected) {
        assertEquals(expected, SeedMark.marks(externalId));
    }

    @Test
    void categoriesHaveColourAndIcon() {
        SeedData data = new SeedData(1, SeedData.CATEGORIES_MAX, TODAY, ZONE);
        assertEquals(12, data.categories().size());
        data.categories().forEach(category -> assertTrue(category.color().matches("#[0-9A-F]{6}")
                && !category.icon().isEmpty(), category.name()));
        assertEquals(12, data.categories().stream().map(category -> category.name()).distinct().count());
    }

    private static double share(List<SeedData.Made> all, java.util.function.Predicate<SeedData.Made> which) {
        return (double) all.stream().filter(which).count() / all.size();
    }
}
