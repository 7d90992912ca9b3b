package tasktracker.cli.command.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tasktracker.cli.Session;
import tasktracker.cli.client.Expected;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.ErrorCode;
import tasktracker.contract.Task;
import tasktracker.contract.TaskFields;
import tasktracker.contract.TaskPatch;

/** Changes a task only as long as it is what was read; else says what somebody else changed. */
final class TaskChange {
    private final Session session;

    TaskChange(Session session) {
        this.session = session;
    }

    /** Changes the version that was read. */
    Task apply(Task read, TaskPatch patch) {
        return apply(read, patch, read.version());
    }

    /**
     * Changes that version.
     *
     * @throws CliException.Conflict when the task has another one
     */
    Task apply(Task read, TaskPatch patch, long version) {
        try {
            return session.client().updateTask(read.taskId(), patch, Expected.version(version));
        } catch (CliException.Conflict e) {
            throw explained(e, read, version);
        }
    }

    /** Deletes the version that was read, and gives it back. */
    Task delete(Task read) {
        try {
            session.client().deleteTask(read.taskId(), Expected.version(read.version()));
            return read;
        } catch (CliException.Conflict e) {
            throw explained(e, read, read.version());
        }
    }

    private CliException explained(CliException.Conflict e, Task read, long version) {
        if (!e.failure().code().equals(ErrorCode.VERSION_MISMATCH.name())) {
            return e;
        }
        Task now = session.lookups().task(read.taskId());
        String fields = String.join(", ", differences(read, now));
        Failure failure = Failure.of(e.failure().code(),
                "\"" + now.title() + "\" has version " + now.version() + ", not " + version
                        + (fields.isEmpty() ? "" : ": somebody changed " + fields) + "; nothing was done")
                .correlationId(e.failure().correlationId()).hint("tasktracker task show " + read.taskId());
        return new CliException.Conflict(failure);
    }

    private static List<String> differences(Task read, Task now) {
        List<String> fields = new ArrayList<>();
        note(fields, TaskFields.TITLE, read.title(), now.title());
        note(fields, TaskFields.DESCRIPTION, read.description(), now.description());
        note(fields, TaskFields.COMPLETED, read.completed(), now.completed());
        note(fields, TaskFields.PRIORITY, read.priority(), now.priority());
        note(fields, TaskFields.CATEGORY_ID, read.categoryId(), now.categoryId());
        note(fields, TaskFields.DUE_DATE, read.due(), now.due());
        return fields;
    }

    private static void note(List<String> fields, String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            fields.add(name);
        }
    }
}
