package tasktracker.cli.command.transfer;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tasktracker.cli.Session;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.transfer.Tally;

/** How an import ends that did not import every row. */
record ImportEnd(Session session, List<ImportResult> results, boolean couldKeepRejects) {
    static final String WAY_ON = "the same command again goes on: what was created is not created twice";

    /**
     * Goes on when every row is in the store.
     *
     * @throws CliException.Partial with exit code 3 when some rows are and some are not, else with that of the rows
     */
    void check() {
        Tally all = Tally.ZERO;
        Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
        Optional<CliException> stopped = Optional.empty();
        for (ImportResult result : results) {
            all = all.plus(result.report().tally());
            codes.addAll(result.codes());
            stopped = stopped.or(result.report()::stopped);
        }
        if (stopped.isPresent()) {
            throw stopped(all, stopped.get());
        }
        if (!all.isClean()) {
            throw incomplete(all, codes);
        }
    }

    private CliException stopped(Tally all, CliException cause) {
        Failure failure = cause.failure();
        String message = failure.message() + "; the import stopped with " + all.notReached() + " of " + all.read()
                + " rows to go";
        return new CliException.Partial(all.hasDone() ? ExitCode.PARTIAL : cause.exitCode(),
                new Failure(failure.code(), message,
                        WAY_ON,
                        failure.correlationId(), failure.details()));
    }

    private CliException incomplete(Tally all, Set<ExitCode> codes) {
        ExitCode code = all.hasDone() ? ExitCode.PARTIAL : ExitCode.ofTargets(codes);
        long rows = all.failed() + all.duplicate();
        boolean dryRun = results.getFirst().dryRun();
        Failure failure = Failure.of("ROWS_FAILED", rows + " of " + all.read() + (all.read() == 1 ? " row " : " rows ")
                + (dryRun ? "would not be imported" : rows == 1 ? "was not imported" : "were not imported"));
        return new CliException.Partial(code, couldKeepRejects && !dryRun && all.failed() > 0
                ? failure.hint(session.again("--rejects rejected.csv"))
                : failure);
    }
}
