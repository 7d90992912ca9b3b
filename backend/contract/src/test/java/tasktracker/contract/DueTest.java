package tasktracker.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DueTest {
    @Test
    void keepsDatesAndInstantsApart() {
        assertEquals(new Due("2026-12-01"), Due.parse("2026-12-01"));
        assertEquals(new Due("2026-12-01T15:00:00.000Z"), Due.parse("2026-12-01T17:00:00+02:00"));
        assertEquals(LocalDate.of(2026, 12, 1), Due.parse("2026-12-01").date());
        assertEquals(Instant.parse("2026-12-01T15:00:00Z"), Due.parse("2026-12-01T17:00:00+02:00").instant());
    }

    @Test
    void sortsADateBeforeTheInstantsOfItsDay() {
        List<String> inOrder = List.of("2026-11-30T23:59:59.999Z", "2026-12-01", "2026-12-01T00:00:00.000Z",
                "2026-12-01T23:59:59.999Z", "2026-12-02");
        assertEquals(inOrder, inOrder.reversed().stream().map(Due::parse).sorted().map(Due::text).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = { "1899-12-31", "9999-01-01", "9998-12-31T23:59:59-01:00", "2026-02-30", "tomorrow", "",
        "2026-12-01T", "2026-1-1" })
    void refusesWhatNoStoreCouldSort(String text) {
        assertThrows(DateTimeException.class, () -> Due.parse(text));
    }

    @Test
    void acceptsTheFirstAndTheLastDay() {
        assertTrue(Due.parse("1900-01-01").isDate());
        assertEquals("9998-12-31T23:59:59.999Z", Due.parse("9998-12-31T23:59:59.9999Z").text());
    }
}
