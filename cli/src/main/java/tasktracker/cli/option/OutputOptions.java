package tasktracker.cli.option;

import picocli.CommandLine.Option;
import tasktracker.cli.error.CliException;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.Format;
import tasktracker.cli.output.Out;
import tasktracker.cli.output.Printer;

/** How a result is printed. */
public final class OutputOptions {
    @Option(names = { "-o", "--output" }, paramLabel = "FORMAT", completionCandidates = FormatWords.class,
            description = "table, tsv, json, ndjson, csv or id; on a terminal table, else tsv.")
    private String format;

    @Option(names = "--fields", paramLabel = "FIELD,...", description = "Print these fields, in this order.")
    private String fields;

    /** The format wanted; in JSON modes notices are not said from now on. */
    public Format format(Out out) {
        return format == null ? Format.defaultFor(out.stdout()) : Format.parse(format);
    }

    /** Whether a format or fields were asked for. */
    public boolean isGiven() {
        return format != null || fields != null;
    }

    /** Whether the fields were chosen. */
    public boolean choosesFields() {
        return fields != null;
    }

    /**
     * Refuses fields that there are not, before work begins whose result would be lost.
     *
     * @throws CliException.Usage naming the known ones
     */
    public void check(Columns<?> columns) {
        columns.select(fields);
    }

    /** A printer for these columns, or those of them that are wanted. */
    public <T> Printer<T> printer(Out out, Columns<T> columns) {
        return Printer.open(out.stdout(), format(out), columns.select(fields));
    }
}
