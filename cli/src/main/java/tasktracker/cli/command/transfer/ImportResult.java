package tasktracker.cli.command.transfer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.Out;
import tasktracker.cli.output.Printer;
import tasktracker.cli.transfer.ImportReport;

/**
 * What stdout says about one file.
 *
 * @param sample the first tasks that a dry run would create
 * @param failures the first rows that are not in the store, each with record, line, column, value and reason
 * @param notShown how many more there are
 * @param codes how a command ends whose rows all fail as one did
 */
record ImportResult(ImportReport report, boolean dryRun, List<Map<String, Object>> sample,
        List<Map<String, Object>> failures, long notShown,
        Set<ExitCode> codes) {
    private static final Columns<ImportResult> COLUMNS = Columns.of(result -> result.report().file().name(), List.of(
            Column.of("file", result -> result.report().file().name()),
            Column.<ImportResult>of("dryRun", ImportResult::dryRun),
            count("read", result -> result.report().tally().read()),
            count("created", result -> result.report().tally().created()),
            count("updated", result -> result.report().tally().updated()),
            count("existing", result -> result.report().tally().existing()),
            count("duplicate", result -> result.report().tally().duplicate()),
            count("failed", result -> result.report().tally().failed()),
            count("notReached", result -> result.report().tally().notReached()),
            Column.<ImportResult>of("newCategories", result -> result.report().newCategories()),
            Column.<ImportResult>of("sample", ImportResult::sample),
            Column.<ImportResult>of("failures", ImportResult::failures),
            count("failuresNotShown", ImportResult::notShown)),
            "file", "read", "created", "updated", "existing", "duplicate", "failed", "notReached");

    /** Refuses unknown fields while nothing is imported yet. */
    static void check(OutputOptions output) {
        output.check(COLUMNS);
    }

    /** Prints the results: the only one by itself, several as a list. */
    static void print(OutputOptions output, Out out, List<ImportResult> results, int files) {
        Printer<ImportResult> printer = output.printer(out, COLUMNS);
        if (files == 1) {
            printer.single(results.getFirst());
        } else {
            printer.rows(results);
            printer.finish(null);
        }
        out.stdout().flush();
    }

    private static Column<ImportResult> count(String name, java.util.function.ToLongFunction<ImportResult> count) {
        return Column.<ImportResult>of(name, count::applyAsLong).toTheRight();
    }
}
