package tasktracker.cli.command.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.error.ExitCode;

/** Whose protection counts when the local data go. */
final class LocalResetTest {
    @TempDir
    private Path home;

    private Path data;
    private Cli cli;

    @BeforeEach
    void start() throws IOException {
        cli = new Cli(home);
        data = home.resolve(".local/share/tasktracker/local");
        Files.createDirectories(data);
    }

    @Test
    void the_protection_of_local_counts_and_not_that_of_the_current_profile() {
        cli.run("profile", "add", "prod", "--endpoint", "https://x.example.com/prod", "--use", "-q");
        cli.run("profile", "add", "local", "--protected", "-q");
        Cli.Run refused = cli.run("local", "reset", "--yes");
        assertEquals(ExitCode.FAILURE, refused.code());
        assertTrue(refused.err().endsWith("hint: tasktracker local reset --yes --confirm local\n"), refused.err());
        assertTrue(Files.exists(data));
        assertEquals(ExitCode.OK, cli.run("local", "reset", "--confirm", "local").code());
        assertFalse(Files.exists(data));
    }

    @Test
    void another_protected_profile_is_no_matter() {
        cli.run("profile", "add", "prod", "--endpoint", "https://x.example.com/prod", "--use", "--protected", "-q");
        assertEquals(ExitCode.OK, cli.run("local", "reset", "--yes").code());
        assertFalse(Files.exists(data));
    }
}
