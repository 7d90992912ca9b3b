package tasktracker.cli.command.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.config.IoReason;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.names.CategoryNames;
import tasktracker.cli.option.FileToWrite;
import tasktracker.cli.option.FilterOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.option.ProgressOptions;
import tasktracker.cli.option.Selection;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.Progress;
import tasktracker.cli.transfer.export.CategoryLabels;
import tasktracker.cli.transfer.export.CsvTaskWriter;
import tasktracker.cli.transfer.export.TaskCells;
import tasktracker.cli.transfer.export.TaskExport;
import tasktracker.contract.SortField;
import tasktracker.contract.TaskStatus;

@Command(description = "All tasks, oldest first, unless filters say otherwise: UTF-8, RFC 4180, times in UTC. The file"
        + " appears when it is whole. tasktracker import brings it back, with ids and times.",
        footer = { "  tasktracker export tasks.csv",
            "  tasktracker export --status open --category Home --columns title,dueDate -",
            "  tasktracker export for-excel.csv --bom --for-spreadsheet" })
final class ExportCommand implements Callable<ExitCode> {
    private static final String STDOUT = "-";
    private static final Columns<Done> COLUMNS = Columns.of(Done::file, List.of(Column.of("file", Done::file),
            Column.<Done>of("tasks", Done::tasks).toTheRight(),
            Column.<Done>of("bytes", Done::bytes).toTheRight()), "file", "tasks", "bytes");

    private final Session session;

    @Parameters(paramLabel = "FILE", arity = "0..1", defaultValue = STDOUT,
            description = "The file to write, or - for standard output, as when nothing is named.")
    private String file;

    @Mixin
    private final FilterOptions filters = new FilterOptions();

    @Option(names = "--columns", paramLabel = "COLUMN,...", description = "Write these columns, in this order.")
    private String columns;

    @Option(names = "--bom", description = "Begin with a byte order mark, by which Excel knows UTF-8.")
    private boolean bom;

    @Option(names = "--for-spreadsheet",
            description = "Put ' before cells that a spreadsheet would take for formulas; import takes it away.")
    private boolean forSpreadsheet;

    @Mixin
    private final ProgressOptions progress = new ProgressOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ExportCommand(Session session) {
        this.session = session;
    }

    /** What stdout says of a file. */
    private record Done(String file, long tasks, long bytes) {}

    @Override
    public ExitCode call() {
        if (file.equals(STDOUT) && output.isGiven()) {
            throw new CliException.Usage(Failure.of("INVALID_ARGUMENTS",
                    "what export writes to standard output is CSV; -o and --fields are for what it says of a FILE")
                    .hint("for other formats: tasktracker task list --status all --all -o json"));
        }
        output.check(COLUMNS);
        Progress.Form form = progress.form(session, output.format(session.out()));
        List<String> chosen = TaskCells.parse(columns);
        Selection selection = filters.selection(session, new CategoryNames(session::lookups), TaskStatus.ALL,
                SortField.CREATED);
        TaskExport export = new TaskExport(session.client(), selection, filters.rows(Long.MAX_VALUE));
        TaskCells cells = new TaskCells(chosen, new CategoryLabels(() -> session.lookups().categories()));
        try {
            return file.equals(STDOUT) ? toStdout(export, cells) : toFile(export, cells, form);
        } catch (IOException e) {
            throw new CliException.Local(
                    Failure.of("FILE_FAILED", file + " could not be written: " + IoReason.of(e)), e);
        }
    }

    private ExitCode toStdout(TaskExport export, TaskCells cells) throws IOException {
        CsvTaskWriter writer = new CsvTaskWriter(session.out().stdout().bytes(), cells,
                new CsvTaskWriter.Form(bom, forSpreadsheet, session.out().stdout().isTerminal()));
        export.to(writer, _ -> {});
        end(writer);
        return ExitCode.OK;
    }

    private ExitCode toFile(TaskExport export, TaskCells cells, Progress.Form form) throws IOException {
        Path target = Path.of(file);
        FileToWrite.require(file, target, "tasktracker export - > " + file);
        CsvTaskWriter writer;
        try (Progress told = ProgressOptions.start(session, form, "exporting", -1)) {
            writer = export.to(target, out -> new CsvTaskWriter(out, cells,
                    new CsvTaskWriter.Form(bom, forSpreadsheet, false)), told::at);
        }
        output.printer(session.out(), COLUMNS).single(new Done(file, writer.rows(), Files.size(target)));
        end(writer);
        return ExitCode.OK;
    }

    private void end(CsvTaskWriter writer) {
        session.out().stdout().flush();
        if (writer.guarded() > 0) {
            session.out().notice(writer.guarded() + (writer.guarded() == 1 ? " cell is" : " cells are")
                    + " guarded by a ' for spreadsheets; tasktracker import takes it away again");
        }
    }
}
