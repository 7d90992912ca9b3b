package tasktracker.cli.transfer.preset;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Todoist's dates as it exports them in English: {@code 2026-01-04}, {@code 4 Jan}, {@code Jan 4 2026 10:00}. */
final class TodoistDates {
    private static final Pattern DAY_FIRST = Pattern
            .compile("(\\d{1,2}) ([a-z]{3,9})\\.?(?:,? (\\d{4}))?(?:,? (?:at )?(.+))?");
    private static final Pattern MONTH_FIRST = Pattern
            .compile("([a-z]{3,9})\\.? (\\d{1,2})(?:,? (\\d{4}))?(?:,? (?:at )?(.+))?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?::(\\d{2}))? ?(am|pm)?");

    private final LocalDate today;

    TodoistDates(LocalDate today) {
        this.today = today;
    }

    static boolean repeats(String cell) {
        String text = cell.strip().toLowerCase(Locale.ROOT);
        return text.startsWith("every") || text.startsWith("ev ") || text.startsWith("after ");
    }

    /** The date in ISO 8601; what is none as it is. */
    String read(String cell, Consumer<String> warn) {
        String text = cell.strip().toLowerCase(Locale.ROOT);
        if (repeats(cell)) {
            warn.accept("repeats; the task is imported without a due date, and its description says so");
            return "";
        }
        try {
            Matcher dayFirst = DAY_FIRST.matcher(text);
            if (dayFirst.matches()) {
                return date(dayFirst.group(2), dayFirst.group(1), dayFirst.group(3), dayFirst.group(4), warn);
            }
            Matcher monthFirst = MONTH_FIRST.matcher(text);
            if (monthFirst.matches()) {
                return date(monthFirst.group(1), monthFirst.group(2), monthFirst.group(3), monthFirst.group(4), warn);
            }
        } catch (DateTimeException _) {
            // there is no such day
        }
        return cell;
    }

    private String date(String monthName, String day, String year, String time, Consumer<String> warn) {
        MonthDay monthDay = MonthDay.of(month(monthName), Integer.parseInt(day));
        LocalDate date;
        if (year == null) {
            date = next(monthDay);
            warn.accept("has no year; taken as " + date);
        } else {
            date = LocalDate.of(Integer.parseInt(year), monthDay.getMonth(), monthDay.getDayOfMonth());
        }
        return time == null ? date.toString() : date + "T" + time(time);
    }

    private LocalDate next(MonthDay monthDay) {
        int year = today.getYear();
        while (!monthDay.isValidYear(year) || monthDay.atYear(year).isBefore(today)) {
            year++;
        }
        return monthDay.atYear(year);
    }

    private static Month month(String name) {
        for (Month month : Month.values()) {
            String whole = month.name().toLowerCase(Locale.ROOT);
            if (whole.startsWith(name) || (name.equals("sept") && month == Month.SEPTEMBER)) {
                return month;
            }
        }
        throw new DateTimeException("no month");
    }

    private static LocalTime time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches() || (time.group(2) == null && time.group(3) == null)) {
            throw new DateTimeException("no time");
        }
        int hour = Integer.parseInt(time.group(1));
        if (time.group(3) != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("no hour");
            }
            hour = hour % 12 + (time.group(3).equals("pm") ? 12 : 0);
        }
        return LocalTime.of(hour, time.group(2) == null ? 0 : Integer.parseInt(time.group(2)));
    }
}
