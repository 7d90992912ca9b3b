package tasktracker.cli.config;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that is replaced as a whole or not at all: written beside its place, forced to the disk, then renamed. Closing
 * without {@link #commit()} leaves everything as it was. A symbolic link stays one; what it points to is replaced.
 */
public final class AtomicFile implements AutoCloseable {
    /** Who may read the new file. */
    public enum Mode {
        /** Its owner alone: 0600. */
        PRIVATE,
        /** Those who could read the old one; for a new file, what the umask says. */
        KEPT
    }

    static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private static final char PROCESS_END = '-';
    private static final String SUFFIX = ".tmp";

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final OutputStream stream;
    private boolean committed;

    private AtomicFile(Path target, Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
        this.stream = new BufferedOutputStream(Channels.newOutputStream(channel), 64 * 1024);
    }

    /** Starts to replace a file, whose directory must exist; what killed processes have left of it goes. */
    public static AtomicFile open(Path file, Mode mode) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        sweepIfPossible(target);
        Path temporary = target.resolveSibling(
                prefix(target) + Long.toString(ProcessHandle.current().pid(), 36) + PROCESS_END
                        + Long.toString(System.nanoTime() & Long.MAX_VALUE, 36) + SUFFIX);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileChannel channel = mode == Mode.PRIVATE
                ? FileChannel.open(temporary, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))
                : FileChannel.open(temporary, options, new FileAttribute<?>[0]);
        AtomicFile opened = new AtomicFile(target, temporary, channel);
        try {
            if (mode == Mode.KEPT && Files.exists(target)) {
                Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
            }
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    /** Replaces a file by these bytes. */
    public static void write(Path file, Mode mode, byte[] content) throws IOException {
        try (AtomicFile replaced = open(file, mode)) {
            replaced.stream().write(content);
            replaced.commit();
        }
    }

    /**
     * Replaces a file, for its owner alone, without waiting for the disk: for what can be made again. Readers see the
     * old or the new content; after a crash of the machine it may be neither.
     */
    public static void writeLightly(Path file, byte[] content) throws IOException {
        try (AtomicFile replaced = open(file, Mode.PRIVATE)) {
            replaced.stream.write(content);
            replaced.stream.flush();
            replaced.rename();
        }
    }

    /** What is left takes room and nothing else. */
    private static void sweepIfPossible(Path file) {
        try {
            sweep(file);
        } catch (IOException | DirectoryIteratorException _) {
            // a folder that does not show its files, or does not let go of them
        }
    }

    /** Deletes what processes that were killed while they wrote this file have left of it. */
    public static void sweep(Path file) throws IOException {
        String prefix = prefix(file);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(file.toAbsolutePath().getParent())) {
            for (Path path : all) {
                String name = path.getFileName().toString();
                int end = name.lastIndexOf(PROCESS_END);
                if (name.startsWith(prefix) && name.endsWith(SUFFIX) && end > prefix.length()
                        && !isAlive(name.substring(prefix.length(), end))) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private static boolean isAlive(String process) {
        try {
            return ProcessHandle.of(Long.parseLong(process, 36)).isPresent();
        } catch (NumberFormatException _) {
            return true; // not one of ours
        }
    }

    private static String prefix(Path file) {
        return "." + file.getFileName() + ".";
    }

    /** Takes the content; buffered. */
    public OutputStream stream() {
        return stream;
    }

    /** Where the content is until it is committed. */
    public Path temporary() {
        return temporary;
    }

    /** Leaves nothing behind when the process is interrupted. */
    public void discardOnExit() {
        temporary.toFile().deleteOnExit();
    }

    /** Puts the new content in the place of the old; after it, a crash of the machine loses neither. */
    public void commit() throws IOException {
        stream.flush();
        channel.force(true);
        rename();
        forceName(target);
    }

    /** Makes a file that was made or renamed bear its name after a crash of the machine, where the file system can. */
    public static void forceName(Path file) {
        try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException _) {
            // the file is there; some file systems cannot force a directory
        }
    }

    private void rename() throws IOException {
        channel.close();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        committed = true;
    }

    @Override
    public void close() throws IOException {
        if (!committed) {
            channel.close();
            Files.deleteIfExists(temporary);
        }
    }
}
