package tasktracker.cli.command.stack;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tasktracker.cli.Session;
import tasktracker.cli.aws.stack.StackReport;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.AwsOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Cell;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.Printer;
import tasktracker.cli.output.Style;
import tasktracker.contract.Timestamps;

@Command(footer = { "  tasktracker stack status", "  tasktracker stack status -o json" })
final class StackStatusCommand implements Callable<ExitCode> {
    private final Session session;

    @Mixin
    private final AwsOptions aws = new AwsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    StackStatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        Printer<StackReport> printer = output.printer(session.out(), columns());
        try (StackTarget target = StackTarget.of(session, aws)) {
            printer.details(StackReport.of(target.clients(), target.name()));
        }
        return ExitCode.OK;
    }

    private static Columns<StackReport> columns() {
        return Columns.of(report -> report.stack().name(), List.of(
                Column.of("stack", report -> report.stack().name()),
                Column.<StackReport>of("status", report -> report.stack().status())
                        .shown(report -> new Cell(report.stack().status(),
                                report.stack().isGood() ? Style.GREEN
                                        : report.stack().isBusy() ? Style.YELLOW : Style.RED)),
                Column.of("reason", report -> report.stack().reason()),
                Column.of("endpoint", report -> report.stack().outputs().get("ApiUrl")),
                Column.<StackReport>of("alarms", StackReport::alarms).shown(StackStatusCommand::alarms),
                Column.of("alarmsWatched", StackReport::watched),
                Column.of("alarmsUnknown", StackReport::alarmsUnknown),
                Column.of("drift", report -> report.stack().drift()),
                Column.of("driftCheckedAt", report -> time(report.stack().driftCheckedAt())),
                Column.<StackReport>of("failedResources", StackReport::unfinished)
                        .shown(report -> lines(report.unfinished(), Style.RED)),
                Column.<StackReport>of("versions", StackReport::versions)
                        .shown(report -> lines(report.versions(), Style.PLAIN)),
                Column.<StackReport>of("parameters", report -> report.stack().parameters())
                        .shown(report -> lines(report.stack().parameters(), Style.PLAIN)),
                Column.of("protected", report -> report.stack().isProtected()),
                Column.of("createdAt", report -> time(report.stack().createdAt())),
                Column.of("updatedAt", report -> time(report.stack().updatedAt()))),
                "stack", "status", "endpoint", "alarms", "drift");
    }

    private static Cell alarms(StackReport report) {
        return report.watched() == 0 ? Cell.of("no alarms: no AlarmEmail or AlarmTopicArn was given")
                : report.alarmsUnknown() != null ? new Cell("not known: " + report.alarmsUnknown(), Style.YELLOW)
                        : report.alarms().isEmpty() ? new Cell("none of " + report.watched() + " rings", Style.GREEN)
                                : lines(report.alarms(), Style.RED);
    }

    private static Cell lines(Map<String, String> map, Style style) {
        StringBuilder text = new StringBuilder();
        map.forEach((name, value) -> text.append(text.isEmpty() ? "" : "\n").append(name).append(" ").append(value));
        return map.isEmpty() ? Cell.of("none") : new Cell(text.toString(), style);
    }

    private static String time(Instant at) {
        return at == null ? null : Timestamps.format(at);
    }
}
