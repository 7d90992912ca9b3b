package tasktracker.cli.command.load;

import java.util.ArrayList;
import java.util.List;
import tasktracker.cli.Session;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.load.TestData;
import tasktracker.cli.option.ConfirmOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Printer;
import tasktracker.contract.Category;

/** Removes the tasks that load tests made and left, and their categories, where nothing else is in them. */
final class LoadRemoval {
    private final Session session;
    private final OutputOptions output;
    private final ConfirmOptions confirm;

    LoadRemoval(Session session, OutputOptions output, ConfirmOptions confirm) {
        this.session = session;
        this.output = output;
        this.confirm = confirm;
    }

    ExitCode run(boolean dryRun) {
        output.check(RemovedRow.columns());
        List<RemovedRow> found = found();
        Printer<RemovedRow> printer = output.printer(session.out(), RemovedRow.columns());
        if (dryRun) {
            printer.rows(found);
        } else if (!found.isEmpty()) {
            confirm.require(session, question(found), false);
            session.changesSomething();
            found.forEach(row -> remove(row.category(), printer));
        }
        printer.finish(null);
        if (found.isEmpty()) {
            session.out().notice("nothing is left of earlier load tests");
        } else if (dryRun) {
            session.out().notice("nothing was removed");
        }
        return ExitCode.OK;
    }

    /** A category of that name in which there are only other tasks is one that the user made. */
    private List<RemovedRow> found() {
        List<RemovedRow> found = new ArrayList<>();
        for (Category category : TestData.leftovers(session.client())) {
            TestData.Contents contents = TestData.contents(session.client(), category.categoryId());
            if (contents.made() > 0 || contents.others() == 0) {
                found.add(new RemovedRow(category, contents.made()));
            }
        }
        return found;
    }

    private void remove(Category category, Printer<RemovedRow> printer) {
        TestData.Emptied emptied = TestData.empty(session.client(), category.categoryId());
        printer.rows(List.of(new RemovedRow(category, emptied.removed())));
        if (!emptied.gone()) {
            session.out().notice("the category " + category.name() + " stays: other tasks are in it");
        }
    }

    private static String question(List<RemovedRow> found) {
        long tasks = found.stream().mapToLong(RemovedRow::tasks).sum();
        return "Remove " + tasks + (tasks == 1 ? " task" : " tasks") + " that load tests left, and "
                + (found.size() == 1 ? "the category " + found.getFirst().category().name()
                        : found.size()
                                + " categories")
                + "?";
    }
}
