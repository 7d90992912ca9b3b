package tasktracker.cli.command.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import tasktracker.cli.load.Distribution;
import tasktracker.cli.load.Operation;
import tasktracker.cli.load.Outcome;
import tasktracker.cli.load.Percentile;
import tasktracker.cli.load.PreviousReport;
import tasktracker.cli.load.Tally;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;

/**
 * One line of the result for programs; times are milliseconds, null where the samples are too few.
 *
 * @param before the same line of an earlier report, null when that has none
 */
record LoadRow(String operation, String outcome, Tally.Times times, PreviousReport.Row before) {
    private static final double MICROS = 1_000;

    /** The operations by outcome, then the headline; what only the earlier report has as well. */
    static List<LoadRow> of(Tally tally, Optional<PreviousReport> previous) {
        List<LoadRow> rows = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            for (Outcome outcome : Outcome.values()) {
                add(rows, operation.word(), outcome.word(), tally.times(operation, outcome), previous);
            }
        }
        add(rows, PreviousReport.ALL, PreviousReport.ANSWERED, tally.headline(), previous);
        return rows;
    }

    /**
     * The columns.
     *
     * @param compared whether there is an earlier report
     */
    static Columns<LoadRow> columns(boolean compared) {
        List<Column<LoadRow>> columns = new ArrayList<>();
        columns.add(Column.of("operation", LoadRow::operation));
        columns.add(Column.of("outcome", LoadRow::outcome));
        columns.add(Column.of("count", row -> row.response().count()));
        for (Percentile percentile : Percentile.values()) {
            columns.add(Column.of(percentile.word(), row -> number(row.response().percentile(percentile.value()))));
        }
        columns.add(Column.of("max", row -> number(row.response().max())));
        columns.add(Column.of("serviceP99", row -> number(row.times().service()
                .percentile(Percentile.P99.value()))));
        if (compared) {
            columns.add(Column.of("countBefore", row -> row.before() == null ? 0L : row.before().count()));
            columns.add(Column.of("p50Before", row -> row.before(PreviousReport.Row::p50)));
            columns.add(Column.of("p99Before", row -> row.before(PreviousReport.Row::p99)));
        }
        return new Columns<>(row -> row.operation() + " " + row.outcome(), columns, columns);
    }

    private Distribution response() {
        return times.response();
    }

    private Double before(ToDoubleFunction<PreviousReport.Row> figure) {
        return before == null ? null : number(figure.applyAsDouble(before));
    }

    private static void add(List<LoadRow> rows, String operation, String outcome, Tally.Times times,
            Optional<PreviousReport> previous) {
        PreviousReport.Row before = previous.map(report -> report.row(operation, outcome)).orElse(null);
        if (times.response().count() > 0 || before != null) {
            rows.add(new LoadRow(operation, outcome, times, before));
        }
    }

    private static Double number(double millis) {
        return Double.isNaN(millis) ? null : Math.round(millis * MICROS) / MICROS;
    }
}
