package tasktracker.local.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.functions.store.SettableClock;
import tasktracker.local.sqlite.SqliteDatabase;
import tasktracker.local.sqlite.SqliteKeyStore;

/** Counts that outlive the stack, and the periods of quotas. */
final class KeyUsageTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path directory;

    @Test
    void whatWasCountedIsThereAfterARestart() {
        for (int start = 1; start <= 3; start++) {
            try (SqliteDatabase database = SqliteDatabase.open(directory.resolve("tasks.db"))) {
                KeyUsage usage = new KeyUsage(new SqliteKeyStore(database), CLOCK, _ -> {});
                for (int i = 0; i < 10; i++) {
                    usage.take("key", 0, Long.MAX_VALUE);
                }
                assertEquals(10L * start, usage.between("key", usage.today(), usage.today()));
                assertEquals(0, usage.between("key", 0, usage.today() - 1));
                assertEquals(0, usage.between("other", 0, usage.today()));
                usage.write();
            }
        }
    }

    @Test
    void aClockThatWasPutBackDoesNotPutOffWriting() throws InterruptedException {
        BlockingQueue<List<KeyStore.Use>> written = new LinkedBlockingQueue<>();
        SettableClock clock = new SettableClock(CLOCK.instant());
        KeyUsage usage = new KeyUsage(new ForgetfulKeyStore() {
            @Override
            public void put(List<KeyStore.Use> uses) {
                written.add(uses);
            }
        }, clock, _ -> {});
        long day = Math.floorDiv(clock.millis(), 86_400_000L);
        for (long years : List.of(0L, -10L, 30L, -40L)) {
            clock.advance(Duration.ofDays(years * 365).plusSeconds(5));
            assertTrue(usage.take("key", usage.today(), 1));
            assertEquals(List.of(new KeyStore.Use("key", usage.today(), 1)), written.poll(30, TimeUnit.SECONDS));
        }
        assertEquals(1, usage.between("key", day, day));
    }

    @Test
    void whatCannotBeStoredIsStoredLaterAndSaidInOneLine() {
        List<String> lines = new ArrayList<>();
        List<List<KeyStore.Use>> written = new ArrayList<>();
        FullKeyStore store = new FullKeyStore() {
            @Override
            public void put(List<KeyStore.Use> uses) {
                super.put(uses);
                written.add(uses);
            }
        };
        KeyUsage usage = new KeyUsage(store, CLOCK, lines::add);
        usage.take("a", 0, Long.MAX_VALUE);
        usage.take("b", 0, Long.MAX_VALUE);
        usage.take("gone", 0, Long.MAX_VALUE);
        store.full = true;
        usage.write();
        usage.close();
        assertEquals(Collections.nCopies(2, "gateway the use of keys cannot be stored now: " + FullKeyStore.REASON),
                lines);

        usage.take("b", 0, Long.MAX_VALUE);
        usage.remove("gone");
        store.full = false;
        usage.write();
        usage.close();
        assertEquals(1, written.size());
        assertEquals(Set.of(new KeyStore.Use("a", usage.today(), 1), new KeyStore.Use("b", usage.today(), 2)),
                Set.copyOf(written.getFirst()));
    }

    @ParameterizedTest
    @CsvSource({ "DAY, 2026-11-25, 2026-11-25", "WEEK, 2026-11-25, 2026-11-22", "WEEK, 2026-11-22, 2026-11-22",
        "WEEK, 2026-11-21, 2026-11-15", "MONTH, 2026-11-25, 2026-11-01", "MONTH, 2026-12-01, 2026-12-01" })
    void aPeriodBegins(UsagePlan.Period period, LocalDate day, LocalDate start) {
        assertEquals(start.toEpochDay(), period.start(day.toEpochDay()));
    }
}
