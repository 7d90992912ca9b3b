package tasktracker.cli.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tasktracker.cli.time.Span;

/** The report for a person, at most 80 columns wide. */
public final class ReportText {
    private static final String ROW = "%-9s %-10s %8s %6s %7s %7s %7s %7s %8s";
    private static final String PARTS = "%-9s %-10s %8s %8s %8s %8s %8s %8s";
    private static final String BESIDE = "%-9s %-10s %9s %9s %9s %9s %9s %9s";
    private static final String NONE = "n/a";

    private final List<String> lines = new ArrayList<>();
    private final Report report;
    private boolean unmeasured;

    private ReportText(Report report) {
        this.report = report;
    }

    /**
     * The lines of a report.
     *
     * @param previous an earlier report to stand beside it
     */
    public static List<String> lines(Report report, Optional<PreviousReport> previous) {
        ReportText text = new ReportText(report);
        text.head();
        text.responses();
        text.parts();
        text.remarks();
        previous.ifPresent(text::compare);
        text.gates();
        text.data();
        return text.lines;
    }

    private void head() {
        Plan plan = report.plan();
        Measurement of = report.measurement();
        add("target   %s (%s)", report.target(), report.profile());
        if (plan.isOpen()) {
            add("plan     open model, %s/s for %s%s%s", rate(plan.rate()), Span.text(plan.duration()), warmUp(plan),
                    plan.ramp().isZero() ? "" : ", ramp " + Span.text(plan.ramp()));
            add("         %s arrivals, at most %,d in flight", plan.arrivals().word(), plan.maxInFlight());
        } else {
            add("plan     closed model, %,d clients for %s%s", plan.clients().getAsInt(),
                    Span.text(plan.duration()), warmUp(plan));
            add("         they wait for each answer: a slow server is asked less");
        }
        add("mix      %s", plan.mix());
        add("sent     %,d of %,d, %s/s; start lag p99 %s ms", of.measured().count(), of.planned(),
                rate(of.achievedRate()), at(of.measured().lag(), 99));
        verdict(of);
    }

    private static String warmUp(Plan plan) {
        return plan.warmUp().isZero() ? "" : " after " + Span.text(plan.warmUp()) + " of warm-up";
    }

    private void verdict(Measurement of) {
        String ended = switch (of.ended()) {
            case DONE -> "";
            case INTERRUPTED -> "; interrupted";
            case ABORTED -> "; aborted: more than 20 % of 5xx for 5 s";
        };
        switch (of.limitedBy()) {
            case NOTHING -> add("verdict  valid%s", ended);
            case CAP -> {
                add("verdict  valid, limited by the cap%s", ended);
                add("         %,d requests waited for one of the %,d places; service times", of.measured().heldBack(),
                        report.plan().maxInFlight());
                add("         are of requests that had one");
            }
            case GENERATOR -> {
                add("verdict  NOT VALID%s", ended);
                add("         this machine could not keep the schedule, so it was measured too");
            }
        }
    }

    private void responses() {
        add("");
        add(report.plan().isOpen()
                ? "Response time in ms, from the instant at which a request was due:"
                : "Service time in ms:");
        add(ROW, "operation", "outcome", "n", "share", "p50", "p90", "p99", "p99.9", "max");
        Tally tally = report.measurement().measured();
        long all = tally.count();
        for (Operation operation : Operation.values()) {
            for (Outcome outcome : Outcome.values()) {
                row(operation.word(), outcome.word(), tally.times(operation, outcome), all);
            }
        }
        row(PreviousReport.ALL, PreviousReport.ANSWERED, tally.headline(), all);
    }

    private void row(String operation, String outcome, Tally.Times times, long all) {
        Distribution of = times.response();
        if (of.count() > 0) {
            add(ROW, operation, outcome, count(of.count()), share(of.count(), all), cell(of, Percentile.P50),
                    cell(of, Percentile.P90), cell(of, Percentile.P99), cell(of, Percentile.P999), ms(of.max()));
        }
    }

    private void parts() {
        Tally tally = report.measurement().measured();
        add("");
        add("Where it went in ms: service from the connection on, server inside the function:");
        add(PARTS, "operation", "outcome", "service", "", "", "server", "", "");
        add(PARTS, "", "", "p50", "p99", "max", "p50", "p99", "max");
        for (Operation operation : Operation.values()) {
            for (Outcome outcome : Outcome.values()) {
                Tally.Times times = tally.times(operation, outcome);
                if (times.service().count() > 0) {
                    part(operation.word(), outcome.word(), times);
                }
            }
        }
        if (tally.cold().response().count() > 0) {
            part("cold", "starts", tally.cold());
        }
        if (unmeasured) {
            add("%s: too few requests to say; p99 needs 1,000 and p99.9 10,000 of them", NONE);
        }
    }

    private void part(String operation, String outcome, Tally.Times times) {
        add(PARTS, operation, outcome, cell(times.service(), Percentile.P50), cell(times.service(), Percentile.P99),
                ms(times.service().max()), cell(times.server(), Percentile.P50), cell(times.server(), Percentile.P99),
                ms(times.server().max()));
    }

    private void remarks() {
        Measurement of = report.measurement();
        Tally tally = of.measured();
        add("");
        Distribution warm = of.warmUp().headline().response();
        if (warm.count() > 0) {
            add("warm-up, apart: %,d requests, p50 %s ms, max %s ms, %,d cold starts", warm.count(), at(warm, 50),
                    ms(warm.max()), of.warmUp().cold().response().count());
        }
        if (tally.cold().response().count() > 0) {
            add("cold starts: %,d, the longest answer took %s ms", tally.cold().response().count(),
                    ms(tally.cold().response().max()));
        }
        of.seconds().stream().filter(second -> second.throttled() > 0).findFirst().ifPresent(
                second -> add("429 first seen in second %d", second.number() + 1));
        if (tally.reopened() > 0) {
            add("connections that the server had closed while idle, opened anew: %,d", tally.reopened());
        }
    }

    private void compare(PreviousReport previous) {
        add("");
        add("Against the run of %s (before, now):", previous.started());
        add(BESIDE, "operation", "outcome", "n", "", "p50 ms", "", "p99 ms", "");
        Tally tally = report.measurement().measured();
        for (Map.Entry<String, PreviousReport.Row> entry : previous.rows().entrySet()) {
            PreviousReport.Row before = entry.getValue();
            Distribution now = before.timesIn(tally).response();
            add(BESIDE, before.operation(), before.outcome(), count(before.count()), count(now.count()),
                    ms(before.p50()), cell(now, Percentile.P50), ms(before.p99()), cell(now, Percentile.P99));
        }
    }

    private void gates() {
        for (Gate.Verdict verdict : report.gates()) {
            add("gate     fail if %s: %s, %s", verdict.gate().text(), verdict.isPassed() ? "passed" : "MISSED",
                    Double.isNaN(verdict.value()) ? "too few requests to say" : "measured " + ms(verdict.value()));
        }
    }

    private void data() {
        TestData.Account data = report.data();
        add("data     \"%s\": made %,d tasks, removed %,d, left %s", data.name(), data.created(), data.removed(),
                data.left() ? "some; remove them with: tasktracker load-test --remove" : "0");
    }

    private String cell(Distribution of, Percentile percentile) {
        unmeasured |= of.count() > 0 && !of.carries(percentile.value());
        return of.count() == 0 ? "" : ms(of.percentile(percentile.value()));
    }

    private static String at(Distribution of, double percentile) {
        return of.count() == 0 ? NONE : ms(of.valueAt(percentile));
    }

    private static String ms(double millis) {
        return Double.isNaN(millis) ? NONE : String.format(Locale.ROOT, millis < 100 ? "%.2f" : "%,.0f", millis);
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 100 ? "%.1f" : "%,.0f", perSecond);
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String share(long count, long all) {
        return String.format(Locale.ROOT, "%.1f%%", 100.0 * count / all);
    }

    @SuppressWarnings("AnnotateFormatMethod") // private, and each line of it is in a test
    private void add(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
