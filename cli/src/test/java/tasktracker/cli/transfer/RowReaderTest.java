package tasktracker.cli.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.error.CliException;
import tasktracker.cli.transfer.csv.CsvRow;
import tasktracker.cli.transfer.csv.Header;
import tasktracker.contract.NewTask;

final class RowReaderTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = { "2026-12-01 => 2026-12-01", "' 2026-12-01 ' => 2026-12-01",
        "2026-12-01T09:30:00Z => 2026-12-01T09:30:00.000Z", "2026-12-01t09:30z => 2026-12-01T09:30:00.000Z",
        "2026-12-01T09:30:15.123456+02:00 => 2026-12-01T07:30:15.123Z",
        "2026-12-01T09:30:00+0000 => 2026-12-01T09:30:00.000Z",
        "2026-12-01 09:30 => 2026-12-01T14:30:00.000Z", "2026-07-01T09:30:00 => 2026-07-01T13:30:00.000Z",
        "2026-12-01 09:30:00 +02:00 => 2026-12-01T07:30:00.000Z" })
    void dates(String cell, String due) {
        assertEquals(due, Dates.of(List.of(), ZONE).due(cell).text());
    }

    @ParameterizedTest
    @ValueSource(strings = { "03/04/2026", "2026-02-30", "2026-13-01", "26-01-01", "tomorrow", "2026-12-01T25:00Z",
        "2026-12-01 banana", "20261201", "0", "1764547200", "2026-1-1" })
    void noDates(String cell) {
        assertEquals(List.of("due \"" + cell + "\": no date such as 2026-12-01 or 2026-12-01T09:30Z; --date-format"
                + " tells how else to read it"), problems("title,due", "t", cell));
    }

    @Test
    void declaredFormsAndNoOthers() {
        Dates dates = Dates.of(List.of("dd/MM/yyyy", "d MMM uuuu HH:mm", "dd/MMM/yy h:mm a"), ZONE);
        assertEquals("2026-04-03", dates.due("03/04/2026").text());
        assertEquals("2026-01-09T20:54:00.000Z", dates.due("09/Jan/26 3:54 PM").text());
        assertEquals("2026-04-03T13:00:00.000Z", dates.due("3 apr 2026 09:00").text());
        assertEquals("no date of the form dd/MM/yyyy or d MMM uuuu HH:mm or dd/MMM/yy h:mm a",
                assertThrows(java.time.DateTimeException.class, () -> dates.due("2026-04-03")).getMessage());
        assertThrows(java.time.DateTimeException.class, () -> dates.due("30/02/2026"));
        assertEquals("2026-04-03", Dates.of(List.of("dd/MM/yyyy", "iso"), ZONE).due("2026-04-03").text());
        assertEquals("--date-format \"bad{\" is no pattern: Unknown pattern letter: b",
                assertThrows(CliException.Usage.class, () -> Dates.of(List.of("bad{"), ZONE)).getMessage());
    }

    @Test
    void aYearThatNobodyMeans() {
        assertEquals(List.of("due \"0026-12-01\": the year must be between 1900 and 9998"),
                problems("title,due", "t", "0026-12-01"));
    }

    @Test
    void textStaysAsItIs() {
        NewTask task = task("title,description", " = \t\u00a0x", "\r\n'\ufeff ");
        assertEquals(" = \t\u00a0x", task.title());
        assertEquals("\r\n'\ufeff ", task.description());
    }

    @Test
    void limitsAreTheServers() {
        String emoji = "😀";
        assertEquals(emoji.repeat(200), task("title", emoji.repeat(200)).title());
        assertEquals(List.of("title \"" + emoji.repeat(59) + "…\": must have at most 200 characters; it has 201"),
                problems("title", emoji.repeat(201)));
        assertEquals("x".repeat(4000), task("title,description", "t", "x".repeat(4000)).description());
        assertEquals(List.of("title \"a\0b\": must not contain NUL"), problems("title", "a\0b"));
        assertEquals(List.of("Title \" \u3000\": must not be blank"), problems("Title", " \u3000"));
        assertEquals(1, problems("title,category", "t", "x".repeat(61)).size());
        assertEquals(1, problems("title,externalId", "t", "x".repeat(201)).size());
    }

    @Test
    void longTitlesCanMoveToTheDescription() {
        String title = "é".repeat(250);
        RowRules rules = new RowRules(RowRules.LongTitles.MOVE_TO_DESCRIPTION, "", Dates.of(List.of(), ZONE), NOW);
        NewTask task = assertInstanceOf(Row.Good.class, read(rules, "title,description", title, "more")).draft().task();
        assertEquals("é".repeat(199) + "…", task.title());
        assertEquals(title + "\n\nmore", task.description());
        assertInstanceOf(Row.Bad.class, read(rules, "title,description", title, "x".repeat(3800)));
    }

    @ParameterizedTest
    @CsvSource({ "yes,,true", "x,,true", "TRUE,,true", "0,,false", "open,,false", ",,false", ",2026-01-01,true",
        "done,2026-01-01,true" })
    void completed(String completed, String completedAt, boolean expected) {
        assertEquals(expected, task("title,completed,completedAt", "t", completed == null ? "" : completed,
                completedAt == null ? "" : completedAt).completed());
    }

    @Test
    void timesThatContradict() {
        assertEquals(List.of("completedAt \"2026-01-01\": the task is not completed"),
                problems("title,completed,completedAt", "t", "no", "2026-01-01"));
        assertEquals(List.of("createdAt \"2026-06-01T12:05:01Z\": must not be in the future"),
                problems("title,createdAt", "t", "2026-06-01T12:05:01Z"));
        assertEquals(List.of("createdAt \"1969-01-01\": must not be before 1970"),
                problems("title,createdAt", "t", "1969-01-01"));
    }

    @Test
    void everythingWrongWithARowIsToldAtOnce() {
        assertEquals(List.of("title \"\": must not be blank",
                "taskId \"7\": is no id that tasktracker made; map an id of another program to externalId",
                "priority \"urgent\": must be low, medium or high"),
                problems("title,priority,taskId", "", "urgent", "7"));
    }

    private static NewTask task(String header, String... cells) {
        return assertInstanceOf(Row.Good.class, read(rules(), header, cells)).draft().task();
    }

    private static List<String> problems(String header, String... cells) {
        return assertInstanceOf(Row.Bad.class, read(rules(), header, cells)).problems().stream().map(Problem::text)
                .toList();
    }

    private static RowRules rules() {
        return new RowRules(RowRules.LongTitles.FAIL, "", Dates.of(List.of(), ZONE), NOW);
    }

    private static Row read(RowRules rules, String header, String... cells) {
        Mapping mapping = Mapping.of(new Header(List.of(header.split(",", -1))), MappingSpec.NONE);
        return new RowReader(mapping, rules).read(new CsvRow(2, 2, 10, 20, List.of(cells), null), 1);
    }
}
