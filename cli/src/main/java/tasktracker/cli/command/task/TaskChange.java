package tasktracker.cli.command.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tasktracker.cli.Session;
import tasktracker.cli.client.Expected;
import tasktracker.cli.config.IoReason;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.journal.Deed;
import tasktracker.cli.journal.Entry;
import tasktracker.cli.text.DisplayWidth;
import tasktracker.contract.ErrorCode;
import tasktracker.contract.Task;
import tasktracker.contract.TaskFields;
import tasktracker.contract.TaskPatch;

/**
 * Changes tasks only as long as they are what was read; else says what somebody else changed. Keeps what they were, so
 * that the command can be taken back.
 */
final class TaskChange {
    /** Columns of a value in an error. */
    private static final int LONGEST = 60;

    private final Session session;
    private final Deed deed;
    private final String goal;
    private final List<Task> before = new ArrayList<>();
    private Task last;

    TaskChange(Session session, Deed deed) {
        this(session, deed, null);
    }

    /** Changes of which a move has the category's id as its goal, or null for none. */
    TaskChange(Session session, Deed deed, String goal) {
        this.session = session;
        this.deed = deed;
        this.goal = goal;
    }

    /** Writes down what the tasks were; call once, whatever became of the command. */
    void remember() {
        if (before.isEmpty()) {
            return;
        }
        try {
            session.journal()
                    .record(new Entry(deed, goal, deed == Deed.EDIT ? last : null, session.line(), "",
                            session.audience(),
                            session.clock().instant()), before);
        } catch (IOException e) {
            forgotten(IoReason.of(e));
        } catch (CliException e) {
            forgotten(e.getMessage());
        }
    }

    private void forgotten(String reason) {
        session.out().notice("tasktracker undo will not know of this: " + reason);
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
            Task changed = session.client().updateTask(read.taskId(), patch, Expected.version(version));
            before.add(read);
            last = changed;
            return changed;
        } catch (CliException.Conflict e) {
            throw explained(e, read, version);
        }
    }

    /** Deletes the version that was read, and gives it back. */
    Task delete(Task read) {
        try {
            session.client().deleteTask(read.taskId(), Expected.version(read.version()));
            before.add(read);
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
