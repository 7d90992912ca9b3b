package tasktracker.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.error.CliException;

final class AtomicFileTest {
    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @Test
    void replacesTheContentAndKeepsTheMode() throws IOException {
        Path file = Files.writeString(directory.resolve("f"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        AtomicFile.write(file, AtomicFile.Mode.KEPT, NEW);
        assertEquals("new", Files.readString(file));
        assertEquals("rw-r-----", mode(file));
        assertEquals(List.of("f"), names());
    }

    @Test
    void aPrivateFileIsForItsOwnerAloneFromTheStart() throws IOException {
        Path file = Files.writeString(directory.resolve("f"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        try (AtomicFile replaced = AtomicFile.open(file, AtomicFile.Mode.PRIVATE)) {
            try (Stream<Path> all = Files.list(directory)) {
                Path temporary = all.filter(path -> !path.equals(file)).findFirst().orElseThrow();
                assertEquals("rw-------", mode(temporary));
            }
            replaced.stream().write(NEW);
            replaced.commit();
        }
        assertEquals("rw-------", mode(file));
        assertEquals("new", Files.readString(file));
    }

    @Test
    void withoutCommitNothingHappened() throws IOException {
        Path file = Files.writeString(directory.resolve("f"), "old");
        try (AtomicFile replaced = AtomicFile.open(file, AtomicFile.Mode.KEPT)) {
            replaced.stream().write(new byte[200_000]);
        }
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("f"), names());
    }

    @Test
    void aSymbolicLinkStaysOne() throws IOException {
        Path real = Files.writeString(directory.resolve("real"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);
        AtomicFile.write(link, AtomicFile.Mode.KEPT, NEW);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(real));
        Files.delete(link);
    }

    @Test
    void aMissingDirectoryIsAnError() {
        assertThrows(NoSuchFileException.class,
                () -> AtomicFile.write(directory.resolve("no/f"), AtomicFile.Mode.KEPT, NEW));
    }

    @Test
    void aLockIsHeldByOneAtATime() throws IOException {
        Path lock = directory.resolve("lock");
        try (FileMutex _ = FileMutex.hold(lock, Duration.ZERO)) {
            CliException thrown = assertThrows(CliException.WaitedTooLong.class,
                    () -> FileMutex.hold(lock, Duration.ZERO));
            assertEquals("another tasktracker has held " + lock + " for 0 s", thrown.getMessage());
        }
        FileMutex.hold(lock, Duration.ZERO).close();
        assertEquals("rw-------", mode(lock));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }
}
