package tasktracker.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.error.CliException;

final class CredentialsTest {
    private static final String SECRET = "notARealKey123";

    @TempDir
    Path directory;
    Path file;
    Credentials credentials;

    @BeforeEach
    void startWithoutFile() {
        file = directory.resolve("credentials.toml");
        credentials = new Credentials(file);
    }

    @Test
    void keepsKeysInAFileForTheOwnerAlone() throws IOException {
        assertEquals(Optional.empty(), credentials.key("prod"));
        credentials.store("prod", SECRET + "\n");
        credentials.store("a.b", "other");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("prod = \"" + SECRET + "\"\n\"a.b\" = \"other\"\n", Files.readString(file));
        assertEquals(Optional.of(SECRET), credentials.key("prod"));
        credentials.remove("prod");
        credentials.remove("prod");
        assertEquals(Optional.empty(), credentials.key("prod"));
        assertEquals(Optional.of("other"), credentials.key("a.b"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "rw-r-----", "rw-----w-", "rwx------", "rw----r--" })
    void aFileThatOthersMayTouchIsRefused(String mode) throws IOException {
        credentials.store("prod", SECRET);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        CliException thrown = assertThrows(CliException.Denied.class, () -> credentials.key("prod"));
        assertEquals("CREDENTIALS_EXPOSED", thrown.failure().code());
        assertEquals(file + " holds keys and has the mode " + mode + ", so that others may have read them",
                thrown.getMessage());
        assertEquals("chmod 600 " + file, thrown.failure().hint());
        assertThrows(CliException.Denied.class, () -> credentials.store("x", "y"));
    }

    @Test
    void aFileThatOnlyTheOwnerMayReadIsFine() throws IOException {
        credentials.store("prod", SECRET);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assertEquals(Optional.of(SECRET), credentials.key("prod"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "two words", "line\nline", "umläut", "\u0007" })
    void whatCannotBeAKeyIsRefusedAndNotRepeated(String key) {
        CliException thrown = assertThrows(CliException.Usage.class, () -> credentials.store("prod", key));
        assertEquals("the key given is no API key: one word of letters and digits", thrown.getMessage());
        assertFalse(Files.exists(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = { "prod = notARealKey123", "prod = \"notARealKey123", "prod = 'notARealKey123' x",
                "prod = \"notARealKey123 x\"", "prod = 1" })
    void noErrorRepeatsAKey(String content) throws IOException {
        Files.writeString(file, content + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        CliException thrown = assertThrows(CliException.Usage.class, () -> credentials.key("prod"));
        assertFalse(thrown.getMessage().contains("notARealKey123"), thrown.getMessage());
    }

    @Test
    void aCommandPrintsTheKeyOnItsFirstLine() {
        KeyCommand command = new KeyCommand(Duration.ofSeconds(30));
        assertEquals("abc123", command.run("prod", "printf ' abc123 \\nuser: me\\n'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "exit 3|ended with exit code 3", "true|printed nothing",
        "echo; echo notARealKey123|printed nothing" })
    void aCommandThatFailsIsNamedByItsProfile(String shell, String how) {
        KeyCommand command = new KeyCommand(Duration.ofSeconds(30));
        CliException thrown = assertThrows(CliException.Denied.class, () -> command.run("prod", shell));
        assertEquals("the key_command of profile prod " + how, thrown.getMessage());
        assertEquals("tasktracker profile show prod", thrown.failure().hint());
    }

    @Test
    void aCommandThatNeverEndsIsEnded() {
        KeyCommand command = new KeyCommand(Duration.ofMillis(1));
        assertEquals("the key_command of profile prod took longer than 0 s",
                assertThrows(CliException.Denied.class, () -> command.run("prod", "sleep 600")).getMessage());
    }
}
