package tasktracker.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    @ParameterizedTest
    @CsvSource({ "2026-11-22T09:30:00Z, 2026-11-22T09:30:00.000Z", "2026-11-22t09:30:00z, 2026-11-22T09:30:00.000Z",
        "2026-11-22T09:30:00.1Z, 2026-11-22T09:30:00.100Z", "2026-11-22T09:30:00.123999Z, 2026-11-22T09:30:00.123Z",
        "2026-11-22T09:30:00+02:00, 2026-11-22T07:30:00.000Z", "2026-01-01T00:30:00.5-01:30, 2026-01-01T02:00:00.500Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z", "2024-02-29T00:00:00Z, 2024-02-29T00:00:00.000Z" })
    void readsRfc3339AndWritesMilliseconds(String text, String canonical) {
        assertEquals(canonical, Timestamps.format(Timestamps.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "2026-11-22", "2026-11-22T09:30Z", "2026-11-22T09:30:00", "2026-11-22 09:30:00Z",
        "2026-11-22T24:00:00Z", "2026-11-22T09:60:00Z", "2026-11-22T09:30:60Z", "2026-13-01T00:00:00Z",
        "2023-02-29T00:00:00Z", "2026-11-22T09:30:00.Z", "2026-11-22T09:30:00+2:00", "2026-11-22T09:30:00+02:00x",
        "2026-11-22T09:30:00+24:00", "２026-11-22T09:30:00Z", "+026-11-22T09:30:00Z" })
    void refusesWhatIsNone(String text) {
        assertThrows(DateTimeException.class, () -> Timestamps.parse(text));
    }

    @Test
    void agreesWithTheJdkAndSortsInTime() {
        Random random = new Random(20261122);
        for (int i = 0; i < 20_000; i++) {
            Instant one = Instant.ofEpochMilli(random.nextLong(-62_000_000_000_000L, 250_000_000_000_000L));
            Instant two = Instant.ofEpochMilli(random.nextLong(-62_000_000_000_000L, 250_000_000_000_000L));
            assertEquals(one, Timestamps.parse(Timestamps.format(one)));
            assertEquals(one, Instant.parse(Timestamps.format(one)));
            assertEquals(Integer.signum(one.compareTo(two)),
                    Integer.signum(Timestamps.format(one).compareTo(Timestamps.format(two))));
        }
    }

    @Test
    void hasNoFormBeyondFourDigits() {
        assertThrows(DateTimeException.class, () -> Timestamps.format(Instant.parse("+10000-01-01T00:00:00Z")));
    }
}
