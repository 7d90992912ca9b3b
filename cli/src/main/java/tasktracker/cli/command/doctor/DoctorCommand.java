package tasktracker.cli.command.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.doctor.Checks;
import tasktracker.cli.doctor.Checkup;
import tasktracker.cli.doctor.Diagnosis;
import tasktracker.cli.doctor.Verdict;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Cell;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.Format;
import tasktracker.cli.output.Printer;
import tasktracker.cli.output.Style;

@Command(description = { "Java, configuration, files, the way to the API, the clock, the stack and the key: pass, warn,"
        + " fail or skip, each with the command to run next. Changes nothing and shows no secret.",
    "The exit code is 1 when something fails, and 0 with warnings." },
        footer = { "  tasktracker doctor", "  tasktracker doctor --profile prod -o json",
            "  tasktracker doctor --offline" })
final class DoctorCommand implements Callable<ExitCode> {
    private final Session session;

    @Option(names = "--offline", description = "Look at this machine only and call nothing.")
    private boolean offline;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        session.refuseToExplain("a doctor looks at more than that");
        Printer<Diagnosis> printer = output.format(session.out()) == Format.TABLE && !output.choosesFields()
                ? new DiagnosisPrinter(session.out().stdout())
                : output.printer(session.out(), columns());
        Checks checks = new Checks(session, offline);
        List<Diagnosis> all = new ArrayList<>();
        new Checkup(checks.all()).report(page -> {
            List<Diagnosis> safe = page.stream()
                    .map(each -> checks.secret().map(each::without).orElse(each)).toList();
            all.addAll(safe);
            printer.rows(safe);
        });
        printer.finish(null);
        return verdict(all);
    }

    private ExitCode verdict(List<Diagnosis> all) {
        List<String> failed = new ArrayList<>();
        List<String> warned = new ArrayList<>();
        String next = null;
        for (Diagnosis each : all) {
            if (each.verdict() == Verdict.FAIL) {
                failed.add(each.check());
                next = next == null ? each.next() : next;
            } else if (each.verdict() == Verdict.WARN) {
                warned.add(each.check());
            }
        }
        if (!failed.isEmpty()) {
            throw new CliException.Local(Failure.of("CHECKS_FAILED",
                    failed.size() + " of " + all.size() + " checks failed: " + String.join(", ", failed)).hint(next));
        }
        session.out().notice(warned.isEmpty() ? "nothing is wrong"
                : "nothing fails, but look at " + String.join(", ", warned));
        return ExitCode.OK;
    }

    private static Columns<Diagnosis> columns() {
        List<Column<Diagnosis>> all = List.of(
                Column.of("check", Diagnosis::check),
                Column.<Diagnosis>of("verdict", each -> each.verdict().word())
                        .shown(each -> new Cell(each.verdict().word(), style(each.verdict()))),
                Column.<Diagnosis>of("message", Diagnosis::message).shrinking(),
                Column.<Diagnosis>of("next", Diagnosis::next).shrinking());
        return new Columns<>(Diagnosis::check, all, all);
    }

    static Style style(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Style.GREEN;
            case WARN -> Style.YELLOW;
            case FAIL -> Style.RED;
            case SKIP -> Style.DIM;
        };
    }
}
