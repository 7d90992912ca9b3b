package tasktracker.cli.command.bulk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.Optional;
import tasktracker.cli.Session;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.journal.Entry;
import tasktracker.cli.journal.Journal;
import tasktracker.cli.journal.JournalFile;

/** The journals of bulk commands: those of the profile, or a file that the user names. */
final class BulkJournals {
    private final Session session;
    private final BulkOptions options;

    BulkJournals(Session session, BulkOptions options) {
        this.session = session;
        this.options = options;
    }

    JournalFile begin(Entry entry) throws IOException {
        return options.journal().isPresent() && !options.dryRun()
                ? Journal.begin(options.journal().get(), entry)
                : session.journal().begin(entry);
    }

    /** The plan is agreed to, from now on it is what {@code undo} takes back first. */
    void agreed(JournalFile journal) throws IOException {
        if (options.journal().isPresent()) {
            journal.planned();
        } else {
            session.journal().agreed(journal, session.clock().instant());
        }
    }

    /** The journal of this very command when it was interrupted not long ago. */
    Optional<JournalFile> interrupted(Entry entry) throws IOException {
        if (options.journal().isEmpty()) {
            return session.journal().interrupted(entry);
        }
        Path file = options.journal().get();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Optional<JournalFile> journal = JournalFile.open(file);
        if (journal.isPresent()) {
            requireFree(journal.get(), file.toString());
        }
        if (journal.isPresent() && !journal.get().isPlanned() && Journal.isOf(journal.get(), entry)) {
            journal.get().delete(); // it came no further than its question
            return Optional.empty();
        }
        if (journal.isEmpty() || !Journal.goesOn(journal.get(), entry)) {
            if (journal.isPresent()) {
                journal.get().close();
            }
            throw new CliException.Usage(Failure.of("JOURNAL_EXISTS",
                    file + " exists, and is no journal of this very command that was interrupted within "
                            + Journal.LONGEST_BREAK.toHours() + " h")
                    .hint("tasktracker undo --journal " + file + ", or name another file"));
        }
        return journal;
    }

    /**
     * Goes on when no other process works on a journal, else closes it.
     *
     * @param what it is, for people
     * @throws CliException.Conflict when one does
     */
    static void requireFree(JournalFile journal, String what) throws IOException {
        if (journal.isBusy()) {
            journal.close();
            throw new CliException.Conflict(Failure.of("JOURNAL_BUSY", "another tasktracker works on " + what)
                    .hint("the same command when that has ended"));
        }
    }

    /** When the command began, for people. */
    static String begun(Session session, JournalFile journal) {
        ZonedDateTime at = journal.entry().at().atZone(session.clock().getZone());
        return at.toLocalDate() + " " + at.toLocalTime().withNano(0);
    }
}
