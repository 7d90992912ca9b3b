package tasktracker.local.key;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/**
 * The one usage plan of a stack.
 *
 * @param rate requests per second of each key, with {@code burst}; both are there or none is
 */
public record UsagePlan(String name, String stage, Optional<Double> rate, Optional<Double> burst,
        Optional<Quota> quota) {
    /** Its id: there is no other. */
    public static final String ID = "local";

    /** The period of a quota, by days in UTC; weeks begin on Sunday, as API Gateway's do. */
    public enum Period {
        DAY, WEEK, MONTH;

        /** The first day of the period that a day is in. */
        public long start(long day) {
            LocalDate date = LocalDate.ofEpochDay(day);
            return switch (this) {
                case DAY -> day;
                case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)).toEpochDay();
                case MONTH -> date.withDayOfMonth(1).toEpochDay();
            };
        }

        /** The period that a template names. */
        public static Period of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** How many requests a key may make in a period. */
    public record Quota(long limit, Period period) {}
}
