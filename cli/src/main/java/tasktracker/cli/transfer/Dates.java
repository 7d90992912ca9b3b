package tasktracker.cli.transfer;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.Due;
import tasktracker.contract.Timestamps;

/**
 * Reads dates in the forms declared and in no other: {@code 03/04/2026} means two days, and only the user knows which.
 * Times without an offset are of the user's zone.
 */
public final class Dates {
    private static final String ISO = "iso";

    private final List<DateTimeFormatter> forms;
    private final List<String> patterns;
    private final ZoneId zone;

    private Dates(List<String> patterns, List<DateTimeFormatter> forms, ZoneId zone) {
        this.patterns = List.copyOf(patterns);
        this.forms = List.copyOf(forms);
        this.zone = zone;
    }

    /**
     * Dates of these forms.
     *
     * @param patterns of {@link DateTimeFormatter}, with English names of months, or {@code iso}; none means ISO 8601
     * @throws CliException.Usage when one is no pattern
     */
    public static Dates of(List<String> patterns, ZoneId zone) {
        List<String> declared = patterns.isEmpty() ? List.of(ISO) : patterns;
        List<DateTimeFormatter> forms = new ArrayList<>();
        for (String pattern : declared) {
            forms.add(pattern.equals(ISO) ? iso() : form(pattern));
        }
        return new Dates(declared, forms, zone);
    }

    /**
     * A date, or a time.
     *
     * @throws DateTimeException with the reason for the user
     */
    public Due due(String text) {
        return switch (parse(text)) {
            case LocalDate date -> Due.on(date);
            case TemporalAccessor time -> Due.at(instant(time));
        };
    }

    /**
     * A time; of a date alone its first moment in the user's zone.
     *
     * @throws DateTimeException with the reason for the user
     */
    public Instant instant(String text) {
        return instant(parse(text));
    }

    private Instant instant(TemporalAccessor parsed) {
        return switch (parsed) {
            case LocalDate date -> date.atStartOfDay(zone).toInstant();
            case LocalDateTime time -> ZonedDateTime.of(time, zone).toInstant();
            default -> Instant.from(parsed);
        };
    }

    private TemporalAccessor parse(String text) {
        String stripped = text.strip();
        if (patterns.getFirst().equals(ISO)) {
            try {
                // What exports have, at a tenth of what the formatters take.
                if (stripped.length() == 10) {
                    return Timestamps.parseDate(stripped);
                }
                if (stripped.length() >= 20 && stripped.charAt(10) == 'T' && stripped.charAt(16) == ':') {
                    return Timestamps.parse(stripped);
                }
            } catch (DateTimeException _) {
                // the formatters tell what is wrong
            }
        }
        for (DateTimeFormatter form : forms) {
            TemporalAccessor read = read(form, stripped);
            if (read != null) {
                return read;
            }
        }
        throw new DateTimeException(patterns.equals(List.of(ISO))
                ? "no date such as 2026-12-01 or 2026-12-01T09:30Z; --date-format tells how else to read it"
                : "no date of the form " + String.join(" or ", patterns));
    }

    /** Null when it is not of that form. Asks what was found instead of trying what it may be, which is slow. */
    private static TemporalAccessor read(DateTimeFormatter form, String text) {
        ParsePosition at = new ParsePosition(0);
        try {
            TemporalAccessor read = form.parse(text, at);
            LocalDate date = read.query(TemporalQueries.localDate());
            if (at.getIndex() < text.length() || date == null) {
                return null;
            }
            LocalTime time = read.query(TemporalQueries.localTime());
            ZoneId zone = read.query(TemporalQueries.zone());
            if (time == null) {
                return date;
            }
            return zone == null ? LocalDateTime.of(date, time) : ZonedDateTime.of(date, time, zone);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static DateTimeFormatter iso() {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern("uuuu-MM-dd['T'HH:mm][ HH:mm]")
                .appendPattern("[:ss]").optionalStart().appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                .optionalEnd().optionalStart().appendLiteral(' ').optionalEnd().optionalStart()
                .appendOffset("+HH:MM", "Z").optionalEnd().optionalStart().appendOffset("+HHMM", "Z").optionalEnd()
                .toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    private static DateTimeFormatter form(String pattern) {
        try {
            return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern)
                    .parseDefaulting(ChronoField.ERA, 1).toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new CliException.Usage(Failure
                    .of("WRONG_DATE_FORMAT", "--date-format \"" + pattern + "\" is no pattern: " + e.getMessage())
                    .hint("such as dd/MM/yyyy or \"d MMM yyyy HH:mm\""), e);
        }
    }
}
