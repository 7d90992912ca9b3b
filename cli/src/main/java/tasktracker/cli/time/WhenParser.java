package tasktracker.cli.time;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.text.Nearest;
import tasktracker.contract.Due;

/**
 * Reads dates and times as people write them in English, in the zone of the user:
 *
 * <ul>
 * <li>{@code 2026-12-24}, {@code 2026-12-24T17:00}, {@code 2026-12-24T17:00:00Z} (RFC 3339)
 * <li>{@code today}, {@code tomorrow}, {@code yesterday}, {@code now}
 * <li>{@code fri} (the first after today), {@code next friday} (that of the week after this; weeks start on Monday),
 * {@code last friday}, {@code this friday}, {@code next week} (its Monday), {@code next month} (its first)
 * <li>{@code in 3 days}, {@code 2w}, {@code in an hour}, {@code 3 days ago} (min h d w mo y)
 * <li>{@code eod}, {@code eow} (Sunday), {@code eom}, {@code eoy}, {@code end of month}
 * <li>{@code 24 Dec}, {@code Dec 24th 2027} (without a year, the first from today on)
 * </ul>
 *
 * A day may come with a time, before or after it: {@code 17:00}, {@code 5pm}, {@code 5:30 pm}, {@code noon},
 * {@code midnight} (the end of the day). A time alone is the next such time. Without a time, the whole day is meant.
 *
 * <p>When clocks are put forward, a time in the hour that is left out moves on by that hour; when they are put back, a
 * time in the hour that comes twice is the first of the two (as RFC 5545, 3.3.5, has it).
 */
public final class WhenParser {
    /** Which way weekdays, days without a year, times without a day and bare distances such as 7d are looked for. */
    public enum Lean {
        /** For due dates: what comes next. */
        AHEAD,
        /** For bounds on the past, such as {@code --created-from}: what was last. */
        BACK
    }

    private static final String EXAMPLES = "write one such as 2026-12-24, tomorrow 5pm, fri, in 3 days or eom";
    private static final List<String> WORDS = List.of("today", "tomorrow", "yesterday", "monday", "tuesday",
            "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "june",
            "july", "august", "september", "october", "november", "december", "midnight", "noon", "days", "weeks",
            "months", "years", "hours", "minutes", "next", "last");

    private final Clock clock;
    private final ZoneId zone;

    /**
     * A parser.
     *
     * @param clock says what now is; its own zone does not matter
     * @param zone of the user
     */
    public WhenParser(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Reads a text.
     *
     * @throws CliException.Usage naming the forms that can be read
     */
    public Due parse(String text, Lean lean) {
        try {
            return read(new Tokens(text), ZonedDateTime.ofInstant(clock.instant(), zone), lean);
        } catch (Unreadable e) {
            throw unreadable(text, e.getMessage());
        } catch (DateTimeException | ArithmeticException _) {
            throw unreadable(text, "the year must be between " + Due.MIN_YEAR + " and " + Due.MAX_YEAR);
        }
    }

    private Due read(Tokens tokens, ZonedDateTime now, Lean lean) throws Unreadable {
        DateWords dates = new DateWords(now.toLocalDate(), lean);
        LocalDate day = null;
        ClockTime time = null;
        Instant exact = null;
        if (tokens.isAtEnd()) {
            throw new Unreadable("it is empty");
        }
        while (!tokens.isAtEnd()) {
            int mark = tokens.mark();
            if (exact != null) {
                throw new Unreadable("nothing more can be said after a distance in hours or minutes");
            }
            if (time == null) {
                time = ClockTime.take(tokens);
            }
            if (day == null && tokens.mark() == mark) {
                boolean iso = tokens.peek(1).text().equals("-");
                Amount amount = Amount.take(tokens, lean);
                if (amount == null && tokens.skip("now")) {
                    amount = new Amount(0, ChronoUnit.MINUTES);
                }
                if (amount == null) {
                    day = dates.take(tokens);
                    time = day != null && iso && time == null ? isoTime(tokens) : time;
                } else if (amount.isOfDays()) {
                    day = amount.from(now.toLocalDate());
                } else if (time == null) {
                    exact = amount.from(now).toInstant();
                } else {
                    throw new Unreadable("a time and a distance in hours or minutes contradict each other");
                }
            }
            if (tokens.mark() == mark || (day == null && time == null && exact == null)) {
                throw notUnderstood(tokens);
            }
        }
        return exact != null ? Due.at(exact) : due(day, time, now, lean);
    }

    /** What may follow an ISO date: {@code T17:00Z}, or a time after a blank that may carry an offset too. */
    private static ClockTime isoTime(Tokens tokens) throws Unreadable {
        Tokens.Token next = tokens.peek();
        if (next.text().equals("t") && next.glued()) {
            tokens.next();
            return ClockTime.takeIso(tokens);
        }
        ClockTime time = ClockTime.take(tokens);
        return time == null ? null : ClockTime.withOffset(tokens, time);
    }

    private Due due(LocalDate day, ClockTime time, ZonedDateTime now, Lean lean) {
        if (time == null) {
            return Due.on(day);
        }
        if (day != null) {
            return Due.at(instant(day, time));
        }
        LocalDate today = now.toLocalDate();
        boolean ahead = instant(today, time).isAfter(now.toInstant());
        if (lean == Lean.AHEAD) {
            return Due.at(instant(ahead ? today : today.plusDays(1), time));
        }
        return Due.at(instant(ahead ? today.minusDays(1) : today, time));
    }

    private Instant instant(LocalDate day, ClockTime time) {
        LocalDateTime local = LocalDateTime.of(time.nextDay() ? day.plusDays(1) : day, time.time());
        return time.offset() == null
                ? ZonedDateTime.ofLocal(local, zone, null).toInstant()
                : local.toInstant(time.offset());
    }

    /** What a text of a single word is, is not to be said of that word again. */
    private static Unreadable notUnderstood(Tokens tokens) {
        Tokens.Token token = tokens.peek();
        Optional<String> meant = !token.isWord() ? Optional.empty()
                : Nearest.to(token.text(), WORDS).filter(word -> !word.equals(token.text()))
                        .map(word -> "did you mean " + word + "?");
        if (tokens.isSingle()) {
            return new Unreadable(meant.orElse(""));
        }
        return new Unreadable("\"" + token.text() + "\" is not understood"
                + meant.map(question -> " (" + question + ")").orElse(""));
    }

    private static CliException unreadable(String text, String reason) {
        StringBuilder message = new StringBuilder().append('"').append(text).append("\" is no date");
        if (reason.endsWith("?")) {
            message.append("; ").append(reason);
        } else {
            message.append(reason.isEmpty() ? "" : ": ").append(reason).append("; ").append(EXAMPLES);
        }
        return new CliException.Usage(
                Failure.of("INVALID_DATE", message.toString()).hint("tasktracker help dates"));
    }
}
