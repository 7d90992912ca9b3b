package tasktracker.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** The directory that holds the tasks: for its owner alone, and used by one process at a time. */
final class DataDirectory implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String DATABASE = "tasks.db";
    /** What the stack keeps there; the last three are SQLite's, while it runs or after a kill. */
    private static final Set<String> OURS = Set.of(LOCK, DATABASE, DATABASE + "-wal", DATABASE + "-shm",
            DATABASE + "-journal");
    private static final Set<PosixFilePermission> OWNERS_DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNERS_FILE = PosixFilePermissions.fromString("rw-------");

    private final Path directory;
    private final FileChannel lockFile;

    private DataDirectory(Path directory, FileChannel lockFile) {
        this.directory = directory;
        this.lockFile = lockFile;
    }

    /**
     * Makes the directory when it is missing, shuts others out of what the stack keeps there, and locks it until it is
     * closed or the process ends, however it ends.
     *
     * @throws LocalStackException when another process has it, naming that, or when others cannot be shut out
     */
    static DataDirectory lock(Path directory) {
        Path file = directory.resolve(LOCK);
        try {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNERS_DIRECTORY));
            shutOthersOut(directory);
            FileChannel channel = FileChannel.open(file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(OWNERS_FILE));
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

    /**
     * A directory made by hand, or files that were copied back, may be open to others. A directory that holds other
     * things too, such as a home, is not the stack's to close; its files are.
     */
    private static void shutOthersOut(Path directory) throws IOException {
        boolean isOurs = true;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            for (Path file : all) {
                if (OURS.contains(file.getFileName().toString())) {
                    shutOthersOut(file, OWNERS_FILE);
                } else {
                    isOurs = false;
                }
            }
        }
        if (isOurs) {
            shutOthersOut(directory, OWNERS_DIRECTORY);
        }
    }

    private static void shutOthersOut(Path path, Set<PosixFilePermission> most) throws IOException {
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(path);
        if (most.containsAll(found)) {
            return;
        }
        Set<PosixFilePermission> fewer = EnumSet.copyOf(most);
        fewer.retainAll(found);
        try {
            Files.setPosixFilePermissions(path, fewer);
        } catch (IOException _) {
            // Told below, as where the file system keeps no modes and says nothing.
        }
        if (!most.containsAll(Files.getPosixFilePermissions(path))) {
            throw new LocalStackException(path + " has the mode " + PosixFilePermissions.toString(found)
                    + ", so that others can reach your tasks, and that cannot be changed: make it yours alone (chmod"
                    + " go= " + path + "), or name another place with --data");
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
        return directory.resolve(DATABASE);
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
