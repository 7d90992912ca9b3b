package tasktracker.cli.command.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Interrupts;
import tasktracker.cli.Session;
import tasktracker.cli.config.IoReason;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.Exits;
import tasktracker.cli.option.FileToWrite;
import tasktracker.cli.option.GuardOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.option.ProgressOptions;
import tasktracker.cli.output.Format;
import tasktracker.cli.output.Progress;
import tasktracker.cli.transfer.FileOpener;
import tasktracker.cli.transfer.ImportFile;
import tasktracker.cli.transfer.ImportReport;
import tasktracker.cli.transfer.ImportSession;
import tasktracker.cli.transfer.RejectsFile;
import tasktracker.cli.transfer.SpooledInput;
import tasktracker.cli.transfer.csv.BrokenCsvException;

@Command(exitCodeList = { Exits.DECLINED, Exits.PARTIAL, Exits.INTERRUPTED },
        description = {
            "Any CSV file in UTF-8: separated by comma, semicolon, tab or bar, found by itself. Columns are "
                    + "known by the names title, description, completed, priority, category, due (or dueDate), createdAt, "
                    + "completedAt, externalId and taskId; --map names others. A row that is wrong is told with its record, line "
                    + "and column, and the others are imported. Import a file again and only what is new is created." },
        footer = { "  tasktracker import tasks.csv",
            "  tasktracker import issues.csv --map title=Summary,externalId=Key",
            "  tasktracker import jira.csv --format jira --create-category --dry-run",
            "  tasktracker import tasks.csv --rejects rejected.csv",
            "  cat tasks.csv | tasktracker import -" })
final class ImportCommand implements Callable<ExitCode> {
    private final Session session;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "A CSV file, or - for standard input.")
    private List<String> files;

    @Mixin
    private final ImportChoices choices = new ImportChoices();

    @Option(names = "--show-mapping", description = "Show which column fills which field, and import nothing.")
    private boolean showMapping;

    @Option(names = "--rejects", paramLabel = "FILE",
            description = "Write the rows that failed to this file, with the reason; mend it and import it.")
    private Path rejects;

    @Mixin
    private final GuardOptions guard = new GuardOptions();

    @Mixin
    private final ProgressOptions progress = new ProgressOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        if (files.stream().filter("-"::equals).count() > 1) {
            throw usage("STDIN_TWICE", "standard input (-) can be imported once");
        }
        if (!showMapping) {
            ImportResult.check(output);
        }
        Format format = output.format(session.out());
        Progress.Form form = progress.form(session, format);
        try (SpooledInput stdin = files.contains("-") ? spooled() : null) {
            List<ImportFile> opened = open(stdin);
            if (showMapping) {
                MappingRows.print(output, session.out(), opened);
                return ExitCode.OK;
            }
            return run(opened, format, form);
        } catch (IOException e) {
            throw new CliException.Local(
                    Failure.of("FILE_FAILED", "reading or writing a file failed: " + IoReason.of(e)),
                    e);
        }
    }

    private SpooledInput spooled() {
        return SpooledInput.of(session.stdin(), SpooledInput.folder(session.environment()));
    }

    private List<ImportFile> open(SpooledInput stdin) {
        FileOpener opener = new FileOpener(choices.mapping(), choices.delimiter(), choices.preset(),
                LocalDate.now(session.clock()));
        List<ImportFile> opened = new ArrayList<>();
        for (String file : files) {
            boolean isStdin = file.equals("-");
            Path path = isStdin ? stdin.file() : Path.of(file);
            if (!Files.isRegularFile(path)) {
                throw usage("NO_SUCH_FILE",
                        file + (Files.exists(path) ? " is no regular file; for a pipe: cat FILE | tasktracker import -"
                                : " does not exist"));
            }
            opened.add(reading(isStdin ? "stdin" : file, () -> opener.open(isStdin ? "stdin" : file, path)));
        }
        return opened;
    }

    private ExitCode run(List<ImportFile> opened, Format format, Progress.Form form) throws IOException {
        if (choices.changesTasks()) {
            guard.require(session, session.settings().profile(), "Update the tasks that exist?");
        }
        if (!choices.dryRun()) {
            session.changesSomething();
        }
        try (RejectsFile rejected = rejects == null ? null : rejects(opened)) {
            ImportConsole console = new ImportConsole(session.out(), format, form, Optional.ofNullable(rejected),
                    choices.dryRun());
            ImportSession importing = choices.session(session, new SecureRandom());
            List<ImportResult> results = new ArrayList<>();
            try (Interrupts.Registration _ = session.atInterrupt(this::interrupted)) {
                for (ImportFile file : opened) {
                    console.begin(file);
                    ImportReport report = reading(file.name(), () -> importing.run(file, console));
                    results.add(console.end(report));
                    if (report.stopped().isPresent()) {
                        break;
                    }
                }
            } finally {
                console.close();
                if (!results.isEmpty()) {
                    ImportResult.print(output, session.out(), results, opened.size());
                }
            }
            if (rejected != null) {
                boolean whole = results.size() == opened.size()
                        && results.stream().allMatch(result -> result.report().stopped().isEmpty());
                rejected.finish(whole).ifPresent(session.out()::notice);
            }
            new ImportEnd(session, results, rejects == null).check();
            return ExitCode.OK;
        }
    }

    private void interrupted() {
        if (!choices.dryRun()) {
            session.out().interrupted(ImportEnd.WAY_ON);
        }
    }

    /** Found out before the first row is written and not after it; null when it is not to be written. */
    private RejectsFile rejects(List<ImportFile> opened) throws IOException {
        FileToWrite.require("--rejects " + rejects, rejects, null);
        for (ImportFile source : opened) {
            if (Files.exists(rejects) && Files.isSameFile(rejects, source.path())) {
                throw usage("SAME_FILE", "--rejects would overwrite " + source.name());
            }
        }
        if (choices.dryRun()) {
            session.out().notice("--dry-run writes nothing, so not " + rejects + " either");
            return null;
        }
        return reading("--rejects " + rejects, () -> RejectsFile.open(rejects));
    }

    /** Reads a file, something that may break. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T reading(String name, Reading<T> reading) {
        try {
            return reading.read();
        } catch (BrokenCsvException e) {
            throw new CliException.Usage(
                    Failure.of("BROKEN_CSV", name + " cannot be read: " + e.getMessage()).hint(e.hint()), e);
        } catch (IOException e) {
            throw new CliException.Local(Failure.of("FILE_FAILED", name + " failed: " + IoReason.of(e)), e);
        }
    }

    private static CliException usage(String code, String message) {
        return new CliException.Usage(Failure.of(code, message));
    }
}
