package tasktracker.cli.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;

import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** A lock between processes, held until closed, and released by the system when the process dies. */
public final class FileMutex implements AutoCloseable {
    private static final long PAUSE_MILLIS = 10;

    private final FileChannel channel;

    private FileMutex(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the lock and takes it. The file stays behind, empty.
     *
     * @throws CliException.WaitedTooLong if somebody else holds it all the time
     */
    public static FileMutex hold(Path lockFile, Duration patience) throws IOException {
        FileChannel channel = FileChannel.open(lockFile,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(AtomicFile.OWNER_ONLY));
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!taken(channel)) {
                if (System.nanoTime() - deadline > 0) {
                    throw new CliException.WaitedTooLong(Failure.of("FILE_LOCKED",
                            "another tasktracker has held " + lockFile + " for " + patience.toSeconds() + " s"));
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            return new FileMutex(channel);
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + lockFile, e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) { // another thread of this process
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
