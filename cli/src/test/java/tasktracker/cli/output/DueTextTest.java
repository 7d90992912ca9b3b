package tasktracker.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.contract.Due;

final class DueTextTest {
    /** Wednesday, 18 November 2026, 14:20:30 in Berlin. */
    private static final DueText TEXT = new DueText(Instant.parse("2026-11-18T13:20:30Z"), ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({ "2026-11-18,today", "2026-11-19,tomorrow", "2026-11-20,in 2 days", "2026-12-01,in 13 days",
        "2026-12-02,2026-12-02", "2026-11-17,1 day overdue", "2026-11-16,2 days overdue",
        "2025-11-18,365 days overdue", "2026-11-18T16:00:00.000Z,today 17:00",
        "2026-11-18T13:20:30.000Z,today 14:20", "2026-11-18T22:59:00.000Z,today 23:59",
        "2026-11-18T23:05:00.000Z,tomorrow 00:05", "2026-11-20T16:00:00.000Z,in 2 days",
        "2026-12-24T16:00:00.000Z,2026-12-24 17:00", "2026-11-18T13:20:29.999Z,1 minute overdue",
        "2026-11-18T13:18:00.000Z,2 minutes overdue", "2026-11-18T12:20:30.000Z,1 hour overdue",
        "2026-11-18T12:20:31.000Z,59 minutes overdue", "2026-11-17T13:20:31.000Z,23 hours overdue",
        "2026-11-17T13:20:30.000Z,1 day overdue", "2026-11-16T08:00:00.000Z,2 days overdue" })
    void isRelativeNearby(String due, String expected) {
        assertEquals(expected, TEXT.relative(new Due(due)));
    }

    @Test
    void aCellMarksWhatIsLateByWordAndColour() {
        assertEquals(new Cell("2 days overdue", Style.RED), TEXT.cell(new Due("2026-11-16"), false));
        assertEquals(new Cell("today", Style.YELLOW), TEXT.cell(new Due("2026-11-18"), false));
        assertEquals(new Cell("5 hours overdue", Style.RED), TEXT.cell(new Due("2026-11-18T08:00:00.000Z"), false));
        assertEquals(new Cell("tomorrow", Style.PLAIN), TEXT.cell(new Due("2026-11-19"), false));
        assertEquals(new Cell("", Style.PLAIN), TEXT.cell(null, false));
    }

    @Test
    void whatIsDoneIsNeverLate() {
        assertEquals(new Cell("2026-11-16", Style.DIM), TEXT.cell(new Due("2026-11-16"), true));
        assertEquals(new Cell("2026-11-16 09:00", Style.DIM), TEXT.cell(new Due("2026-11-16T08:00:00.000Z"), true));
    }

    @Test
    void anEchoIsAbsoluteAndNamesTheZone() {
        assertEquals("Thu 2026-12-24", TEXT.echo(new Due("2026-12-24")));
        assertEquals("Thu 2026-12-24 17:00 Europe/Berlin", TEXT.echo(new Due("2026-12-24T16:00:00.000Z")));
    }
}
