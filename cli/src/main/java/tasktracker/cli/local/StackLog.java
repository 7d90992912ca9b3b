package tasktracker.cli.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** The local stack's log, a file that it appends to. */
public final class StackLog {
    private static final long GLANCE_NANOS = 200_000_000;

    private final Path file;
    private long read;

    /** The log in that file, which need not be there. */
    public StackLog(Path file) {
        this.file = file;
    }

    /** Gives the last lines. */
    public void tail(int lines, Consumer<String> line) {
        Deque<String> last = new ArrayDeque<>();
        readOn(text -> {
            last.addLast(text);
            if (last.size() > lines) {
                last.removeFirst();
            }
        });
        last.forEach(line);
    }

    /** Gives each line from here on, until this thread is interrupted. A log that was begun anew is read from its start. */
    public void follow(Consumer<String> line) {
        while (!Thread.currentThread().isInterrupted()) {
            readOn(line);
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    private void readOn(Consumer<String> line) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() < read) {
                read = 0;
            }
            in.seek(read);
            BufferedReader reader = new BufferedReader(
                    new InputStreamReader(Channels.newInputStream(in.getChannel()), StandardCharsets.UTF_8));
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line.accept(text);
            }
            read = in.getFilePointer();
        } catch (IOException e) {
            if (Files.exists(file)) {
                throw new CliException.Local(
                        Failure.of("LOG_NOT_READ", "the log " + file + " cannot be read: " + e.getMessage()), e);
            }
        }
    }
}
