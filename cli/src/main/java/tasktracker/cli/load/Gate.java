package tasktracker.cli.load;

import java.util.Map;
import java.util.Optional;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * A condition under which a load test counts as failed: {@code [op.]metric[(outcome)] cmp value}, such as
 * {@code p99>400ms}, {@code list.p99(ok)>200ms}, {@code error>0.1%}, {@code 429>0} or {@code rate<190}. Without operation
 * and outcome it is about all answered requests and the time-outs.
 *
 * @param text as it was given
 * @param metric {@code p50}, {@code p90}, {@code p99}, {@code p99.9}, {@code max}, {@code error}, {@code 429} or
 *        {@code rate}
 * @param limit milliseconds, per cent, or requests a second
 */
public record Gate(String text, Optional<Operation> operation, String metric, Optional<Outcome> outcome,
        Comparison comparison, double limit) {
    private static final String EXAMPLE = "tasktracker load-test --fail-if 'p99>400ms' --fail-if 'error>0.1%'";

    /** How a value is compared with the limit. */
    public enum Comparison {
        LESS("<"), LESS_OR_EQUAL("<="), GREATER(">"), GREATER_OR_EQUAL(">=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        boolean holds(double value, double limit) {
            return switch (this) {
                case LESS -> value < limit;
                case LESS_OR_EQUAL -> value <= limit;
                case GREATER -> value > limit;
                case GREATER_OR_EQUAL -> value >= limit;
            };
        }
    }

    /**
     * What came of a gate.
     *
     * @param value what was measured; NaN when the samples do not carry it, and the gate is missed then
     */
    public record Verdict(Gate gate, double value, boolean isPassed) {}

    /**
     * Reads a gate.
     *
     * @throws CliException.Usage for what is none, saying which part
     */
    public static Gate parse(String text) {
        int sign = 0;
        while (sign < text.length() && text.charAt(sign) != '<' && text.charAt(sign) != '>') {
            sign++;
        }
        if (sign == 0 || sign == text.length()) {
            throw wrong(text, "it needs a metric, < or >, and a value");
        }
        boolean orEqual = sign + 1 < text.length() && text.charAt(sign + 1) == '=';
        Comparison comparison = comparison(text.substring(sign, sign + (orEqual ? 2 : 1)));
        String subject = text.substring(0, sign).strip();
        String value = text.substring(sign + (orEqual ? 2 : 1)).strip();
        Optional<Outcome> outcome = Optional.empty();
        int open = subject.indexOf('(');
        if (open >= 0) {
            if (!subject.endsWith(")")) {
                throw wrong(text, "the outcome stands in ( and )");
            }
            outcome = Optional.of(outcome(text, subject.substring(open + 1, subject.length() - 1).strip()));
            subject = subject.substring(0, open).strip();
        }
        Optional<Operation> operation = Optional.empty();
        for (Operation each : Operation.values()) {
            if (subject.startsWith(each.word() + ".")) {
                operation = Optional.of(each);
                subject = subject.substring(each.word().length() + 1);
            }
        }
        return new Gate(text, operation, metric(text, subject), outcome, comparison, limit(text, subject, value));
    }

    /** Judges a measurement. */
    public Verdict judge(Measurement of) {
        double value = value(of);
        return new Verdict(this, value, !Double.isNaN(value) && !comparison.holds(value, limit));
    }

    private double value(Measurement of) {
        Tally tally = of.measured();
        if (metric.equals("rate")) {
            return of.achievedRate();
        }
        if (metric.equals("error") || metric.equals("429")) {
            return share(operation.isPresent() ? tally.counts(operation.get()) : tally.counts());
        }
        Tally.Times times = outcome.isEmpty()
                ? operation.map(tally::headline).orElseGet(tally::headline)
                : operation.map(each -> tally.times(each, outcome.get())).orElseGet(() -> tally.times(outcome.get()));
        if (metric.equals("max")) {
            return times.response().max();
        }
        for (Percentile percentile : Percentile.values()) {
            if (percentile.word().equals(metric)) {
                return times.response().percentile(percentile.value());
            }
        }
        throw new IllegalStateException(metric);
    }

    private double share(Map<Outcome, Long> counts) {
        long all = 0;
        long counted = 0;
        for (Map.Entry<Outcome, Long> entry : counts.entrySet()) {
            all += entry.getValue();
            boolean counts429 = metric.equals("429");
            if (counts429 ? entry.getKey() == Outcome.THROTTLED : entry.getKey().isError()) {
                counted += entry.getValue();
            }
        }
        return all == 0 ? Double.NaN : 100.0 * counted / all;
    }

    private static String metric(String text, String word) {
        if (word.equals("max") || word.equals("error") || word.equals("429") || word.equals("rate")) {
            return word;
        }
        for (Percentile percentile : Percentile.values()) {
            if (percentile.word().equals(word)) {
                return word;
            }
        }
        throw wrong(text, "there is no metric \"" + word + "\" (p50, p90, p99, p99.9, max, error, 429, rate)");
    }

    private static double limit(String text, String metric, String value) {
        boolean time = metric.startsWith("p") || metric.equals("max");
        boolean share = metric.equals("error") || metric.equals("429");
        String unit = time ? value.endsWith("ms") ? "ms" : "s" : share && value.endsWith("%") ? "%" : "";
        if (!value.endsWith(unit)) {
            throw wrong(text, "a time needs its unit, ms or s");
        }
        try {
            double number = Double.parseDouble(value.substring(0, value.length() - unit.length()).strip());
            if (number >= 0 && Double.isFinite(number)) {
                return unit.equals("s") ? number * 1_000 : number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw wrong(text, "\"" + value + "\" is no " + (time ? "time" : share ? "percentage" : "rate"));
    }

    private static Outcome outcome(String text, String word) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.word().equals(word)) {
                return outcome;
            }
        }
        throw wrong(text, "there is no outcome \"" + word + "\" (ok, 429, 4xx, 5xx, timeout, connection)");
    }

    private static Comparison comparison(String sign) {
        for (Comparison comparison : Comparison.values()) {
            if (comparison.sign.equals(sign)) {
                return comparison;
            }
        }
        throw new IllegalStateException(sign);
    }

    private static CliException wrong(String text, String why) {
        return new CliException.Usage(
                Failure.of("INVALID_GATE", "--fail-if \"" + text + "\": " + why).hint(EXAMPLE));
    }
}
