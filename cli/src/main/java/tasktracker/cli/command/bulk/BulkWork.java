package tasktracker.cli.command.bulk;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import tasktracker.cli.Interrupts;
import tasktracker.cli.Session;
import tasktracker.cli.bulk.BulkRun;
import tasktracker.cli.bulk.ItemResult;
import tasktracker.cli.config.IoReason;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.journal.Deed;
import tasktracker.cli.journal.Entry;
import tasktracker.cli.journal.JournalFile;
import tasktracker.cli.option.ProgressOptions;
import tasktracker.cli.output.Progress;
import tasktracker.cli.text.Neutral;
import tasktracker.cli.transfer.Rounds;
import tasktracker.cli.transfer.Window;
import tasktracker.contract.Task;
import tasktracker.contract.TaskStatus;

/** What all bulk commands do: find the tasks, write them down, show and ask, do it, tell what became of each. */
final class BulkWork {
    private static final int SAMPLE = 5;
    private static final String WAY_ON = "the same command again goes on, tasktracker undo takes back what was done";

    private final Session session;
    private final BulkOptions options;
    private final Deed deed;
    private final String goal;
    private final List<ItemResult> settled = new ArrayList<>();
    private final List<ItemResult> sample = new ArrayList<>();

    /**
     * The work.
     *
     * @param goal the category's id of a move, or null
     */
    BulkWork(Session session, BulkOptions options, Deed deed, String goal) {
        this.session = session;
        this.options = options;
        this.deed = deed;
        this.goal = goal;
    }

    ExitCode run() {
        if (!options.dryRun()) {
            session.changesSomething();
        }
        Progress.Form form = options.progress().form(session, options.output().format(session.out()));
        try {
            BulkTargets targets = new BulkTargets(session, options,
                    deed == Deed.REOPEN ? TaskStatus.DONE : TaskStatus.OPEN);
            Entry entry = new Entry(deed, goal, null, session.line(), targets.selection(), session.audience(),
                    session.clock().instant());
            return run(targets, entry, form);
        } catch (IOException e) {
            throw new CliException.Local(Failure.of("JOURNAL_FAILED", "the journal failed: " + IoReason.of(e)), e);
        }
    }

    private ExitCode run(BulkTargets targets, Entry entry, Progress.Form form) throws IOException {
        BulkJournals journals = new BulkJournals(session, options);
        Optional<JournalFile> left = options.dryRun() ? Optional.empty() : journals.interrupted(entry);
        JournalFile journal = left.isPresent() ? left.get() : journals.begin(entry);
        boolean again = left.isPresent();
        boolean keep = again;
        try {
            if (again) {
                session.out().notice("going on where an earlier run stopped: " + journal.tasksDone() + " of "
                        + count(journal.tasks()) + " were done");
                sampleRest(journal);
            } else {
                plan(targets, journal);
            }
            if (options.dryRun()) {
                return dryRun(journal);
            }
            boolean asked = false;
            if (journal.tasks() > journal.tasksDone()) {
                show(journal);
                asked = options.confirm().require(session, question(journal, again), false);
            }
            Predicate<Task> unchanged = again ? _ -> false : asked ? sinceAsked(targets) : _ -> true;
            if (!again) {
                journals.agreed(journal); // not before: a process that ends at the question must leave nothing to take back
            }
            keep |= journal.tasks() > 0 && !session.options().explain();
            return doIt(journal, form, unchanged);
        } finally {
            if (keep) {
                journal.close();
            } else {
                journal.delete();
            }
        }
    }

    private void plan(BulkTargets targets, JournalFile journal) throws IOException {
        targets.find(task -> {
            if (isReached(task)) {
                settled.add(ItemResult.unchanged(task));
            } else {
                journal.plan(task);
                sample(task);
            }
        }, settled::add);
        journal.flush();
    }

    private void sampleRest(JournalFile journal) throws IOException {
        journal.read(batch -> {
            if (!journal.isDone(batch.number())) {
                batch.tasks().forEach(this::sample);
            }
            return sample.size() < SAMPLE;
        });
    }

    private void sample(Task task) {
        if (sample.size() < SAMPLE) {
            sample.add(ItemResult.planned(task));
        }
    }

    private boolean isReached(Task task) {
        return switch (deed) {
            case DONE -> task.completed();
            case REOPEN -> !task.completed();
            case MOVE -> Objects.equals(task.categoryId(), goal);
            case DELETE, EDIT -> false;
        };
    }

    private ExitCode dryRun(JournalFile journal) throws IOException {
        ItemConsole console = console(Progress.Form.NONE, journal);
        console.take(settled);
        journal.read(batch -> {
            console.take(batch.tasks().stream().map(ItemResult::planned).toList());
            return true;
        });
        console.finish();
        session.out().notice("would " + verb() + " " + count(console.count(ItemResult.Kind.PLANNED))
                + "; nothing was changed");
        console.check(null);
        return ExitCode.OK;
    }

    /** Which tasks nobody has changed while the question stood. */
    private static Predicate<Task> sinceAsked(BulkTargets targets) throws IOException {
        Map<String, Long> versions = new HashMap<>();
        targets.find(task -> versions.put(task.taskId(), task.version()), _ -> {});
        return task -> versions.getOrDefault(task.taskId(), 0L) == task.version();
    }

    private ExitCode doIt(JournalFile journal, Progress.Form form, Predicate<Task> unchanged) throws IOException {
        ItemConsole console = console(form, journal);
        console.take(settled);
        Optional<CliException> stopped;
        try (Interrupts.Registration _ = session.atInterrupt(this::interrupted)) {
            stopped = new BulkRun(session.client(), session.lookups(), new Rounds(Thread::sleep, new SecureRandom()),
                    session.options().explain() ? 1 : Window.WIDTH, unchanged).run(journal, console::take);
        }
        console.finish();
        if (stopped.isPresent()) {
            throw stopped(stopped.get(), journal);
        }
        boolean changed = console.count(ItemResult.Kind.UPDATED) + console.count(ItemResult.Kind.DELETED) > 0;
        session.out().notice(console.summary() + (!changed ? ""
                : options.journal().isPresent()
                        ? "; tasktracker undo --journal " + options.journal().get() + " takes it back"
                        : "; tasktracker undo takes it back"));
        console.check(null);
        return ExitCode.OK;
    }

    private void interrupted() {
        session.out().stdout().flush();
        session.out().interrupted(WAY_ON);
    }

    private CliException stopped(CliException cause, JournalFile journal) {
        Failure failure = cause.failure();
        int rest = journal.tasks() - journal.tasksDone();
        return new CliException.Partial(journal.tasksDone() > 0 ? ExitCode.PARTIAL : cause.exitCode(),
                new Failure(failure.code(), failure.message() + "; stopped with " + rest + " of "
                        + count(journal.tasks()) + " to go",
                        WAY_ON,
                        failure.correlationId(), failure.details()));
    }

    private ItemConsole console(Progress.Form form, JournalFile journal) {
        return new ItemConsole(session, options.output(),
                ProgressOptions.start(session, form, "changing", settled.size() + (long) journal.tasks()),
                options.dryRun(), journal.tasksDone());
    }

    private void show(JournalFile journal) {
        if (!session.ask().isPossible()) {
            return;
        }
        for (ItemResult task : sample) {
            session.out().notice("  " + Neutral.line(task.title()));
        }
        int more = journal.tasks() - journal.tasksDone() - sample.size();
        if (!sample.isEmpty() && more > 0) {
            session.out().notice("  … and " + more + " more");
        }
    }

    private String question(JournalFile journal, boolean again) {
        String verb = verb();
        return Character.toUpperCase(verb.charAt(0)) + verb.substring(1) + " "
                + count(journal.tasks() - journal.tasksDone())
                + (again ? " planned on " + BulkJournals.begun(session, journal) : "") + "?";
    }

    private String verb() {
        return switch (deed) {
            case DONE -> "complete";
            case REOPEN -> "reopen";
            case DELETE -> "delete";
            case MOVE -> "move";
            case EDIT -> "change";
        };
    }

    private static String count(int tasks) {
        return tasks == 1 ? "1 task" : tasks + " tasks";
    }
}
