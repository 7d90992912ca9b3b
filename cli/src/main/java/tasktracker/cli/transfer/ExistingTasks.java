package tasktracker.cli.transfer;

import java.util.Objects;
import tasktracker.cli.client.Expected;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.contract.Change;
import tasktracker.contract.NewTask;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;

/** What is done with rows whose tasks exist. For use by several threads. */
final class ExistingTasks {
    private final ImportTarget target;
    private final OnExisting policy;
    private final Mapping mapping;
    private final boolean writes;

    ExistingTasks(ImportTarget target, OnExisting policy, Mapping mapping, boolean writes) {
        this.target = target;
        this.policy = policy;
        this.mapping = mapping;
        this.writes = writes;
    }

    /**
     * Meets a task that is there.
     *
     * @param same whether the server says that all the row says equals the task
     */
    Outcome meet(NewTask row, String taskId, boolean same) {
        return switch (policy) {
            case SKIP -> new Outcome.Existing();
            case FAIL -> Outcome.Failed.because(ExitCode.CONFLICT, "the task exists already: " + taskId);
            case UPDATE -> same && saysAll(row) ? new Outcome.Existing() : update(row, taskId);
        };
    }

    /** Whether what was sent has every mapped field: an empty cell is not sent, and here it clears. */
    private boolean saysAll(NewTask row) {
        return (row.completed() || !saysCompleted())
                && (!row.description().isEmpty() || !mapping.has(Field.DESCRIPTION))
                && (row.categoryId() != null || !mapping.has(Field.CATEGORY))
                && (row.due() != null || !mapping.has(Field.DUE));
    }

    private boolean saysCompleted() {
        return mapping.has(Field.COMPLETED) || mapping.has(Field.COMPLETED_AT);
    }

    private Outcome update(NewTask row, String taskId) {
        try {
            Task task = target.lookups().task(taskId);
            TaskPatch patch = patch(row, task);
            if (patch.equals(TaskPatch.NONE)) {
                return new Outcome.Existing();
            }
            if (writes) {
                target.client().updateTask(taskId, patch, Expected.version(task.version()));
            }
            return new Outcome.Updated();
        } catch (CliException.Conflict _) {
            return Outcome.Failed.because(ExitCode.CONFLICT,
                    "somebody else changed task " + taskId + " meanwhile; import the file again");
        } catch (CliException.NotFound _) {
            return Outcome.Failed.because(ExitCode.CONFLICT,
                    "somebody else deleted task " + taskId + " meanwhile; import the file again");
        }
    }

    /** What the file says of the task and the task does not: fields without a column stay out of it. */
    private TaskPatch patch(NewTask row, Task task) {
        TaskPatch patch = TaskPatch.NONE;
        if (!row.title().equals(task.title())) {
            patch = patch.withTitle(row.title());
        }
        if (mapping.has(Field.DESCRIPTION) && !row.description().equals(task.description())) {
            patch = patch.withDescription(row.description());
        }
        if (saysCompleted() && row.completed() != task.completed()) {
            patch = patch.withCompleted(row.completed());
        }
        if (mapping.has(Field.PRIORITY) && row.priority() != task.priority()) {
            patch = patch.withPriority(row.priority());
        }
        if (mapping.has(Field.CATEGORY) && !Objects.equals(row.categoryId(), task.categoryId())) {
            patch = patch.withCategory(row.categoryId() == null ? Change.clear() : Change.to(row.categoryId()));
        }
        if (mapping.has(Field.DUE) && !Objects.equals(row.due(), task.due())) {
            patch = patch.withDue(row.due() == null ? Change.clear() : Change.to(row.due()));
        }
        return patch;
    }
}
