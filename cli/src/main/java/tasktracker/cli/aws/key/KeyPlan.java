package tasktracker.cli.aws.key;

import java.util.Locale;
import java.util.Optional;

/**
 * The usage plan of a stack: the limits of each key in it.
 *
 * @param rate requests per second, empty for no limit
 * @param burst requests at once, empty for no limit
 * @param stage the API and the stage that the plan is for
 */
public record KeyPlan(String id, String name, Optional<Double> rate, Optional<Integer> burst, Optional<Quota> quota,
        Optional<Stage> stage) {
    /**
     * How many requests a key may make in a period.
     *
     * @param period {@code DAY}, {@code WEEK} or {@code MONTH}
     */
    public record Quota(int limit, String period) {}

    /** A stage of an API. */
    public record Stage(String apiId, String name) {}

    /** Such as {@code 1000 requests/s, burst 2000, 100000 requests a month}. */
    public String limits() {
        String pace = rate.map(value -> number(value) + " requests/s").orElse("no rate limit")
                + burst.map(value -> ", burst " + value).orElse("");
        return pace + quota.map(value -> ", " + value.limit() + " requests a " + value.period().toLowerCase(
                Locale.ROOT)).orElse(", no quota");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
