package tasktracker.cli.command.bulk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.bulk.ItemResult;
import tasktracker.cli.bulk.Looking;
import tasktracker.cli.bulk.Restoring;
import tasktracker.cli.bulk.UndoRun;
import tasktracker.cli.config.IoReason;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.journal.Deed;
import tasktracker.cli.journal.Entry;
import tasktracker.cli.journal.Journal;
import tasktracker.cli.journal.JournalFile;
import tasktracker.cli.option.ConfirmOptions;
import tasktracker.cli.option.Exits;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.option.ProgressOptions;
import tasktracker.cli.output.Progress;
import tasktracker.cli.text.Neutral;
import tasktracker.cli.transfer.Rounds;
import tasktracker.contract.Uuid7;

@Command(exitCodeList = { Exits.DECLINED, Exits.PARTIAL, "5:There is nothing to take back." },
        description = { "The last done, reopen, delete, move or edit of this profile, of one task or of many. Deleted"
                + " tasks come back with their ids, times and external ids.",
            "A task that somebody changed since stays as it is, is told, and the exit code is 3. Again takes back what was"
                    + " before that." },
        footer = { "  tasktracker undo", "  tasktracker undo --dry-run", "  tasktracker undo --journal moved.ndjson" })
final class UndoCommand implements Callable<ExitCode> {
    private static final int COMMAND_SHOWN = 200;
    private static final String AGAIN = "the same command again goes on";

    private final Session session;

    @Option(names = "--dry-run", description = "Show what would come back, and change nothing.")
    private boolean dryRun;

    @Option(names = "--journal", paramLabel = "FILE", description = "Take back what a bulk command wrote to this file.")
    private Path file;

    @Mixin
    private final ConfirmOptions confirm = new ConfirmOptions();

    @Mixin
    private final ProgressOptions progress = new ProgressOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    UndoCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        if (!dryRun) {
            session.changesSomething();
        }
        Progress.Form form = progress.form(session, output.format(session.out()));
        try (JournalFile journal = journal()) {
            BulkJournals.requireFree(journal, file == null ? "the last change" : file.toString());
            Entry entry = journal.entry();
            if (!entry.audience().equals(session.audience())) {
                throw new CliException.Usage(Failure.of("OTHER_TASKS", "the last change of this profile was made to the"
                        + " tasks of " + entry.audience() + ", not of " + session.audience()));
            }
            if (!dryRun) {
                confirm.require(session, question(journal), true);
            }
            return run(journal, form);
        } catch (IOException e) {
            throw new CliException.Local(Failure.of("JOURNAL_FAILED", "the journal failed: " + IoReason.of(e)), e);
        }
    }

    private ExitCode run(JournalFile journal, Progress.Form form) throws IOException {
        if (dryRun || !session.ask().isPossible()) { // else the question has said it
            session.out().notice((dryRun ? "would take back: " : "taking back: ") + described(journal));
        }
        ItemConsole console = new ItemConsole(session, output,
                ProgressOptions.start(session, form, "taking back", journal.tasks()), dryRun, 0);
        SecureRandom random = new SecureRandom();
        Optional<CliException> stopped = new UndoRun(dryRun
                ? new Looking(session.lookups())
                : new Restoring(session.client(), session.lookups(), new Rounds(Thread::sleep, random),
                        () -> Uuid7.of(session.clock().millis(), random.nextInt(), random.nextLong())),
                dryRun).run(journal, console::take);
        console.finish();
        if (stopped.isPresent()) {
            throw new CliException.Partial(stopped.get().exitCode(), stopped.get().failure().hint(AGAIN));
        }
        session.out().notice(console.summary());
        if (journal.entry().deed() == Deed.REOPEN && console.count(ItemResult.Kind.RESTORED) > 0) {
            session.out().notice("they count as completed now: the API sets that time itself");
        }
        boolean whole = console.count(ItemResult.Kind.FAILED) == 0;
        if (!dryRun && file == null && whole) {
            Journal.takenBack(journal);
        }
        console.check(whole ? null : AGAIN);
        return ExitCode.OK;
    }

    private JournalFile journal() throws IOException {
        if (file == null) {
            return session.journal().last().orElseThrow(() -> new CliException.NotFound(Failure.of("NOTHING_TO_UNDO",
                    "profile " + session.settings().profileName().value() + " has nothing to take back")));
        }
        if (!Files.isRegularFile(file)) {
            throw new CliException.Usage(Failure.of("NO_SUCH_FILE", file + " does not exist"));
        }
        return JournalFile.open(file).orElseThrow(() -> new CliException.Usage(Failure.of("NO_JOURNAL",
                file + " is no journal of a bulk command")));
    }

    private String question(JournalFile journal) {
        return "Take back " + described(journal) + "?";
    }

    private String described(JournalFile journal) {
        String command = Neutral.line(journal.entry().command());
        return (command.length() > COMMAND_SHOWN ? command.substring(0, COMMAND_SHOWN - 1) + "…" : command) + " ("
                + (journal.tasks() == 1 ? "1 task" : journal.tasks() + " tasks") + ", "
                + BulkJournals.begun(session, journal) + ")";
    }
}
