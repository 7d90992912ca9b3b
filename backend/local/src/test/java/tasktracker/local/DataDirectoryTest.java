package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A directory that was there before, and what others may do in it. */
final class DataDirectoryTest {
    private static final List<String> OURS = List.of("lock", "tasks.db", "tasks.db-wal", "tasks.db-shm",
            "tasks.db-journal");

    @TempDir
    private Path above;
    private Path data;

    @BeforeEach
    void madeByHand() throws IOException {
        data = Files.createDirectory(above.resolve("data"));
        mode(above, "rwxr-xr-x");
        mode(data, "rwxrwxr-x");
    }

    @Test
    void whatWasOpenToOthersIsClosed() throws Exception {
        for (String name : OURS) {
            mode(Files.createFile(data.resolve(name)), "rw-rw-r--");
        }
        DataDirectory.lock(data).close();
        assertEquals("rwx------", mode(data));
        for (String name : OURS) {
            assertEquals("rw-------", mode(data.resolve(name)), name);
        }
        assertEquals("rwxr-xr-x", mode(above), "only its own");
    }

    @Test
    void anEmptyDirectoryIsClosedBeforeAnythingIsInIt() throws Exception {
        DataDirectory.lock(data).close();
        assertEquals("rwx------", mode(data));
        assertEquals("rw-------", mode(data.resolve("lock")));
    }

    @Test
    void whatIsStricterStays() throws Exception {
        mode(Files.createFile(data.resolve("tasks.db")), "r--r--r--");
        DataDirectory.lock(data).close();
        assertEquals("r--------", mode(data.resolve("tasks.db")));
    }

    /** A home, say: others may need to get in there, but not into the tasks. */
    @Test
    void aDirectoryWithOtherThingsInItKeepsItsMode() throws Exception {
        mode(Files.createFile(data.resolve("tasks.db")), "rw-r--r--");
        mode(Files.createFile(data.resolve("letter.txt")), "rw-r--r--");
        DataDirectory.lock(data).close();
        assertEquals("rwxrwxr-x", mode(data));
        assertEquals("rw-------", mode(data.resolve("tasks.db")));
        assertEquals("rw-r--r--", mode(data.resolve("letter.txt")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatCannotBeClosedIsRefused() throws Exception {
        // Of a process' own files not even root may change the mode.
        Path file = Files.createSymbolicLink(data.resolve("tasks.db"), Path.of("/proc/self/status"));
        LocalStackException refused = assertThrows(LocalStackException.class, () -> DataDirectory.lock(data));
        assertEquals(file + " has the mode r--r--r--, so that others can reach your tasks, and that cannot be changed:"
                + " make it yours alone (chmod go= " + file + "), or name another place with --data",
                refused.getMessage());
        assertTrue(Files.notExists(data.resolve("lock")), "nothing is made there");
        Files.delete(file);
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
