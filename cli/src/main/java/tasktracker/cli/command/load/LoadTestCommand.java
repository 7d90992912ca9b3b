package tasktracker.cli.command.load;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tasktracker.cli.Interrupts;
import tasktracker.cli.Session;
import tasktracker.cli.client.NetworkSettings;
import tasktracker.cli.client.Target;
import tasktracker.cli.config.AtomicFile;
import tasktracker.cli.config.IoReason;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.load.Gate;
import tasktracker.cli.load.LoadTest;
import tasktracker.cli.load.Plan;
import tasktracker.cli.load.PreviousReport;
import tasktracker.cli.load.Report;
import tasktracker.cli.load.ReportJson;
import tasktracker.cli.load.ReportPage;
import tasktracker.cli.load.ReportSchema;
import tasktracker.cli.load.ReportText;
import tasktracker.cli.load.Stop;
import tasktracker.cli.load.TestData;
import tasktracker.cli.option.ConfirmOptions;
import tasktracker.cli.option.Exits;
import tasktracker.cli.option.FileToWrite;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Format;
import tasktracker.cli.output.Printer;
import tasktracker.cli.transfer.Rounds;
import tasktracker.contract.Json;

@Command(
        exitCodeList = { "1:The run is not valid, or was ended early by errors.", "10:A gate was missed.",
            Exits.INTERRUPTED },
        footer = { "  tasktracker load-test --rate 50 --duration 1min",
            "  tasktracker load-test --fail-if 'p99>400ms' --fail-if 'error>0.1%%' --html out.html",
            "  tasktracker load-test --mix get=1 --closed 32 -o json > before.json",
            "  tasktracker load-test --compare before.json",
            "  tasktracker load-test --remove --yes" })
final class LoadTestCommand implements Callable<ExitCode> {
    /** How long Ctrl-C waits for the data to be removed; a second one does not. */
    private static final Duration REMOVAL = Duration.ofMinutes(2);

    private final Session session;

    @Mixin
    private final LoadOptions options = new LoadOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final ConfirmOptions confirm = new ConfirmOptions();

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Option(names = "--html", paramLabel = "FILE", description = "Write the report with plots as one page.")
    private Path html;

    @Option(names = "--compare", paramLabel = "FILE", description = "Show an earlier -o json beside it.")
    private Path compare;

    @Option(names = "--remove", description = "Send nothing; remove the tasks and categories that earlier runs left.")
    private boolean remove;

    @Option(names = "--schema", description = "Print the JSON schema of the -o json report, and send nothing.")
    private boolean schema;

    @Option(names = "--dry-run", description = "Say what would be sent, and send nothing.")
    private boolean dryRun;

    LoadTestCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        if (schema) {
            session.out().stdout().print(ReportSchema.text());
            return ExitCode.OK;
        }
        session.refuseToExplain("a load test sends many");
        if (remove) {
            return new LoadRemoval(session, output, confirm).run(dryRun);
        }
        SplittableRandom fresh = new SplittableRandom();
        Plan plan = options.plan(fresh.nextLong() >>> 1);
        List<Gate> gates = options.gates();
        Optional<PreviousReport> previous = Optional.ofNullable(compare).map(PreviousReport::read);
        Format format = output.format(session.out());
        requireFieldsThatFit(format);
        requirePlaceForPage();
        Target target = session.target();
        String estimate = limits.check(session, plan);
        session.out().notice(estimate);
        if (dryRun) {
            output.printer(session.out(), PlanRow.columns()).details(PlanRow.of(plan, target));
            return ExitCode.OK;
        }
        if (!session.settings().profile().isLocal() || session.settings().isProtected()) {
            confirm.require(session, "send this load to " + target.endpoint() + "?", false);
        }
        session.changesSomething();
        Stop stop = new Stop();
        CountDownLatch over = new CountDownLatch(1);
        Report report;
        try (Interrupts.Registration _ = session.atInterrupt(() -> interrupted(stop, over))) {
            report = run(plan, gates, target, data(fresh), stop, format);
            print(report, previous, format);
            session.out().stdout().flush();
        } finally {
            over.countDown();
        }
        if (stop.reason() == Stop.Reason.INTERRUPTED) {
            awaitEnd();
        }
        return code(report);
    }

    private Report run(Plan plan, List<Gate> gates, Target target, TestData data, Stop stop, Format format) {
        LoadTest test = new LoadTest(target, session.settings().profileName().value(), data,
                NetworkSettings.of(session.environment()), session.clock());
        try (LiveView view = new LiveView(session.out().stderr(), plan.whole().toSeconds())) {
            boolean told = !format.isJson() && !session.options().quiet();
            return test.run(plan, gates, options.tasks(), options.timeout(), told ? view : _ -> {}, stop,
                    this::tellOfLeftovers);
        }
    }

    private void tellOfLeftovers(String category) {
        session.out().notice("tasks in the category \"" + category
                + "\" are left; remove them with: tasktracker load-test --remove");
    }

    /** Lets the run end early and take its data away; the process ends when that is done. */
    private static void interrupted(Stop stop, CountDownLatch over) {
        stop.because(Stop.Reason.INTERRUPTED);
        try {
            over.await(REMOVAL.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The process is ending by the signal that interrupted the run, with that signal's exit code. */
    private static void awaitEnd() {
        try {
            Thread.sleep(REMOVAL);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(Report report, Optional<PreviousReport> previous, Format format) {
        if (html != null) {
            writePage(ReportPage.of(report, previous));
        }
        if (format == Format.JSON) {
            try (JsonGenerator json = Json.FACTORY.createGenerator(session.out().stdout().bytes())) {
                ReportJson.write(json, report, previous);
                json.writeRaw('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else if (format == Format.TABLE) {
            ReportText.lines(report, previous).forEach(session.out().stdout()::println);
        } else {
            Printer<LoadRow> printer = output.printer(session.out(), LoadRow.columns(previous.isPresent()));
            printer.rows(LoadRow.of(report.measurement().measured(), previous));
            printer.finish(null);
            if (!report.measurement().isValid()) {
                fault(format, "not valid: this machine could not keep the schedule, so it was measured too");
            }
            report.gates().stream().filter(verdict -> !verdict.isPassed()).forEach(
                    verdict -> fault(format, "gate missed: " + verdict.gate().text()));
            if (report.data().left()) {
                tellOfLeftovers(report.data().name());
            }
        }
    }

    /** Why the exit code is not 0, which --quiet leaves in; in JSON modes a line would not be one of them. */
    private void fault(Format format, String line) {
        if (format.isJson()) {
            session.out().notice(line);
        } else {
            session.out().stderr().println(line);
            session.out().stderr().flush();
        }
    }

    /** The report for people and the one in JSON are documents; the others have lines with fields. */
    private void requireFieldsThatFit(Format format) {
        if (!dryRun && output.choosesFields() && (format == Format.JSON || format == Format.TABLE)) {
            throw new CliException.Usage(Failure.of("INVALID_ARGUMENTS",
                    "--fields is for -o tsv, csv and ndjson; the report of -o " + format.word() + " is a whole")
                    .hint(session.again("-o ndjson")));
        }
        output.check(dryRun ? PlanRow.columns() : LoadRow.columns(compare != null));
    }

    /** Found out before the run and not after it. */
    private void requirePlaceForPage() {
        if (html != null) {
            FileToWrite.require("--html " + html, html, null);
        }
    }

    private void writePage(String page) {
        try {
            AtomicFile.write(html, AtomicFile.Mode.KEPT, page.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CliException.Local(Failure.of("FILE_UNWRITABLE",
                    "--html " + html + " cannot be written: " + IoReason.of(e)), e);
        }
    }

    /** A result that is not valid must not pass for one. */
    private static ExitCode code(Report report) {
        return switch (report.measurement().ended()) {
            case INTERRUPTED -> ExitCode.INTERRUPTED;
            case ABORTED -> ExitCode.FAILURE;
            case DONE -> {
                ExitCode valid = report.measurement().isValid() ? ExitCode.OK : ExitCode.FAILURE;
                yield report.missesGate() ? ExitCode.GATE_MISSED : valid;
            }
        };
    }

    private TestData data(SplittableRandom random) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < TestData.RUN_LETTERS; i++) {
            letters.append(Character.forDigit(random.nextInt(36), 36));
        }
        return new TestData(session.client(), letters.toString(), new Rounds(Thread::sleep, random));
    }
}
