package tasktracker.functions.openapi;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tasktracker.contract.Uuid7;

/** The keywords about dates and times, by java.time and not by the code that they are about. */
final class Times {
    private Times() {}

    /** What is wrong with a text by the keywords that are about time. */
    static Optional<String> fault(Map<String, Object> schema, String text, Instant now) {
        boolean time = "date-time".equals(schema.get("format"));
        String earliest = (String) schema.get("x-earliest");
        String latest = (String) schema.get("x-latest");
        String ahead = (String) schema.get("x-latest-ahead");
        if (!time && earliest == null && latest == null && ahead == null) {
            return Optional.empty();
        }
        try {
            Instant instant = Uuid7.isValid(text) ? Instant.ofEpochMilli(Uuid7.millis(text)) : instant(text);
            boolean fits = (earliest == null || !isBefore(instant, earliest))
                    && (latest == null || !isAfter(instant, latest))
                    && (ahead == null || !instant.isAfter(now.plus(Duration.parse(ahead))));
            return fits ? Optional.empty() : Optional.of("is too early or too late: " + text);
        } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException _) {
            return Optional.of("is no time: " + text);
        }
    }

    private static boolean isBefore(Instant instant, String bound) {
        return bound.length() == 10
                ? date(instant).isBefore(LocalDate.parse(bound))
                : instant.isBefore(Instant.parse(bound));
    }

    private static boolean isAfter(Instant instant, String bound) {
        return bound.length() == 10
                ? date(instant).isAfter(LocalDate.parse(bound))
                : instant.isAfter(Instant.parse(bound));
    }

    private static LocalDate date(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** A date's first instant, or the instant of an RFC 3339 time, cut to milliseconds. */
    private static Instant instant(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        String upper = text.toUpperCase(Locale.ROOT);
        LocalDateTime local = LocalDateTime.parse(upper.substring(0, 19));
        int end = upper.endsWith("Z") ? upper.length() - 1 : upper.length() - 6;
        String fraction = end > 19 ? upper.substring(20, end) : "0";
        long nanos = Long.parseLong((fraction + "0".repeat(9)).substring(0, 9));
        Instant utc = local.toInstant(ZoneOffset.UTC).minusSeconds(upper.endsWith("Z") ? 0 : offset(upper, end));
        return utc.plusNanos(nanos).truncatedTo(ChronoUnit.MILLIS);
    }

    private static int offset(String text, int at) {
        int hours = Integer.parseInt(text.substring(at + 1, at + 3));
        int minutes = Integer.parseInt(text.substring(at + 4, at + 6));
        if (hours > 23 || minutes > 59) {
            throw new DateTimeException("no such offset");
        }
        return (text.charAt(at) == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    }
}
