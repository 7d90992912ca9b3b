package tasktracker.cli.command.task;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tasktracker.cli.Session;
import tasktracker.cli.config.IoReason;
import tasktracker.cli.error.CliException;
import tasktracker.cli.journal.Deed;
import tasktracker.cli.journal.Entry;
import tasktracker.cli.journal.JournalFile;
import tasktracker.contract.Task;

/**
 * The journal of a command that changes tasks one by one: all of them as they were, before the first is changed, and
 * before each that it is about to be. So undo knows of everything that may have been done, also when the command is
 * killed or an answer is lost, and of nothing else. When the file cannot be written, the command goes on and says so.
 */
final class TaskJournal implements AutoCloseable {
    private final Session session;
    private final Deed deed;
    private final String goal;
    private final Task edited;
    private final List<Task> tasks;
    /** Positions of the tasks that are what they were. */
    private final BitSet untouched = new BitSet();
    private JournalFile file;
    private boolean failed;

    /**
     * A journal; it begins with the first change.
     *
     * @param goal as of an {@link Entry}
     * @param edited as of an {@link Entry}
     * @param tasks as they are before
     */
    TaskJournal(Session session, Deed deed, String goal, Task edited, List<Task> tasks) {
        this.session = session;
        this.deed = deed;
        this.goal = goal;
        this.edited = edited;
        this.tasks = List.copyOf(tasks);
        untouched.set(0, tasks.size());
    }

    /** Work that writes to the file. */
    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    /** Writes down that a task is about to be changed. */
    void changing(Task task) {
        int position = tasks.indexOf(task);
        untouched.clear(position);
        write(() -> {
            if (file == null) {
                begin();
            } else {
                mark(position / JournalFile.BATCH);
            }
        });
    }

    /** Writes down that it was not changed after all. */
    void refused(Task task) {
        int position = tasks.indexOf(task);
        untouched.set(position);
        if (untouched.cardinality() < tasks.size()) { // else all of it goes
            write(() -> mark(position / JournalFile.BATCH));
        }
    }

    private void begin() throws IOException {
        file = session.journal().begin(new Entry(deed, goal, edited, session.line(), "", session.audience(),
                session.clock().instant()));
        for (Task task : tasks) {
            file.plan(task);
        }
        file.planned();
        for (int batch = 0; batch * JournalFile.BATCH < tasks.size(); batch++) {
            mark(batch);
        }
    }

    private void mark(int batch) throws IOException {
        Set<Integer> positions = new HashSet<>();
        int first = batch * JournalFile.BATCH;
        untouched.stream().filter(at -> at / JournalFile.BATCH == batch).forEach(at -> positions.add(at - first));
        file.done(batch, positions);
    }

    /** Ends it; when nothing was changed, there is nothing to take back. */
    @Override
    public void close() {
        if (file == null) {
            return;
        }
        uninterrupted(() -> {
            try (JournalFile ending = file) {
                if (!ending.isPlanned() || untouched.cardinality() == tasks.size()) {
                    ending.delete();
                } else {
                    ending.end();
                }
            } catch (IOException _) {
                // what undo goes by has been written before
            }
        });
    }

    private void write(Writing work) {
        if (failed || session.options().explain()) {
            return;
        }
        uninterrupted(() -> {
            try {
                work.run();
            } catch (IOException e) {
                forgotten(IoReason.of(e));
            } catch (CliException e) {
                forgotten(e.getMessage());
            }
        });
    }

    private void forgotten(String reason) {
        failed = true;
        session.out().notice("tasktracker undo will not know of this: " + reason);
    }

    /** An interrupt would close the file at once; it waits. */
    private static void uninterrupted(Runnable work) {
        boolean interrupted = Thread.interrupted();
        try {
            work.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
