package tasktracker.cli.command.load;

import java.util.ArrayList;
import java.util.List;
import tasktracker.cli.load.Distribution;
import tasktracker.cli.load.Operation;
import tasktracker.cli.load.Outcome;
import tasktracker.cli.load.Percentile;
import tasktracker.cli.load.Tally;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;

/** One line of the result for programs; times are milliseconds, null where the samples are too few. */
record LoadRow(String operation, String outcome, Distribution response, Distribution service) {
    private static final double MICROS = 1_000;

    /** The operations by outcome, then the headline. */
    static List<LoadRow> of(Tally tally) {
        List<LoadRow> rows = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            for (Outcome outcome : Outcome.values()) {
                add(rows, operation.word(), outcome.word(), tally.times(operation, outcome));
            }
        }
        add(rows, "all", "answered", tally.headline());
        return rows;
    }

    static Columns<LoadRow> columns() {
        List<Column<LoadRow>> columns = new ArrayList<>();
        columns.add(Column.of("operation", LoadRow::operation));
        columns.add(Column.of("outcome", LoadRow::outcome));
        columns.add(Column.of("count", row -> row.response().count()));
        for (Percentile percentile : Percentile.values()) {
            columns.add(Column.of(percentile.word(), row -> number(row.response().percentile(percentile.value()))));
        }
        columns.add(Column.of("max", row -> number(row.response().max())));
        columns.add(Column.of("serviceP99", row -> number(row.service().percentile(Percentile.P99.value()))));
        return new Columns<>(row -> row.operation() + " " + row.outcome(), columns, columns);
    }

    private static void add(List<LoadRow> rows, String operation, String outcome, Tally.Times times) {
        if (times.response().count() > 0) {
            rows.add(new LoadRow(operation, outcome, times.response(), times.service()));
        }
    }

    private static Double number(double millis) {
        return Double.isNaN(millis) ? null : Math.round(millis * MICROS) / MICROS;
    }
}
