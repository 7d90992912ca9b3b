package tasktracker.cli.command.task;

import java.util.Collection;
import java.util.List;
import tasktracker.cli.Session;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.journal.Deed;
import tasktracker.cli.names.CategoryNames;
import tasktracker.cli.option.OutputOptions;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;

/** Completes or reopens tasks. */
final class StatusChange {
    private final Session session;
    private final OutputOptions output;

    StatusChange(Session session, OutputOptions output) {
        this.session = session;
        this.output = output;
    }

    ExitCode apply(Collection<String> names, boolean completed) {
        session.changesSomething();
        TaskRows rows = new TaskRows(session, output, new CategoryNames(session::lookups));
        Targets targets = Targets.resolve(session.taskNames(), names);
        List<Task> others = targets.found().stream().filter(task -> task.completed() != completed).toList();
        try (TaskChange change = TaskChange.of(session, completed ? Deed.DONE : Deed.REOPEN, others)) {
            return targets.apply(rows, task -> apply(change, task, completed));
        }
    }

    private Task apply(TaskChange change, Task task, boolean completed) {
        if (task.completed() == completed) {
            session.out().notice("\"" + task.title() + "\" is " + (completed ? "done" : "open") + " already");
            return task;
        }
        return change.apply(task, TaskPatch.NONE.withCompleted(completed));
    }
}
