package tasktracker.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.error.CliException;

final class PathsTest {
    @TempDir
    Path directory;

    @Test
    void liveBelowHome() {
        Paths paths = new Paths(Map.of("HOME", "/home/me")::get);
        assertEquals(Path.of("/home/me/.config/tasktracker/config.toml"), paths.configFile());
        assertEquals(Path.of("/home/me/.config/tasktracker/credentials.toml"), paths.credentialsFile());
        assertEquals(Path.of("/home/me/.local/share/tasktracker"), paths.data());
        assertEquals(Path.of("/home/me/.local/state/tasktracker"), paths.state());
        assertEquals(Path.of("/home/me/.cache/tasktracker"), paths.cache());
    }

    @Test
    void moveWithTheXdgVariables() {
        Paths paths = new Paths(Map.of("XDG_CONFIG_HOME", "/c", "XDG_DATA_HOME", "/d", "XDG_STATE_HOME", "/s",
                "XDG_CACHE_HOME", "/x")::get);
        assertEquals(Path.of("/c/tasktracker"), paths.config());
        assertEquals(Path.of("/d/tasktracker"), paths.data());
        assertEquals(Path.of("/s/tasktracker"), paths.state());
        assertEquals(Path.of("/x/tasktracker"), paths.cache());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "relative/dir" })
    void anXdgVariableThatIsNotAbsoluteIsIgnored(String value) {
        Paths paths = new Paths(Map.of("HOME", "/home/me", "XDG_CONFIG_HOME", value)::get);
        assertEquals(Path.of("/home/me/.config/tasktracker"), paths.config());
    }

    @Test
    void withoutHomeOnlyWhatNeedsItFails() {
        Paths paths = new Paths(Map.of("XDG_CONFIG_HOME", "/c")::get);
        assertEquals(Path.of("/c/tasktracker"), paths.config());
        CliException thrown = assertThrows(CliException.Local.class, paths::data);
        assertEquals("NO_HOME", thrown.failure().code());
        assertEquals("HOME is not set, so there is no place for the files of tasktracker", thrown.getMessage());
        assertEquals("set HOME, or XDG_DATA_HOME, to a directory that can be written", thrown.failure().hint());
        Paths relative = new Paths(Map.of("HOME", "me")::get);
        assertEquals("HOME is not an absolute path, so there is no place for the files of tasktracker",
                assertThrows(CliException.Local.class, relative::state).getMessage());
    }

    @Test
    void aDirectoryIsMadeForItsOwnerAlone() throws IOException {
        Path made = Paths.ensure(directory.resolve("a/b"));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made.getParent())));
        assertEquals(made, Paths.ensure(made));
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        CliException thrown = assertThrows(CliException.Local.class, () -> Paths.ensure(file.resolve("below")));
        assertEquals("DIRECTORY_NOT_WRITABLE", thrown.failure().code());
        assertTrue(thrown.getMessage().startsWith("the directory " + file.resolve("below") + " cannot be made: "),
                thrown.getMessage());
    }
}
