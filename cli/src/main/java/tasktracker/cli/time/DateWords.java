package tasktracker.cli.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;

/**
 * The dates that people name. Weeks start on Monday.
 *
 * @param today in the user's zone
 * @param lean which way a date without a year, or a weekday, is looked for
 */
record DateWords(LocalDate today, WhenParser.Lean lean) {
    /** Takes a date if one stands next, else null. Amounts such as {@code 3 days} are {@link Amount}'s. */
    LocalDate take(Tokens tokens) throws Unreadable {
        tokens.skip("on");
        Tokens.Token first = tokens.peek();
        if (first.isNumber()) {
            return numbered(tokens);
        }
        if (!first.isWord()) {
            return null;
        }
        int mark = tokens.mark();
        LocalDate named = named(tokens, tokens.next().text());
        if (named == null) {
            tokens.back(mark);
        }
        return named;
    }

    private LocalDate named(Tokens tokens, String word) throws Unreadable {
        DayOfWeek weekday = weekday(word);
        if (weekday != null) {
            return lean == WhenParser.Lean.AHEAD
                    ? today.with(TemporalAdjusters.next(weekday))
                    : today.with(TemporalAdjusters.previous(weekday));
        }
        Month month = month(word);
        if (month != null) {
            return monthDay(tokens, month, day(tokens));
        }
        return switch (word) {
            case "today", "eod" -> today;
            case "tomorrow" -> today.plusDays(1);
            case "yesterday" -> today.minusDays(1);
            case "eow" -> sunday();
            case "eom" -> today.with(TemporalAdjusters.lastDayOfMonth());
            case "eoy" -> today.with(TemporalAdjusters.lastDayOfYear());
            case "next" -> neighbour(tokens.next().text(), 1);
            case "last" -> neighbour(tokens.next().text(), -1);
            case "this" -> neighbour(tokens.next().text(), 0);
            case "end" -> end(tokens);
            default -> null;
        };
    }

    private LocalDate numbered(Tokens tokens) throws Unreadable {
        String after = tokens.peek(1).text();
        if (tokens.peek().text().length() == 4 && after.equals("-")) {
            return iso(tokens);
        }
        if (after.equals("/") || after.equals(".") || after.equals("-")) {
            throw new Unreadable("dates in numbers are read year first, such as 2026-12-24");
        }
        int mark = tokens.mark();
        int day = day(tokens);
        tokens.skip("of");
        Month month = month(tokens.peek().text());
        if (month == null) {
            tokens.back(mark);
            return null;
        }
        tokens.next();
        return monthDay(tokens, month, day);
    }

    private static LocalDate iso(Tokens tokens) throws Unreadable {
        String year = tokens.next().text();
        tokens.next();
        String month = tokens.next().text();
        boolean dash = tokens.skip("-");
        Tokens.Token day = tokens.next();
        if (!dash || month.length() != 2 || day.text().length() != 2 || !day.isNumber()) {
            throw new Unreadable("a date in numbers is written like 2026-12-24");
        }
        return date(Integer.parseInt(year), number(month), number(day.text()));
    }

    /** {@code 24}, {@code 24th}. */
    private static int day(Tokens tokens) throws Unreadable {
        Tokens.Token token = tokens.next();
        if (!token.isNumber() || token.text().length() > 2) {
            return 0;
        }
        String suffix = tokens.peek().glued() ? tokens.peek().text() : "";
        if (suffix.equals("st") || suffix.equals("nd") || suffix.equals("rd") || suffix.equals("th")) {
            tokens.next();
        }
        return number(token.text());
    }

    private LocalDate monthDay(Tokens tokens, Month month, int day) throws Unreadable {
        if (day == 0) {
            throw new Unreadable("a month comes with a day, such as 24 Dec");
        }
        if (tokens.peek().isNumber() && tokens.peek().text().length() == 4 && !tokens.peek(1).text().equals(":")) {
            return date(Integer.parseInt(tokens.next().text()), month.getValue(), day);
        }
        if (day > month.maxLength()) {
            throw new Unreadable("there is no such day");
        }
        MonthDay wanted = MonthDay.of(month, day);
        int step = lean == WhenParser.Lean.AHEAD ? 1 : -1;
        for (int year = today.getYear();; year += step) { // at most 8: 29 February around 1900 and 2100
            boolean reached = wanted.isValidYear(year)
                    && wanted.atYear(year).compareTo(today) * step >= 0;
            if (reached) {
                return wanted.atYear(year);
            }
        }
    }

    private LocalDate neighbour(String word, int step) throws Unreadable {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(step);
        DayOfWeek weekday = weekday(word);
        if (weekday != null) {
            return step < 0
                    ? today.with(TemporalAdjusters.previous(weekday))
                    : monday.plusDays(weekday.getValue() - 1L);
        }
        return switch (word) {
            case "week" -> monday;
            case "month" -> today.withDayOfMonth(1).plusMonths(step);
            case "year" -> today.withDayOfYear(1).plusYears(step);
            default -> throw new Unreadable(
                    "after \"next\", \"last\" and \"this\" comes a weekday, week, month or year");
        };
    }

    private LocalDate end(Tokens tokens) throws Unreadable {
        tokens.skip("of");
        return switch (tokens.next().text()) {
            case "day" -> today;
            case "week" -> sunday();
            case "month" -> today.with(TemporalAdjusters.lastDayOfMonth());
            case "year" -> today.with(TemporalAdjusters.lastDayOfYear());
            default -> throw new Unreadable("after \"end of\" comes day, week, month or year");
        };
    }

    private LocalDate sunday() {
        return today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    }

    private static LocalDate date(int year, int month, int day) throws Unreadable {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException _) {
            throw new Unreadable("there is no such day");
        }
    }

    private static int number(String digits) throws Unreadable {
        for (int at = 0; at < digits.length(); at++) {
            if (digits.charAt(at) < '0' || digits.charAt(at) > '9') {
                throw new Unreadable("a date in numbers is written like 2026-12-24");
            }
        }
        return Integer.parseInt(digits);
    }

    private static DayOfWeek weekday(String word) {
        return switch (word) {
            case "mon", "monday" -> DayOfWeek.MONDAY;
            case "tue", "tues", "tuesday" -> DayOfWeek.TUESDAY;
            case "wed", "weds", "wednesday" -> DayOfWeek.WEDNESDAY;
            case "thu", "thur", "thurs", "thursday" -> DayOfWeek.THURSDAY;
            case "fri", "friday" -> DayOfWeek.FRIDAY;
            case "sat", "saturday" -> DayOfWeek.SATURDAY;
            case "sun", "sunday" -> DayOfWeek.SUNDAY;
            default -> null;
        };
    }

    private static Month month(String word) {
        return switch (word) {
            case "jan", "january" -> Month.JANUARY;
            case "feb", "february" -> Month.FEBRUARY;
            case "mar", "march" -> Month.MARCH;
            case "apr", "april" -> Month.APRIL;
            case "may" -> Month.MAY;
            case "jun", "june" -> Month.JUNE;
            case "jul", "july" -> Month.JULY;
            case "aug", "august" -> Month.AUGUST;
            case "sep", "sept", "september" -> Month.SEPTEMBER;
            case "oct", "october" -> Month.OCTOBER;
            case "nov", "november" -> Month.NOVEMBER;
            case "dec", "december" -> Month.DECEMBER;
            default -> null;
        };
    }
}
