package tasktracker.cli.command.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.aws.stack.LogLine;
import tasktracker.cli.aws.stack.Pace;
import tasktracker.cli.aws.stack.StackLogs;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.AwsOptions;
import tasktracker.cli.option.Exits;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Cell;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.Printer;
import tasktracker.contract.Timestamps;

@Command(exitCodeList = { "5:No line of the logs names that correlation id.", Exits.INTERRUPTED },
        description = "With --correlation-id: one request, through the gateway and the function, in order.",
        footer = { "  tasktracker stack logs --since 1h --filter ERROR", "  tasktracker stack logs --follow",
            "  tasktracker stack logs --correlation-id 0198f0c2-7a3e-7b1c-9d55-0a3a6e5c7f3a" })
final class StackLogsCommand implements Callable<ExitCode> {
    private static final Duration USUAL = Duration.ofMinutes(10);
    private static final Duration FOR_ONE_REQUEST = Duration.ofDays(1);
    /** CloudWatch takes few of these calls a second, and there is a log group for each function. */
    private static final Duration GLANCE = Duration.ofSeconds(5);
    /** Lines arrive late and out of order; each is known by its id. */
    private static final Duration OVERLAP = Duration.ofSeconds(30);

    private final Session session;

    @Option(names = "--since", paramLabel = "SPAN",
            description = "How far back: 30s, 10min, 2h, 7d. Without it 10min, or 1d with --correlation-id.")
    private String since;

    @Option(names = "--filter", paramLabel = "TEXT", description = "Only lines with this text in them.")
    private String filter;

    @Option(names = "--source", paramLabel = "NAME", description = "Only the gateway, or one function: CreateTask.")
    private String source;

    @Option(names = "--correlation-id", paramLabel = "ID", description = "Only this request.")
    private String correlationId;

    @Option(names = { "-f", "--follow" }, description = "Go on with each new line, until Ctrl-C.")
    private boolean follow;

    @Mixin
    private final AwsOptions aws = new AwsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    StackLogsCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        if (correlationId != null && (follow || source != null || filter != null)) {
            throw new CliException.Usage(Failure.of("INVALID_ARGUMENTS",
                    "--correlation-id shows one request as a whole, without --follow, --source and --filter")
                    .hint("tasktracker stack logs --help"));
        }
        Instant now = session.clock().instant();
        Instant from = now.minus(since != null ? Since.parse(since) : correlationId == null ? USUAL : FOR_ONE_REQUEST);
        Printer<LogLine> printer = output.printer(session.out(), columns());
        try (StackTarget target = StackTarget.of(session, aws)) {
            StackLogs logs = new StackLogs(target.clients(), target.name());
            if (source != null && !logs.sources().contains(source)) {
                throw new CliException.Usage(Failure.of("UNKNOWN_SOURCE", "the stack has no log of \"" + source + "\" ("
                        + String.join(", ", logs.sources()) + ")"));
            }
            if (correlationId != null) {
                List<LogLine> lines = logs.ofRequest(from, correlationId);
                printer.rows(lines);
                printer.finish(null);
                return found(lines);
            }
            if (follow) {
                follow(logs, from, printer);
            } else {
                List<LogLine> lines = logs.since(from, source, filter);
                printer.rows(lines);
                if (lines.isEmpty()) {
                    session.out().notice("no lines since " + Timestamps.format(from) + "; longer ago: --since 1d");
                }
            }
            printer.finish(null);
        }
        return ExitCode.OK;
    }

    private ExitCode found(List<LogLine> lines) {
        if (lines.isEmpty()) {
            throw new CliException.NotFound(Failure.of("REQUEST_NOT_FOUND",
                    "no line of the logs names " + correlationId
                            + "; lines take up to a minute to appear")
                    .hint(session.again("--since 7d")));
        }
        return ExitCode.OK;
    }

    private void follow(StackLogs logs, Instant first, Printer<LogLine> printer) {
        Pace pace = new Pace(Thread::sleep, GLANCE);
        Map<String, Instant> shown = new HashMap<>();
        Instant from = first;
        while (true) {
            for (LogLine line : logs.since(from, source, filter)) {
                if (shown.put(line.id(), line.at()) == null) {
                    printer.rows(List.of(line));
                }
            }
            Instant next = session.clock().instant().minus(OVERLAP).minus(GLANCE);
            from = next.isAfter(from) ? next : from;
            Instant forgotten = from.minus(OVERLAP);
            shown.values().removeIf(at -> at.isBefore(forgotten));
            pace.pause();
        }
    }

    private static Columns<LogLine> columns() {
        return Columns.of(LogLine::id, List.of(
                Column.of("at", line -> Timestamps.format(line.at())),
                Column.of("source", LogLine::source),
                Column.<LogLine>of("text", LogLine::text).titled("WHAT").shown(line -> Cell.of(line.brief()))
                        .shrinking(),
                Column.of("id", LogLine::id)), "at", "source", "text");
    }
}
