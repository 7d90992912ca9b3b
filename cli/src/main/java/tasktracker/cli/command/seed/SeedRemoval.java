package tasktracker.cli.command.seed;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import tasktracker.cli.Session;
import tasktracker.cli.bulk.BulkRun;
import tasktracker.cli.bulk.ItemResult;
import tasktracker.cli.client.CategoryTasks;
import tasktracker.cli.client.Pages;
import tasktracker.cli.client.TaskQuery;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.journal.Deed;
import tasktracker.cli.journal.Entry;
import tasktracker.cli.journal.JournalFile;
import tasktracker.cli.names.CategoryNames;
import tasktracker.cli.option.ConfirmOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.option.ProgressOptions;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.Progress;
import tasktracker.cli.seed.SeedMark;
import tasktracker.cli.transfer.Rounds;
import tasktracker.cli.transfer.Window;
import tasktracker.contract.Limits;
import tasktracker.contract.Page;
import tasktracker.contract.Task;
import tasktracker.contract.TaskStatus;

/** Removes the tasks that seed marked and the categories that it created, where they are empty then. */
final class SeedRemoval {
    private static final Columns<Removed> COLUMNS = Columns.of(_ -> "", List.of(
            Column.<Removed>of("tasks", Removed::tasks).toTheRight(),
            Column.<Removed>of("categories", Removed::categories).toTheRight(),
            Column.<Removed>of("failed", Removed::failed).toTheRight()), "tasks", "categories", "failed");

    private final Session session;
    private final OutputOptions output;
    private final ConfirmOptions confirm;
    private final Progress.Form form;
    private final SeededCategories seeded;
    private long removed;
    private long failed;

    SeedRemoval(Session session, OutputOptions output, ConfirmOptions confirm, Progress.Form form,
            SeededCategories seeded) {
        this.session = session;
        this.output = output;
        this.confirm = confirm;
        this.form = form;
        this.seeded = seeded;
    }

    /** What stdout says. */
    private record Removed(long tasks, long categories, long failed) {}

    /** Refuses unknown fields while everything is there still. */
    static void check(OutputOptions output) {
        output.check(COLUMNS);
    }

    ExitCode run() throws IOException {
        JournalFile journal = session.journal().begin(new Entry(Deed.DELETE, null, null, session.line(), "seed",
                session.audience(), session.clock().instant()));
        boolean begun = false;
        try {
            plan(journal);
            List<String> categories = seeded.all();
            if (journal.tasks() > 0 || !categories.isEmpty()) {
                confirm.require(session, "Remove " + journal.tasks() + " tasks that seed made, and its "
                        + categories.size() + " categories?", false);
            }
            // Not before: a process that ends at the question must leave nothing to take back.
            session.journal().agreed(journal, session.clock().instant());
            begun = journal.tasks() > 0 && !session.options().explain();
            delete(journal);
            long gone = categories(categories);
            output.printer(session.out(), COLUMNS).single(new Removed(removed, gone, failed));
            session.out().stdout().flush();
            if (failed > 0) {
                throw new CliException.Partial(removed > 0 ? ExitCode.PARTIAL : ExitCode.UNAVAILABLE,
                        Failure.of("PARTLY_FAILED", failed + " tasks could not be removed")
                                .hint("the same command again removes the rest"));
            }
            return ExitCode.OK;
        } finally {
            if (begun) {
                journal.close();
            } else {
                journal.delete();
            }
        }
    }

    private void plan(JournalFile journal) throws IOException {
        Iterator<Page<Task>> pages = new Pages(session.lookups(), TaskQuery.of(TaskStatus.ALL), Limits.PAGE_MAX);
        while (pages.hasNext()) {
            for (Task task : pages.next().items()) {
                if (SeedMark.marks(task.externalId())) {
                    journal.plan(task);
                }
            }
        }
        journal.flush();
    }

    private void delete(JournalFile journal) throws IOException {
        try (Progress progress = ProgressOptions.start(session, form, "removing", journal.tasks())) {
            Optional<CliException> stopped = new BulkRun(session.client(), session.lookups(),
                    new Rounds(Thread::sleep, new SecureRandom()),
                    session.options().explain() ? 1 : Window.WIDTH, _ -> true).run(journal, items -> {
                        long well = items.stream().filter(ItemResult::isWell).count();
                        removed += well;
                        failed += items.size() - well;
                        progress.at(removed + failed);
                    });
            if (stopped.isPresent()) {
                throw stopped.get();
            }
        }
    }

    private long categories(List<String> categories) throws IOException {
        List<String> left = new ArrayList<>();
        CategoryNames names = new CategoryNames(session::lookups);
        for (String categoryId : categories) {
            try {
                session.client().deleteCategory(categoryId, new CategoryTasks.Reject());
            } catch (CliException.NotFound _) {
                // somebody else has deleted it
            } catch (CliException.Conflict _) {
                left.add(categoryId);
                session.out().notice("the category " + names.name(categoryId) + " stays: other tasks are in it");
            }
        }
        seeded.keep(left);
        return (long) categories.size() - left.size();
    }
}
