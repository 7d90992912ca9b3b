package tasktracker.cli.command.stack;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.aws.stack.Pace;
import tasktracker.cli.aws.stack.StackEvent;
import tasktracker.cli.aws.stack.StackEvents;
import tasktracker.cli.aws.stack.StackFacts;
import tasktracker.cli.aws.stack.StackFailure;
import tasktracker.cli.aws.stack.Stacks;
import tasktracker.cli.aws.stack.Watch;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.AwsOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Cell;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.Printer;
import tasktracker.cli.output.Style;
import tasktracker.contract.Timestamps;

@Command(exitCodeList = { "1:With --follow, the operation ended badly." },
        description = "With --follow: until the operation at work ends; exits 1 when it ends badly.",
        footer = { "  tasktracker stack events -n 20", "  tasktracker stack events --follow" })
final class StackEventsCommand implements Callable<ExitCode> {
    private static final int MOST = 10_000;

    private final Session session;

    @Option(names = "-n", paramLabel = "LINES", defaultValue = "50", description = "The last so many events; 50.")
    private int count;

    @Option(names = { "-f", "--follow" }, description = "Go on with each new event.")
    private boolean follow;

    @Mixin
    private final AwsOptions aws = new AwsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    StackEventsCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        if (count < 1 || count > MOST) {
            throw new CliException.Usage(Failure.of("INVALID_ARGUMENTS", "-n is 1 to " + MOST + ", not " + count)
                    .hint("tasktracker stack events --help"));
        }
        Printer<StackEvent> printer = output.printer(session.out(), columns());
        try (StackTarget target = StackTarget.of(session, aws)) {
            Stacks stacks = new Stacks(target.clients());
            StackFacts stack = stacks.require(target.name());
            StackEvents events = new StackEvents(target.clients(), stack.id());
            List<StackEvent> newest = events.newest(count);
            printer.rows(newest);
            if (follow && stack.isBusy()) {
                Watch watch = new Watch(stacks, events, stack.id(),
                        () -> new Pace(Thread::sleep), true);
                StackFacts after = watch.toTheEnd(event -> printer.rows(List.of(event)));
                if (!after.isGood()) {
                    printer.finish(null);
                    throw StackFailure.of(after, watch.cause() != null ? watch.cause() : cause(newest));
                }
            }
            printer.finish(null);
            if (newest.isEmpty()) {
                session.out().notice("no events; what is deployed: tasktracker stack status --stack " + target.name());
            }
        }
        return ExitCode.OK;
    }

    private static StackEvent cause(List<StackEvent> events) {
        return events.stream().filter(StackEvent::isCause).findFirst().orElse(null);
    }

    private static Columns<StackEvent> columns() {
        return Columns.of(StackEvent::id, List.of(
                Column.of("at", event -> Timestamps.format(event.at())),
                Column.<StackEvent>of("status", StackEvent::status).shown(event -> new Cell(event.status(),
                        event.isFailure() ? Style.RED : event.isBusy() ? Style.DIM : Style.PLAIN)),
                Column.of("resource", StackEvent::logicalId),
                Column.<StackEvent>of("type", StackEvent::type).shrinking(),
                Column.<StackEvent>of("reason", StackEvent::reason).shrinking(),
                Column.of("physicalId", StackEvent::physicalId),
                Column.of("eventId", StackEvent::id)), "at", "status", "resource", "type", "reason");
    }
}
