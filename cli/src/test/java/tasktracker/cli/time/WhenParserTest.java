package tasktracker.cli.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.error.CliException;
import tasktracker.cli.time.WhenParser.Lean;
import tasktracker.contract.Due;

final class WhenParserTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** Wednesday, 18 November 2026, 14:20:30.500 in Berlin (UTC+1). */
    private static final Instant NOW = Instant.parse("2026-11-18T13:20:30.500Z");
    private static final WhenParser PARSER = parser(NOW, BERLIN);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "2026-12-24|2026-12-24", "today|2026-11-18", "TODAY|2026-11-18",
        "tomorrow|2026-11-19", "yesterday|2026-11-17", "  tomorrow  |2026-11-19", "eod|2026-11-18",
        "thu|2026-11-19", "fri|2026-11-20", "Friday|2026-11-20", "on friday|2026-11-20", "sun|2026-11-22",
        "tue|2026-11-24", "wed|2026-11-25", "next fri|2026-11-27", "next friday|2026-11-27",
        "next mon|2026-11-23", "next wed|2026-11-25", "this fri|2026-11-20", "this mon|2026-11-16",
        "last fri|2026-11-13", "last wed|2026-11-11", "next week|2026-11-23", "last week|2026-11-09",
        "this week|2026-11-16", "next month|2026-12-01", "this month|2026-11-01", "next year|2027-01-01",
        "in 3 days|2026-11-21", "3 days|2026-11-21", "3d|2026-11-21", "3 d|2026-11-21", "2w|2026-12-02",
        "in 2 weeks|2026-12-02", "in a week|2026-11-25", "in 1 month|2026-12-18", "3mo|2027-02-18",
        "in 2 years|2028-11-18", "1y|2027-11-18", "0 days|2026-11-18", "3 days ago|2026-11-15",
        "2w ago|2026-11-04", "a month ago|2026-10-18", "eow|2026-11-22", "eom|2026-11-30", "eoy|2026-12-31",
        "end of week|2026-11-22", "end of month|2026-11-30", "end of year|2026-12-31", "Dec 24|2026-12-24",
        "24 Dec|2026-12-24", "24 december|2026-12-24", "Dec 24th|2026-12-24", "1st of May|2027-05-01",
        "3rd mar|2027-03-03", "2 sept|2027-09-02", "Nov 18|2026-11-18", "Nov 17|2027-11-17",
        "24 Dec 2027|2027-12-24", "Dec 24, 2027|2027-12-24", "29 Feb|2028-02-29", "29 Feb 2032|2032-02-29" })
    void readsDays(String text, String expected) {
        assertEquals(expected, due(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "tomorrow 5pm|2026-11-19T16:00:00.000Z",
        "tomorrow at 5pm|2026-11-19T16:00:00.000Z", "5pm tomorrow|2026-11-19T16:00:00.000Z",
        "tomorrow 5 pm|2026-11-19T16:00:00.000Z", "tomorrow 5:30pm|2026-11-19T16:30:00.000Z",
        "tomorrow 5:30 PM|2026-11-19T16:30:00.000Z", "tomorrow, 17:00|2026-11-19T16:00:00.000Z",
        "tomorrow 17:00:30|2026-11-19T16:00:30.000Z", "tomorrow 9:05|2026-11-19T08:05:00.000Z",
        "tomorrow noon|2026-11-19T11:00:00.000Z", "tomorrow 12pm|2026-11-19T11:00:00.000Z",
        "tomorrow 12am|2026-11-18T23:00:00.000Z", "tomorrow 00:00|2026-11-18T23:00:00.000Z",
        "tomorrow midnight|2026-11-19T23:00:00.000Z", "tomorrow 24:00|2026-11-19T23:00:00.000Z",
        "fri 17:00|2026-11-20T16:00:00.000Z", "in 3 days at noon|2026-11-21T11:00:00.000Z",
        "24 Dec 5pm|2026-12-24T16:00:00.000Z", "Dec 24 17:00|2026-12-24T16:00:00.000Z",
        "24 Dec 2027 17:00|2027-12-24T16:00:00.000Z", "eom 18:00|2026-11-30T17:00:00.000Z",
        "2026-12-24 5pm|2026-12-24T16:00:00.000Z", "2026-12-24 17:00|2026-12-24T16:00:00.000Z",
        "2026-12-24T17:00|2026-12-24T16:00:00.000Z", "2026-12-24T17:00:00|2026-12-24T16:00:00.000Z",
        "2026-07-01T17:00|2026-07-01T15:00:00.000Z", "2026-12-24T17:00:00Z|2026-12-24T17:00:00.000Z",
        "2026-12-24t17:00:00.1239z|2026-12-24T17:00:00.123Z", "2026-12-24T17:00+05:30|2026-12-24T11:30:00.000Z",
        "2026-12-24 17:00:00 -08:00|2026-12-25T01:00:00.000Z", "2026-12-24T00:00:00-00:00|2026-12-24T00:00:00.000Z",
        "2026-12-24T24:00:00Z|2026-12-25T00:00:00.000Z", "now|2026-11-18T13:20:30.500Z",
        "in 2 hours|2026-11-18T15:20:00.000Z", "6h|2026-11-18T19:20:00.000Z", "in an hour|2026-11-18T14:20:00.000Z",
        "in 30 minutes|2026-11-18T13:50:00.000Z", "90min|2026-11-18T14:50:00.000Z",
        "2 hours ago|2026-11-18T11:20:00.000Z" })
    void readsInstants(String text, String expected) {
        assertEquals(expected, due(text));
    }

    @ParameterizedTest
    @CsvSource({ "5pm,2026-11-18T16:00:00.000Z,2026-11-17T16:00:00.000Z",
        "9:00,2026-11-19T08:00:00.000Z,2026-11-18T08:00:00.000Z",
        "midnight,2026-11-18T23:00:00.000Z,2026-11-17T23:00:00.000Z",
        "noon,2026-11-19T11:00:00.000Z,2026-11-18T11:00:00.000Z" })
    void aTimeAloneIsTheNextOrTheLastOne(String text, String ahead, String back) {
        assertEquals(ahead, due(text));
        assertEquals(back, PARSER.parse(text, Lean.BACK).text());
    }

    @ParameterizedTest
    @CsvSource({ "fri,2026-11-13", "wed,2026-11-11", "mon,2026-11-16", "24 Dec,2025-12-24", "18 Nov,2026-11-18",
        "17 Nov,2026-11-17", "29 Feb,2024-02-29", "today,2026-11-18", "3 days ago,2026-11-15",
        "tomorrow,2026-11-19", "7d,2026-11-11", "2 weeks,2026-11-04", "a month,2026-10-18", "in 7 days,2026-11-25",
        "in a week,2026-11-25", "2h,2026-11-18T11:20:00.000Z", "in 2h,2026-11-18T15:20:00.000Z", "0d,2026-11-18",
        "7d 17:00,2026-11-11T16:00:00.000Z" })
    void leaningBackLooksIntoThePast(String text, String expected) {
        assertEquals(expected, PARSER.parse(text, Lean.BACK).text());
    }

    @Test
    void todayIsTodayWhereTheUserIs() {
        Instant now = Instant.parse("2026-11-18T23:30:00Z");
        assertEquals("2026-11-19", parser(now, BERLIN).parse("today", Lean.AHEAD).text());
        assertEquals("2026-11-18", parser(now, ZoneOffset.UTC).parse("today", Lean.AHEAD).text());
        assertEquals("2026-11-18", parser(now, ZoneId.of("America/New_York")).parse("today", Lean.AHEAD).text());
    }

    @Test
    void theEndOfAMonthOrWeekIsReachedOnItsLastDay() {
        WhenParser sunday = parser(Instant.parse("2027-01-31T12:00:00Z"), ZoneOffset.UTC);
        assertEquals("2027-01-31", sunday.parse("eow", Lean.AHEAD).text());
        assertEquals("2027-01-31", sunday.parse("eom", Lean.AHEAD).text());
        assertEquals("2027-02-28", sunday.parse("in 1 month", Lean.AHEAD).text());
        assertEquals("2027-02-01", sunday.parse("next week", Lean.AHEAD).text());
        assertEquals("2027-02-07", sunday.parse("sun", Lean.AHEAD).text());
        assertEquals("2027-02-01", sunday.parse("next month", Lean.AHEAD).text());
    }

    @Test
    void aTimeThatTheClocksLeaveOutMovesOn() {
        // Berlin, 29 March 2026: 02:00 becomes 03:00
        assertEquals("2026-03-29T01:30:00.000Z", due("2026-03-29 02:30"), "03:30 summer time");
        assertEquals("2026-03-29T00:59:00.000Z", due("2026-03-29 01:59"));
        assertEquals("2026-03-29T01:00:00.000Z", due("2026-03-29 03:00"));
    }

    @Test
    void aTimeThatComesTwiceIsTheFirst() {
        // Berlin, 25 October 2026: 03:00 becomes 02:00
        assertEquals("2026-10-25T00:30:00.000Z", due("2026-10-25 02:30"), "still summer time");
        assertEquals("2026-10-25T02:00:00.000Z", due("2026-10-25 03:00"));
        assertEquals("2026-10-25T01:30:00.000Z", due("2026-10-25T02:30+01:00"), "the second, by its offset");
    }

    @Test
    void aDayThatHasNoMidnightStartsLater() {
        // Beirut, 29 March 2026: 00:00 becomes 01:00
        WhenParser beirut = parser(NOW, ZoneId.of("Asia/Beirut"));
        assertEquals("2026-03-28T22:00:00.000Z", beirut.parse("2026-03-29 00:00", Lean.AHEAD).text());
        assertEquals("2026-03-28T22:00:00.000Z", beirut.parse("2026-03-28 midnight", Lean.AHEAD).text());
    }

    @Test
    void hoursAreCountedOnTheClockOfTheWorld() {
        WhenParser eve = parser(Instant.parse("2026-10-24T22:30:00Z"), BERLIN); // 00:30 before the long night
        assertEquals("2026-10-25T03:30:00.000Z", eve.parse("in 5 hours", Lean.AHEAD).text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "tomorow 5pm|\"tomorow\" is not understood (did you mean tomorrow?)",
        "''|it is empty", "' '|it is empty", "tomorrow 5|\"5\" is not understood",
        "in 5|after \"in\" comes a number with hours, days, weeks, months or years",
        "in days|after \"in\" comes a number with hours, days, weeks, months or years",
        "3m|\"m\" can mean minutes or months; write min or mo",
        "in 3 days ago|\"in\" and \"ago\" contradict each other", "1234567 days|that is too far away",
        "999999 years|the year must be between 1900 and 9998",
        "1899-12-31|the year must be between 1900 and 9998",
        "9999-01-01T00:00:00Z|the year must be between 1900 and 9998",
        "30 Feb|there is no such day", "2026-02-30|there is no such day", "2027-02-29|there is no such day",
        "29 Feb 2027|there is no such day", "0 Dec|a month comes with a day, such as 24 Dec",
        "Dec|a month comes with a day, such as 24 Dec", "Dec 2026|a month comes with a day, such as 24 Dec",
        "12/24|dates in numbers are read year first, such as 2026-12-24",
        "24.12.2026|dates in numbers are read year first, such as 2026-12-24",
        "24-12-2026|dates in numbers are read year first, such as 2026-12-24",
        "2026-1-2|a date in numbers is written like 2026-12-24",
        "2026-12|a date in numbers is written like 2026-12-24",
        "2026-ab-cd|a date in numbers is written like 2026-12-24",
        "2026-12-24T5pm|after T comes a time such as 17:00", "2026-12-24T|after T comes a time such as 17:00",
        "2026-12-24T17:00:00+25:00|there is no such offset", "2026-12-24T17:00+1|an offset is written Z or +01:00",
        "2026-12-24T17:00:60Z|there is no such time of day", "25:00|there is no such time of day",
        "24:01|there is no such time of day", "17:60|there is no such time of day",
        "17:5|minutes and seconds have two digits", "13pm|there is no such time of day",
        "0am|there is no such time of day", "5:60pm|there is no such time of day",
        "tomorrow at|after \"at\" comes a time such as 17:00 or 5pm",
        "tomorrow at 5|after \"at\" comes a time such as 17:00 or 5pm",
        "next|after \"next\", \"last\" and \"this\" comes a weekday, week, month or year",
        "next time|after \"next\", \"last\" and \"this\" comes a weekday, week, month or year",
        "end of time|after \"end of\" comes day, week, month or year",
        "tomorrow friday|\"friday\" is not understood", "5pm 6pm|\"6\" is not understood",
        "in 2 hours 5pm|nothing more can be said after a distance in hours or minutes",
        "5pm in 2 hours|a time and a distance in hours or minutes contradict each other",
        "tomorrow in 2 hours|\"in\" is not understood", "tomorrow!|\"!\" is not understood" })
    void saysWhyATextIsNoDateAndWhatWouldBe(String text, String reason) {
        CliException thrown = assertThrows(CliException.Usage.class, () -> due(text));
        assertEquals("INVALID_DATE", thrown.failure().code());
        assertEquals("\"" + text + "\" is no date: " + reason + "; write one such as 2026-12-24, tomorrow 5pm, fri, "
                + "in 3 days or eom", thrown.getMessage());
        assertEquals("tasktracker help dates", thrown.failure().hint());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "someday|write one such as 2026-12-24, tomorrow 5pm, fri, in 3 days or eom",
        "5|write one such as 2026-12-24, tomorrow 5pm, fri, in 3 days or eom", "tomorow|did you mean tomorrow?",
        "firday|did you mean friday?" })
    void saysOnceThatAWordIsNoDate(String text, String wayOut) {
        CliException thrown = assertThrows(CliException.Usage.class, () -> due(text));
        assertEquals("\"" + text + "\" is no date; " + wayOut, thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4 })
    void everyFormOfADayAndTimeMeansTheSame(long seed) {
        Random random = new Random(seed);
        List<String> zones = List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC");
        for (int round = 0; round < 300; round++) {
            ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            LocalDate day = LocalDate.of(1900, 1, 2).plusDays(random.nextInt(365 * 300));
            LocalTime time = LocalTime.of(random.nextInt(24), random.nextInt(60));
            String about = "seed " + seed + ": " + day + " " + time + " " + zone;
            WhenParser parser = parser(NOW, zone);
            String month = day.getMonth().name().toLowerCase(Locale.ROOT);
            assertEquals(Due.on(day), parser.parse(day.toString(), Lean.AHEAD), about);
            assertEquals(Due.on(day),
                    parser.parse(day.getDayOfMonth() + " " + month + " " + day.getYear(), Lean.AHEAD), about);
            assertEquals(Due.on(day), parser.parse(
                    month.substring(0, 3) + " " + day.getDayOfMonth() + ", " + day.getYear(), Lean.BACK), about);
            Due expected = Due.at(LocalDateTime.of(day, time).atZone(zone).toInstant());
            assertEquals(expected, parser.parse(day + "T" + time, Lean.AHEAD), about);
            int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
            String ofTwelve = hour + (time.getMinute() < 10 ? ":0" : ":") + time.getMinute()
                    + (time.getHour() < 12 ? "am" : "pm");
            assertEquals(expected, parser.parse(ofTwelve + " " + day, Lean.BACK), about);
            assertEquals(expected, parser.parse(expected.text(), Lean.AHEAD), about);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4 })
    void distancesAddUp(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            int count = random.nextInt(2000);
            LocalDate today = LocalDate.of(2026, 11, 18);
            String about = "seed " + seed + ": " + count;
            assertEquals(Due.on(today.plusDays(count)), PARSER.parse("in " + count + " days", Lean.AHEAD), about);
            assertEquals(Due.on(today.minusWeeks(count % 500)), PARSER.parse(count % 500 + "w ago", Lean.BACK), about);
            assertEquals(Due.on(today.plusMonths(count)), PARSER.parse(count + " months", Lean.AHEAD), about);
            assertEquals(Due.on(today.minusDays(count)), PARSER.parse(count + " days", Lean.BACK), about);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4 })
    void anythingIsReadOrRefusedButNeverBreaks(long seed) {
        Random random = new Random(seed);
        String[] parts = { "in", "at", "on", "next", "last", "this", "end", "of", "ago", "a", "3", "24", "2026",
            "99999999999",
            "-", ":", "/", ".", "+", "t", "z", "T", "pm", "am", "noon", "midnight", "fri", "dec", "feb", "29", "30",
            "days", "mo", "h", "now", "today", "2026-12-24", "17:00", "eom", " ", " ", " ", ",", "ä", "\uD83C", "٣" };
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(7); length >= 0; length--) {
                text.append(parts[random.nextInt(parts.length)]).append(random.nextBoolean() ? " " : "");
            }
            try {
                Due read = PARSER.parse(text.toString(), random.nextBoolean() ? Lean.AHEAD : Lean.BACK);
                assertEquals(read, Due.parse(read.text()));
            } catch (CliException.Usage refused) {
                assertEquals("INVALID_DATE", refused.failure().code());
            } catch (RuntimeException broken) {
                throw new AssertionError("seed " + seed + ", \"" + text + '"', broken);
            }
        }
    }

    private static String due(String text) {
        return PARSER.parse(text, Lean.AHEAD).text();
    }

    private static WhenParser parser(Instant now, ZoneId zone) {
        return new WhenParser(Clock.fixed(now, ZoneOffset.UTC), zone);
    }
}
