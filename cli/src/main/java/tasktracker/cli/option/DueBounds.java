package tasktracker.cli.option;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import tasktracker.contract.Due;

/**
 * A range of due dates as its user means it: a day is the day of the user's zone, for tasks due on a day as well as for
 * tasks due at an instant. The API knows only UTC, so it is asked for a little more, and {@link #accepts} keeps what is
 * meant. Bounds are inclusive; absent ones are null.
 */
final class DueBounds {
    private final LocalDate firstDay;
    private final Instant first;
    private final LocalDate lastDay;
    private final Instant last;

    private DueBounds(LocalDate firstDay, Instant first, LocalDate lastDay, Instant last) {
        this.firstDay = firstDay;
        this.first = first;
        this.lastDay = lastDay;
        this.last = last;
    }

    /** From one to another, each of which may be null. */
    static DueBounds between(Due from, Due to, ZoneId zone) {
        return new DueBounds(from == null ? null : day(from, zone), from == null ? null : start(from, zone),
                to == null ? null : day(to, zone), to == null ? null : end(to, zone));
    }

    /** Before now: days before today, and instants that have passed. */
    DueBounds overdue(Instant now, ZoneId zone) {
        LocalDate yesterday = LocalDate.ofInstant(now, zone).minusDays(1);
        Instant past = now.minusMillis(1);
        return new DueBounds(firstDay, first, lastDay == null || yesterday.isBefore(lastDay) ? yesterday : lastDay,
                last == null || past.isBefore(last) ? past : last);
    }

    /** What the API is asked for. */
    Optional<Due> wireFrom() {
        return firstDay == null ? Optional.empty() : Optional.of(earlier(Due.on(firstDay), Due.at(first)));
    }

    /** What the API is asked for. */
    Optional<Due> wireTo() {
        return lastDay == null ? Optional.empty() : Optional.of(later(Due.on(lastDay), Due.at(last)));
    }

    /** Whether a task due then, null for never, is meant. */
    boolean accepts(Due due) {
        if (firstDay == null && lastDay == null) {
            return true;
        }
        if (due == null) {
            return false;
        }
        if (due.isDate()) {
            return (firstDay == null || !due.date().isBefore(firstDay))
                    && (lastDay == null || !due.date().isAfter(lastDay));
        }
        return (first == null || !due.instant().isBefore(first)) && (last == null || !due.instant().isAfter(last));
    }

    /** The first instant of a bound. */
    static Instant start(Due bound, ZoneId zone) {
        return bound.isDate() ? bound.date().atStartOfDay(zone).toInstant() : bound.instant();
    }

    /** The last millisecond of a bound. */
    static Instant end(Due bound, ZoneId zone) {
        return bound.isDate() ? bound.date().plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1)
                : bound.instant();
    }

    private static LocalDate day(Due bound, ZoneId zone) {
        return bound.isDate() ? bound.date() : LocalDate.ofInstant(bound.instant(), zone);
    }

    private static Due earlier(Due one, Due other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Due later(Due one, Due other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
