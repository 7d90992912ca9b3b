package tasktracker.cli.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tasktracker.cli.config.Paths;
import tasktracker.contract.Uuid7;

/** The commands of one profile that can be taken back: the last 50 of them, a file each. */
public final class Journal {
    /** A plan that is older is made anew; what was done of it can still be taken back. */
    public static final Duration LONGEST_BREAK = Duration.ofHours(1);
    private static final int KEPT = 50;
    private static final int ID_LENGTH = 36;
    private static final String ENDING = ".ndjson";
    private static final String TAKEN_BACK = ".undone";

    private final Path directory;

    /** The journal in a directory, which is made when something is written. */
    public Journal(Path directory) {
        this.directory = directory;
    }

    /** Begins the journal of a command. */
    public JournalFile begin(Entry entry) throws IOException {
        Paths.ensure(directory);
        return JournalFile.create(next(entry.at(), prune()), entry);
    }

    /** Ends the plan of a command that its user agrees to now: it is the last one, whatever was begun meanwhile. */
    public void agreed(JournalFile file, Instant now) throws IOException {
        file.move(next(now, prune()));
        file.planned();
    }

    /** Names sort by time, even when the clock was put back; the rest keeps two processes apart. */
    private Path next(Instant at, long last) {
        SplittableRandom random = new SplittableRandom(System.nanoTime() ^ ProcessHandle.current().pid());
        return directory.resolve(Uuid7.of(Math.max(at.toEpochMilli(), last + 1), random.nextInt(), random.nextLong())
                + ENDING);
    }

    /** Begins the journal of a command in a file that the user names. */
    public static JournalFile begin(Path file, Entry entry) throws IOException {
        return JournalFile.create(file, entry);
    }

    /** The last command that was not taken back and of which something was done, or is being done. */
    public Optional<JournalFile> last() throws IOException {
        return newest(JournalFile::isPlanned);
    }

    /** The command that was interrupted, not long ago, and is about the same. */
    public Optional<JournalFile> interrupted(Entry same) throws IOException {
        return newest(file -> !file.isBusy() && goesOn(file, same));
    }

    private Optional<JournalFile> newest(Predicate<JournalFile> wanted) throws IOException {
        for (Path path : files(ENDING).reversed()) {
            Optional<JournalFile> file = JournalFile.open(path);
            if (file.isPresent()) {
                if (wanted.test(file.get())) {
                    return file;
                }
                file.get().close();
            }
        }
        return Optional.empty();
    }

    /** Whether a command is the one that was interrupted, so lately that its plan is what the user means still. */
    public static boolean goesOn(JournalFile file, Entry same) {
        Duration age = Duration.between(file.entry().at(), same.at());
        return file.isPlanned() && !file.isEnded() && isOf(file, same) && !age.isNegative()
                && age.compareTo(LONGEST_BREAK) <= 0;
    }

    /** Whether a command is the one that the journal is of, however far it came. */
    public static boolean isOf(JournalFile file, Entry same) {
        Entry begun = file.entry();
        return begun.deed() == same.deed() && begun.selection().equals(same.selection())
                && begun.audience().equals(same.audience())
                && Objects.equals(begun.goal(), same.goal());
    }

    /** Remembers that a command was taken back. */
    public static void takenBack(JournalFile file) throws IOException {
        Path path = file.path();
        Files.move(path, path.resolveSibling(path.getFileName() + TAKEN_BACK));
        file.close(); // not before: another process must not find it free
    }

    /** Gives the time of the newest. */
    private long prune() throws IOException {
        List<Path> all = new ArrayList<>(files(ENDING));
        all.addAll(files(TAKEN_BACK));
        all.sort(Comparator.comparing(path -> path.getFileName().toString()));
        for (int at = 0; at <= all.size() - KEPT; at++) {
            Files.deleteIfExists(all.get(at));
        }
        return all.isEmpty() ? 0 : Uuid7.millis(all.getLast().getFileName().toString());
    }

    private static boolean isOurs(Path path) {
        String name = path.getFileName().toString();
        return name.length() > ID_LENGTH && Uuid7.isValid(name.substring(0, ID_LENGTH));
    }

    /** Oldest first. */
    private List<Path> files(String ending) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(path -> path.getFileName().toString().endsWith(ending) && isOurs(path)).sorted().toList();
        }
    }
}
