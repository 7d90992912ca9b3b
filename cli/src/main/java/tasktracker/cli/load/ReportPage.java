package tasktracker.cli.load;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The report as one HTML page that needs nothing else: no script, no font, no network. */
public final class ReportPage {
    private static final double[] SHOWN = { 0, 10, 20, 30, 40, 50, 60, 70, 75, 80, 85, 90, 92.5, 95, 97, 98, 99, 99.5,
        99.8,
        99.9, 99.95, 99.98, 99.99, 99.995, 99.998, 99.999 };
    private static final double[] MARKED = { 0, 50, 90, 99, 99.9, 99.99, 99.999 };
    private static final int TIME_TICKS = 10;
    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --grid: #d8dde3;
              --s0: #0b63c5; --s1: #b3541e; --s2: #2b7a3d; --s3: #8a3ffc; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ed; --paper: #14171a; --grid: #3a4149;
              --s0: #6cb2ff; --s1: #ff9d66; --s2: #79d48d; --s3: #c9a7ff; } }
            @media print { :root { --ink: #000; --paper: #fff; --grid: #bbb; --s0: #0b63c5; --s1: #b3541e; --s2: #2b7a3d;
              --s3: #8a3ffc; } figure { break-inside: avoid; } }
            body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 820px;
              margin: 2rem auto; padding: 0 1rem; }
            pre { overflow-x: auto; font-size: 13px; line-height: 1.4; }
            figure { margin: 2rem 0; } figcaption { font-weight: 600; }
            svg { width: 100%; height: auto; } svg text { fill: var(--ink); font-size: 12px; }
            .up { text-anchor: end; } .across { text-anchor: middle; } .grid { stroke: var(--grid); }
            .line { fill: none; stroke-width: 1.8; } .line.s1 { stroke-dasharray: 7 3; } .line.s2 { stroke-dasharray: 2 3; }
            .line.s3 { stroke-dasharray: 10 3 2 3; }
            .line.s0 { stroke: var(--s0); } .line.s1 { stroke: var(--s1); } .line.s2 { stroke: var(--s2); }
            .line.s3 { stroke: var(--s3); }
            .key { display: inline-block; width: 1.4em; height: .25em; margin: 0 .4em .2em .8em; }
            .key.s0 { background: var(--s0); } .key.s1 { background: var(--s1); } .key.s2 { background: var(--s2); }
            .key.s3 { background: var(--s3); }
            .verdict { padding: .5rem .8rem; border-left: 4px solid var(--s2); } .verdict.bad { border-color: var(--s1); }
            """;

    private ReportPage() {}

    /**
     * The page.
     *
     * @param previous an earlier report to stand beside it
     */
    public static String of(Report report, Optional<PreviousReport> previous) {
        Measurement of = report.measurement();
        String verdict = of.isValid() ? "valid" : "not valid: the generator limited this run";
        boolean bad = !of.isValid() || report.missesGate();
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<title>Load test of " + escaped(report.target()) + "</title>\n<style>\n" + STYLE
                + "</style></head><body>\n<h1>Load test</h1>\n<p>" + escaped(report.target()) + ", "
                + report.started() + ", " + escaped(report.tool()) + "</p>\n<p class=\"verdict" + (bad ? " bad" : "")
                + "\">" + escaped(verdict) + (report.missesGate() ? "; a gate was missed" : "") + "</p>\n"
                + percentiles(of.measured()) + times(of) + rates(of, report.plan())
                + "<h2>Figures</h2>\n<pre>" + escaped(String.join("\n", ReportText.lines(report, previous)))
                + "</pre>\n</body></html>\n";
    }

    private static String percentiles(Tally tally) {
        Plot plot = new Plot("percentiles", "Latency by percentile", "percentile (each step a tenth of the rest)",
                "milliseconds");
        Tally.Times all = tally.headline();
        long count = all.response().count();
        double[] carried = Arrays.stream(SHOWN).filter(each -> count * (100 - each) / 100 >= 1).toArray();
        double[] x = Arrays.stream(carried).map(ReportPage::nines).toArray();
        plot.line("response time, all answered", x, values(all.response(), carried));
        plot.line("service time, all answered", x, values(all.service(), carried));
        if (tally.times(Outcome.OK).response().count() < count) {
            plot.line("response time, ok only", x, values(tally.times(Outcome.OK).response(), carried));
        }
        for (double mark : MARKED) {
            if (mark == 0 || (carried.length > 0 && mark <= carried[carried.length - 1])) {
                plot.tick(nines(mark), "p" + text(mark));
            }
        }
        return plot.html();
    }

    private static String times(Measurement of) {
        List<Second> seconds = of.seconds();
        Plot plot = new Plot("latency", "Latency over time", "seconds", "milliseconds");
        double[] x = seconds.stream().mapToDouble(Second::number).toArray();
        plot.line("p50", x, seconds.stream().mapToDouble(Second::p50).toArray());
        plot.line("p99", x, seconds.stream().mapToDouble(Second::p99).toArray());
        plot.line("longest", x, seconds.stream().mapToDouble(Second::max).toArray());
        return ticked(plot, seconds.size()).html();
    }

    private static String rates(Measurement of, Plan plan) {
        List<Second> seconds = of.seconds();
        Plot plot = new Plot("rate", "Rate over time", "seconds", "requests a second");
        double[] x = seconds.stream().mapToDouble(Second::number).toArray();
        plot.line("answered", x, seconds.stream().mapToDouble(Second::ended).toArray());
        plot.line("429", x, seconds.stream().mapToDouble(Second::throttled).toArray());
        plot.line("errors", x, seconds.stream().mapToDouble(Second::errors).toArray());
        plot.line("in flight" + (plan.isOpen() ? "" : " (clients)"), x,
                seconds.stream().mapToDouble(Second::inFlight).toArray());
        return ticked(plot, seconds.size()).html();
    }

    private static Plot ticked(Plot plot, int seconds) {
        int step = Math.max(1, seconds / TIME_TICKS);
        for (int second = 0; second < seconds; second += step) {
            plot.tick(second, Integer.toString(second));
        }
        return plot;
    }

    private static double[] values(Distribution of, double[] percentiles) {
        return Arrays.stream(percentiles).map(each -> of.count() == 0 ? Double.NaN : of.valueAt(each)).toArray();
    }

    /** 0 for 0, 1 for 90, 2 for 99, 3 for 99.9. */
    private static double nines(double percentile) {
        return -Math.log10(1 - percentile / 100);
    }

    private static String text(double percentile) {
        return percentile == Math.rint(percentile) ? Long.toString((long) percentile) : Double.toString(percentile);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
