package tasktracker.cli.command.transfer;

import java.util.List;
import tasktracker.cli.Session;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.Progress;
import tasktracker.cli.text.Neutral;
import tasktracker.cli.transfer.TaskLoad;
import tasktracker.contract.NewTask;

/** Tells how a load of tasks goes, and how it went. */
public final class LoadConsole {
    private static final int SHOWN = 20;
    private static final Columns<Loaded> COPY = columns("from", "to", "read", "created", "existing", "failed",
            "newCategories");
    private static final Columns<Loaded> SEED = columns("read", "created", "existing", "failed", "newCategories");

    private final Session session;
    private final OutputOptions output;
    private final Progress progress;
    private final boolean json;
    private long failures;

    /** A console; the output format is known from here on. */
    public LoadConsole(Session session, OutputOptions output, Progress progress) {
        this.session = session;
        this.output = output;
        this.progress = progress;
        this.json = output.format(session.out()).isJson();
    }

    /** What stdout says. */
    private record Loaded(String from, String to, long read, int categories, TaskLoad.Report report) {}

    /**
     * Refuses unknown fields while nothing is created yet.
     *
     * @param copy whether tasks come from another profile
     */
    public static void check(OutputOptions output, boolean copy) {
        output.check(copy ? COPY : SEED);
    }

    /** So many tasks are settled. */
    public void at(long done) {
        progress.at(done);
    }

    /** A task could not be created. */
    public void failed(NewTask task, String reason) {
        if (failures++ < SHOWN && !json) {
            progress.close();
            session.out().stderr().println(Neutral.line("\"" + task.title() + "\": " + reason));
            session.out().stderr().flush();
        }
    }

    /**
     * Prints the counts.
     *
     * @param from the profile they came from, or null
     * @param read how many there were to create
     * @param categories how many categories were created
     * @throws CliException.Partial when some tasks could not be created
     */
    public void end(String from, String to, long read, int categories, TaskLoad.Report report) {
        progress.close();
        output.printer(session.out(), from == null ? SEED : COPY)
                .single(new Loaded(from, to, read, categories, report));
        session.out().stdout().flush();
        if (report.different() > 0) {
            session.out().notice(report.different() + (report.different() == 1 ? " task is" : " tasks are")
                    + " there already and " + (report.different() == 1 ? "differs; it was" : "differ; they were")
                    + " left as " + (report.different() == 1 ? "it is" : "they are"));
        }
        boolean some = report.created() + report.existing() > 0;
        if (report.stopped().isPresent()) {
            Failure cause = report.stopped().get().failure();
            throw new CliException.Partial(some ? ExitCode.PARTIAL : report.stopped().get().exitCode(),
                    new Failure(cause.code(), cause.message() + "; it stopped after " + report.read() + " tasks",
                            "the same command again goes on: nothing is created twice", cause.correlationId(),
                            cause.details()));
        }
        if (report.failed() > 0) {
            throw new CliException.Partial(some ? ExitCode.PARTIAL : ExitCode.CONFLICT,
                    Failure.of("PARTLY_FAILED", report.failed() + " of " + read + " tasks could not be created"));
        }
    }

    private static Columns<Loaded> columns(String... names) {
        List<Column<Loaded>> all = List.of(Column.of("from", Loaded::from), Column.of("to", Loaded::to),
                Column.<Loaded>of("read", Loaded::read).toTheRight(),
                Column.<Loaded>of("created", loaded -> loaded.report().created()).toTheRight(),
                Column.<Loaded>of("existing", loaded -> loaded.report().existing()).toTheRight(),
                Column.<Loaded>of("failed", loaded -> loaded.report().failed()).toTheRight(),
                Column.<Loaded>of("newCategories", Loaded::categories).toTheRight());
        List<String> wanted = List.of(names);
        return Columns.of(_ -> "", all.stream().filter(column -> wanted.contains(column.name())).toList(), names);
    }
}
