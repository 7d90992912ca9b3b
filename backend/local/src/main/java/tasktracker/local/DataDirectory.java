package tasktracker.local;

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
import java.util.Set;

/** The directory that holds the tasks: made for its owner alone, and used by one process at a time. */
final class DataDirectory implements AutoCloseable {
    private final Path directory;
    private final FileChannel lockFile;

    private DataDirectory(Path directory, FileChannel lockFile) {
        this.directory = directory;
        this.lockFile = lockFile;
    }

    /**
     * Makes the directory when it is missing, and locks it until it is closed or the process ends, however it ends.
     *
     * @throws LocalStackException when another process has it, naming that
     */
    static DataDirectory lock(Path directory) {
        Path file = directory.resolve("lock");
        try {
            Files.createDirectories(directory,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileChannel channel = FileChannel.open(file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            if (!isFree(channel)) {
                throw new LocalStackException(directory + " is in use by the local stack with pid " + holder(channel)
                        + ": stop that one (tasktracker local stop), or name another place with --data");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataDirectory(directory, channel);
        } catch (IOException e) {
            throw new LocalStackException("cannot use " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Takes the lock. When this process has it already, the channel must stay open: closing it would drop that lock. */
    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        return new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII);
    }

    Path database() {
        return directory.resolve("tasks.db");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException _) {
            // The end of the process drops the lock.
        }
    }
}
