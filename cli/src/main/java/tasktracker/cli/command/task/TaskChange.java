package tasktracker.cli.command.task;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import tasktracker.cli.Session;
import tasktracker.cli.client.Expected;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.journal.Deed;
import tasktracker.cli.text.DisplayWidth;
import tasktracker.contract.ErrorCode;
import tasktracker.contract.Task;
import tasktracker.contract.TaskFields;
import tasktracker.contract.TaskPatch;

/**
 * Changes tasks only as long as they are what was read; else says what somebody else changed. Keeps what they were, so
 * that the command can be taken back.
 */
final class TaskChange implements AutoCloseable {
    /** Columns of a value in an error. */
    private static final int LONGEST = 60;

    private final Session session;
    private final TaskJournal journal;

    private TaskChange(Session session, TaskJournal journal) {
        this.session = session;
        this.journal = journal;
    }

    /** The same deed on tasks of which each may be changed. */
    static TaskChange of(Session session, Deed deed, Collection<Task> tasks) {
        return new TaskChange(session, new TaskJournal(session, deed, null, null, List.copyOf(tasks)));
    }

    /** A move to the category of that id, or out of any when it is null. */
    static TaskChange move(Session session, String goal, Collection<Task> tasks) {
        return new TaskChange(session, new TaskJournal(session, Deed.MOVE, goal, null, List.copyOf(tasks)));
    }

    /** An edit of one task. */
    static TaskChange edit(Session session, Task read, TaskPatch patch) {
        return new TaskChange(session, new TaskJournal(session, Deed.EDIT, null,
                read.with(patch, session.clock().instant()), List.of(read)));
    }

    @Override
    public void close() {
        journal.close();
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
        return journaled(read, version,
                () -> session.client().updateTask(read.taskId(), patch, Expected.version(version)));
    }

    /** Deletes the version that was read, and gives it back. */
    Task delete(Task read) {
        return journaled(read, read.version(), () -> {
            session.client().deleteTask(read.taskId(), Expected.version(read.version()));
            return read;
        });
    }

    private Task journaled(Task read, long version, Supplier<Task> call) {
        journal.changing(read);
        try {
            return call.get();
        } catch (CliException.Conflict e) {
            journal.refused(read);
            throw explained(e, read, version);
        } catch (CliException.NotFound | CliException.Usage | CliException.Denied e) {
            journal.refused(read);
            throw e;
        }
    }

    private CliException explained(CliException.Conflict e, Task read, long version) {
        if (!e.failure().code().equals(ErrorCode.VERSION_MISMATCH.name())) {
            return e;
        }
        Task now = session.lookups().task(read.taskId());
        Map<String, String> changes = differences(read, now);
        String fields = String.join(", ", changes.keySet());
        Map<String, String> details = new LinkedHashMap<>();
        details.put(Failure.EXPECTED_VERSION, Long.toString(version));
        details.put(Failure.CURRENT_VERSION, Long.toString(now.version()));
        details.putAll(changes);
        Failure failure = Failure.of(e.failure().code(),
                "\"" + now.title() + "\" has version " + now.version() + ", not " + version
                        + (fields.isEmpty() ? "" : ": somebody changed " + fields) + "; nothing was done")
                .details(details).correlationId(e.failure().correlationId())
                .hint("tasktracker task show " + read.taskId());
        return new CliException.Conflict(failure);
    }

    /** Of each field that is another now, what it was and what it is. */
    private static Map<String, String> differences(Task read, Task now) {
        Map<String, String> fields = new LinkedHashMap<>();
        note(fields, TaskFields.TITLE, read.title(), now.title());
        note(fields, TaskFields.DESCRIPTION, read.description(), now.description());
        note(fields, TaskFields.COMPLETED, read.completed(), now.completed());
        note(fields, TaskFields.PRIORITY, read.priority().wire(), now.priority().wire());
        note(fields, TaskFields.CATEGORY_ID, read.categoryId(), now.categoryId());
        note(fields, TaskFields.DUE_DATE, read.due() == null ? null : read.due().text(),
                now.due() == null ? null : now.due().text());
        return fields;
    }

    private static void note(Map<String, String> fields, String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            fields.put(name, shown(before) + " -> " + shown(after));
        }
    }

    private static String shown(Object value) {
        String text = value == null ? "" : value.toString();
        return text.isEmpty() ? "none" : DisplayWidth.truncated(text, LONGEST);
    }
}
