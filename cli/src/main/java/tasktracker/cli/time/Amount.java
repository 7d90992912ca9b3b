package tasktracker.cli.time;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A distance from now: {@code in 3 days}, {@code 2w}, {@code an hour ago}.
 *
 * @param count below zero for the past
 */
record Amount(long count, ChronoUnit unit) {
    private static final int MOST_DIGITS = 6;

    /**
     * Takes an amount if one stands next, else null.
     *
     * @param lean which way it leads without "in" and "ago"
     */
    static Amount take(Tokens tokens, WhenParser.Lean lean) throws Unreadable {
        int mark = tokens.mark();
        boolean announced = tokens.skip("in");
        Tokens.Token first = tokens.next();
        boolean one = first.text().equals("a") || first.text().equals("an");
        String word = tokens.peek().text();
        boolean counted = one || first.isNumber();
        ChronoUnit unit = counted ? unit(word) : null;
        if (counted && word.equals("m")) {
            throw new Unreadable("\"m\" can mean minutes or months; write min or mo");
        }
        if (unit == null) {
            if (announced) {
                throw new Unreadable("after \"in\" comes a number with hours, days, weeks, months or years");
            }
            tokens.back(mark);
            return null;
        }
        tokens.next();
        if (first.text().length() > MOST_DIGITS) {
            throw new Unreadable("that is too far away");
        }
        long count = one ? 1 : Long.parseLong(first.text());
        if (tokens.skip("ago")) {
            if (announced) {
                throw new Unreadable("\"in\" and \"ago\" contradict each other");
            }
            return new Amount(-count, unit);
        }
        return new Amount(announced || lean == WhenParser.Lean.AHEAD ? count : -count, unit);
    }

    /** Whether it leads to a day and not to an instant. */
    boolean isOfDays() {
        return unit.isDateBased();
    }

    /** The day this far from another. */
    LocalDate from(LocalDate today) {
        return today.plus(count, unit);
    }

    /** The instant this far from another, cut to the minute unless it is that instant itself. */
    ZonedDateTime from(ZonedDateTime now) {
        return count == 0 ? now : now.truncatedTo(ChronoUnit.MINUTES).plus(count, unit);
    }

    private static ChronoUnit unit(String word) {
        return switch (word) {
            case "min", "mins", "minute", "minutes" -> ChronoUnit.MINUTES;
            case "h", "hr", "hrs", "hour", "hours" -> ChronoUnit.HOURS;
            case "d", "day", "days" -> ChronoUnit.DAYS;
            case "w", "wk", "wks", "week", "weeks" -> ChronoUnit.WEEKS;
            case "mo", "month", "months" -> ChronoUnit.MONTHS;
            case "y", "yr", "yrs", "year", "years" -> ChronoUnit.YEARS;
            default -> null;
        };
    }
}
