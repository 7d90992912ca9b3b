package tasktracker.cli.command.key;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.aws.key.DayUsage;
import tasktracker.cli.aws.key.IssuedKey;
import tasktracker.cli.aws.key.KeyPlan;
import tasktracker.cli.aws.key.StackKeys;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.AwsOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Cell;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.Printer;

@Command(footer = { "  tasktracker keys usage", "  tasktracker keys usage home/laptop --days 30 -o json" })
final class KeysUsageCommand implements Callable<ExitCode> {
    private static final int MOST_DAYS = 90;
    private static final int WIDEST_BAR = 20;

    private final Session session;

    @Parameters(paramLabel = "KEY", arity = "0..1",
            description = "Its id, or user/label; without it, all keys and the days on which they were used.")
    private String key;

    @Option(names = "--days", paramLabel = "N", description = "How many days up to today, in UTC; 7 by default.")
    private int days = 7;

    @Mixin
    private final AwsOptions aws = new AwsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    KeysUsageCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        if (days < 1 || days > MOST_DAYS) {
            throw new CliException.Usage(Failure.of("INVALID_ARGUMENTS",
                    "--days is 1 to " + MOST_DAYS + ": API Gateway keeps no more"));
        }
        output.format(session.out());
        try (KeyWork work = KeyWork.open(session, aws)) {
            StackKeys keys = work.keys();
            List<IssuedKey> asked = key == null ? keys.all() : List.of(keys.require(key));
            LocalDate today = session.clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
            List<DayUsage> rows = new ArrayList<>(keys.usage(asked, today.minusDays(days - 1L), today));
            if (key == null) {
                rows.removeIf(row -> row.requests() == 0);
            }
            Printer<DayUsage> printer = output.printer(session.out(), columns(keys.plan(), rows));
            printer.rows(rows);
            printer.finish(null);
            if (rows.isEmpty()) {
                session.out().notice("no requests in " + days + (days == 1 ? " day" : " days")
                        + (days < MOST_DAYS ? "; longer ago: --days " + MOST_DAYS : ""));
            }
            session.out().notice("each key may make " + keys.plan().limits());
        }
        return ExitCode.OK;
    }

    private static Columns<DayUsage> columns(KeyPlan plan, List<DayUsage> rows) {
        long most = rows.stream().mapToLong(DayUsage::requests).max().orElse(0);
        Column<DayUsage> bar = Column.<DayUsage>of("bar", _ -> null).titled("")
                .shown(row -> Cell.of(bar(row.requests(), most)));
        List<Column<DayUsage>> all = List.of(
                Column.<DayUsage>of("day", row -> row.day().toString()),
                Column.<DayUsage>of("keyId", row -> row.key().id()).titled("KEY"),
                Column.<DayUsage>of("name", row -> row.key().callName()).shrinking(),
                Column.of("requests", DayUsage::requests).toTheRight(),
                Column.<DayUsage>of("remaining", row -> row.remaining().orElse(null)).toTheRight(),
                Column.of("rateLimit", _ -> plan.rate().orElse(null)),
                Column.of("burstLimit", _ -> plan.burst().orElse(null)),
                Column.of("quotaLimit", _ -> plan.quota().map(KeyPlan.Quota::limit).orElse(null)),
                Column.of("quotaPeriod", _ -> plan.quota().map(KeyPlan.Quota::period).orElse(null)));
        List<Column<DayUsage>> brief = new ArrayList<>(all.subList(0, 4));
        brief.add(bar);
        if (plan.quota().isPresent()) {
            brief.add(all.get(4));
        }
        return new Columns<>(row -> row.key().id(), all, brief);
    }

    /** A whole block stands for a twentieth of the busiest day; who made a request sees at least one. */
    private static String bar(long requests, long most) {
        return requests == 0 ? "" : "█".repeat((int) Math.max(1, WIDEST_BAR * requests / most));
    }
}
