package tasktracker.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import tasktracker.contract.Due;

/**
 * Due dates for people. What is overdue says so in words; colour only underlines it.
 *
 * @param now what the dates are compared with
 * @param zone of the user
 */
public record DueText(Instant now, ZoneId zone) {
    private static final int NEAR_DAYS = 13;

    /** The cell of a table: relative as long as the task is open, absolute once it is done, empty without a date. */
    public Cell cell(Due due, boolean done) {
        if (due == null) {
            return Cell.of("");
        }
        if (done) {
            return new Cell(absolute(due), Style.DIM);
        }
        boolean today = !isOverdue(due) && day(due).equals(today());
        return new Cell(relative(due), isOverdue(due) ? Style.RED : today ? Style.YELLOW : Style.PLAIN);
    }

    /** Whether the instant has passed, or the whole day in the user's zone. */
    public boolean isOverdue(Due due) {
        return due.isDate() ? due.date().isBefore(today()) : due.instant().isBefore(now);
    }

    /**
     * {@code today}, {@code today 17:00}, {@code tomorrow 09:30}, {@code in 3 days}, {@code 2 hours overdue},
     * {@code 2 days overdue}; further away than two weeks, the absolute form.
     */
    public String relative(Due due) {
        if (isOverdue(due)) {
            return overdue(due) + " overdue";
        }
        long days = ChronoUnit.DAYS.between(today(), day(due));
        if (days > NEAR_DAYS) {
            return absolute(due);
        }
        if (days > 1) {
            return "in " + days + " days";
        }
        return (days == 0 ? "today" : "tomorrow") + (due.isDate() ? "" : " " + time(due));
    }

    /** {@code 2026-12-24} or {@code 2026-12-24 17:00} in the user's zone. */
    public String absolute(Due due) {
        return due.isDate() ? due.text() : day(due) + " " + time(due);
    }

    /** How a date that was read is said back: {@code Thu 2026-12-24} or {@code Thu 2026-12-24 17:00 Europe/Berlin}. */
    public String echo(Due due) {
        String name = day(due).getDayOfWeek().name();
        String weekday = name.charAt(0) + name.substring(1, 3).toLowerCase(Locale.ROOT);
        return weekday + " " + absolute(due) + (due.isDate() ? "" : " " + zone);
    }

    private String overdue(Due due) {
        if (!due.isDate()) {
            Duration late = Duration.between(due.instant(), now);
            if (late.toHours() < 1) {
                return counted(Math.max(1, late.toMinutes()), "minute");
            }
            if (late.toHours() < 24) {
                return counted(late.toHours(), "hour");
            }
        }
        return counted(ChronoUnit.DAYS.between(day(due), today()), "day");
    }

    private static String counted(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    private LocalDate day(Due due) {
        return due.isDate() ? due.date() : LocalDate.ofInstant(due.instant(), zone);
    }

    private String time(Due due) {
        LocalDateTime local = LocalDateTime.ofInstant(due.instant(), zone);
        return two(local.getHour()) + ":" + two(local.getMinute());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
