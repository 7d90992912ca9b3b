package tasktracker.cli.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tasktracker.cli.config.AtomicFile;
import tasktracker.contract.Limits;
import tasktracker.contract.Task;

/**
 * The journal of one command: the tasks as they were before it, written before the first of them is changed, then which
 * batches of 100 are settled. Locked while open, so that two processes never work on the same one: the second can only
 * look. A line that a killed process left half written counts for nothing.
 */
public final class JournalFile implements AutoCloseable {
    /** Tasks in a batch. */
    public static final int BATCH = Limits.BULK;
    static final String DONE = "done";
    static final String UNDONE = "undone";
    private static final int BUFFER = 1 << 16;

    private Path path;
    private final FileChannel channel;
    private final Entry entry;
    private final boolean busy;
    private final Marks done = new Marks();
    private final Marks undone = new Marks();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private int tasks;
    private boolean planned;
    private boolean ended;

    private JournalFile(Path path, FileChannel channel, Entry entry, boolean busy) {
        this.path = path;
        this.channel = channel;
        this.entry = entry;
        this.busy = busy;
    }

    /** Up to 100 tasks as they were, number n from 0. */
    public record Batch(int number, List<Task> tasks) {
        public Batch {
            tasks = List.copyOf(tasks);
        }
    }

    /** Takes the batches of a plan. */
    @FunctionalInterface
    public interface BatchSink {
        /** Returns whether it wants more. */
        boolean take(Batch batch) throws IOException;
    }

    /** Begins a journal; there must be no such file. */
    static JournalFile create(Path path, Entry entry) throws IOException {
        FileChannel channel = FileChannel.open(path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        channel.lock();
        JournalFile file = new JournalFile(path, channel, entry, false);
        file.append(JournalLines.of(entry));
        return file;
    }

    /** Opens a journal; empty when it is none that this version can read. */
    public static Optional<JournalFile> open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            boolean busy = isLocked(channel);
            Entry entry = JournalReader.entry(channel);
            if (entry == null) {
                channel.close();
                return Optional.empty();
            }
            JournalFile file = new JournalFile(path, channel, entry, busy);
            file.load();
            return Optional.of(file);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Whether another process works on it, so that it can only be looked at. */
    public boolean isBusy() {
        return busy;
    }

    public Entry entry() {
        return entry;
    }

    public Path path() {
        return path;
    }

    /** Gives it another name in its directory. */
    void move(Path other) throws IOException {
        Files.move(path, other);
        path = other;
    }

    /** How many tasks are in the plan. */
    public int tasks() {
        return tasks;
    }

    /** Whether the plan is whole and agreed to: only then anything was changed. */
    public boolean isPlanned() {
        return planned;
    }

    /** Whether the command came to its end. */
    public boolean isEnded() {
        return ended;
    }

    /** Adds a task as it is now. */
    public void plan(Task task) throws IOException {
        put(JournalLines.of(task));
        tasks++;
    }

    /** Ends the plan, which is agreed to; after it, before anything is changed, a crash of the machine does not lose it. */
    public void planned() throws IOException {
        put(JournalLines.planned(tasks));
        flush();
        channel.force(true);
        AtomicFile.forceName(path);
        planned = true;
    }

    /** Remembers that a batch was done but for the tasks at these positions. */
    public void done(int batch, Set<Integer> failed) throws IOException {
        done.add(batch, failed);
        append(JournalLines.settled(DONE, batch, failed));
    }

    /** Remembers that a batch was taken back but for the tasks at these positions, for which it is to be tried again. */
    public void undone(int batch, Set<Integer> failed) throws IOException {
        undone.add(batch, failed);
        append(JournalLines.settled(UNDONE, batch, failed));
    }

    /** Remembers that the command came to its end. */
    public void end() throws IOException {
        append(JournalLines.end());
        ended = true;
    }

    public boolean isDone(int batch) {
        return done.isSettled(batch);
    }

    /** Whether nothing of a batch is left to take back. */
    public boolean isUndone(int batch) {
        return undone.isSettled(batch) && !undone.hasFailed(batch);
    }

    /** Whether the task was changed, as far as is known, and is not taken back yet. */
    public boolean isToTakeBack(int batch, int position) {
        return !done.isFailed(batch, position)
                && (!undone.isSettled(batch) || undone.isFailed(batch, position));
    }

    /** How many tasks are in batches that are done. */
    public int tasksDone() {
        return Math.min(tasks, done.count() * BATCH);
    }

    /** The plan, in batches. */
    public void read(BatchSink sink) throws IOException {
        JournalReader.plan(channel, sink);
    }

    /** Forgets it. */
    public void delete() throws IOException {
        close();
        Files.deleteIfExists(path);
    }

    /** Frees the lock. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** All but the tasks themselves; what is half written at the end goes, unless it is being written. */
    private void load() throws IOException {
        long whole = 0;
        try (BufferedReader lines = JournalReader.lines(channel)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                JournalLines.Line line = JournalLines.Line.read(text);
                if (line == null) {
                    break;
                }
                whole += text.getBytes(StandardCharsets.UTF_8).length + 1L;
                take(line);
            }
        }
        if (busy) {
            return;
        }
        channel.truncate(whole);
        channel.position(Math.min(whole, channel.size()));
        if (channel.size() < whole) { // the last line is whole but for its end
            append(new byte[]{ '\n' });
        }
    }

    private void take(JournalLines.Line line) {
        tasks += line.task == null ? 0 : 1;
        planned |= line.planned >= 0;
        ended |= line.end;
        if (line.done >= 0) {
            done.add(line.done, line.failed);
        }
        if (line.undone >= 0) {
            undone.add(line.undone, line.failed);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException _) {
            return true;
        }
    }

    private void put(byte[] line) throws IOException {
        if (line.length > buffer.remaining()) {
            flush();
        }
        if (line.length > buffer.capacity()) {
            write(ByteBuffer.wrap(line));
        } else {
            buffer.put(line);
        }
    }

    private void append(byte[] line) throws IOException {
        put(line);
        flush();
    }

    /** Makes the plan so far what {@link #read} finds; it can be neither gone on with nor taken back yet. */
    public void flush() throws IOException {
        write(buffer.flip());
        buffer.clear();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
