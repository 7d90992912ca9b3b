package tasktracker.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.error.CliException;

final class ProfilesTest {
    private static final Profile PROD = new Profile("prod", "https://x.example/prod", "eu-central-1", "tt-prod", "work",
            true, "pass show 'tt'");

    @TempDir
    Path directory;
    Path file;
    Profiles profiles;

    @BeforeEach
    void startWithoutFile() {
        file = directory.resolve("below/config.toml");
        profiles = new Profiles(file);
    }

    @Test
    void withoutFileThereIsOnlyTheLocalStack() {
        assertEquals("local", profiles.current());
        assertEquals(List.of(Profile.named("local")), profiles.all());
        assertFalse(Files.exists(file.getParent()), "reading makes nothing");
    }

    @Test
    void aHomeThatIsNoDirectoryHoldsNoFile() throws IOException {
        Files.writeString(directory.resolve("below"), "a file");
        assertEquals("local", profiles.current());
        assertEquals("local", new Profiles(directory.resolve("below/deeper/config.toml")).current());
    }

    @Test
    void savesReadsAndUses() throws IOException {
        profiles.save(PROD);
        profiles.use("prod");
        assertEquals("""
                current = "prod"
                [profile.prod]
                endpoint = "https://x.example/prod"
                region = "eu-central-1"
                stack = "tt-prod"
                aws_profile = "work"
                protected = true
                key_command = "pass show 'tt'"
                """, Files.readString(file));
        Profiles again = new Profiles(file);
        assertEquals("prod", again.current());
        assertEquals(List.of(Profile.named("local"), PROD), again.all());
        assertEquals(Optional.of(PROD), again.find("prod"));
    }

    @Test
    void savingAgainSaysExactlyTheNewAndKeepsComments() throws IOException {
        write("""
                # mine
                [profile.prod]
                region = "us-east-1" # far
                endpoint = "https://old.example/prod"
                """);
        profiles.save(new Profile("prod", "https://x.example/prod", null, null, null, true, null));
        assertEquals("""
                # mine
                [profile.prod]
                endpoint = "https://x.example/prod"
                protected = true
                """, Files.readString(file));
        profiles.save(Profile.named("empty"));
        assertEquals(Optional.of(Profile.named("empty")), profiles.find("empty"));
    }

    @Test
    void removingTheCurrentOneGoesBackToLocal() {
        profiles.save(PROD);
        profiles.use("prod");
        profiles.remove("prod");
        assertEquals("local", profiles.current());
        assertEquals(List.of("local"), profiles.names());
    }

    @Test
    void theLocalOneCanOnlyBeProtected() throws IOException {
        profiles.save(new Profile("local", null, null, null, null, true, null));
        assertEquals("[profile.local]\nprotected = true\n", Files.readString(file));
        assertEquals(true, profiles.require("local").isProtected());
        assertEquals(List.of("local"), profiles.names());
        Profile moved = new Profile("local", "https://x.example/y", null, null, null, false, null);
        assertEquals("PROFILE_BUILT_IN",
                assertThrows(CliException.Usage.class, () -> profiles.save(moved)).failure().code());
        assertEquals("PROFILE_BUILT_IN",
                assertThrows(CliException.Usage.class, () -> profiles.remove("local")).failure().code());
    }

    @Test
    void anUnknownOneNamesTheNearest() {
        profiles.save(PROD);
        CliException thrown = assertThrows(CliException.Usage.class, () -> profiles.require("prdo"));
        assertEquals("there is no profile \"prdo\"; did you mean prod?", thrown.getMessage());
        assertEquals("tasktracker profile list", thrown.failure().hint());
        assertThrows(CliException.Usage.class, () -> profiles.use("other"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "curent = \"x\"|line 1: there is no key \"curent\"; did you mean current?",
        "current = 1|line 1: current must be a string in quotes",
        "[profile.p]~endpont = \"x\"|line 2: there is no key \"endpont\"; did you mean endpoint?",
        "[profile.p]~xyz = 1|line 2: there is no key \"xyz\" (endpoint, region, stack, aws_profile, protected, key_command)",
        "[profile.p]~protected = \"yes\"|line 2: protected must be true or false",
        "[profile.p]~region = true|line 2: region must be a string in quotes",
        "[profile.p]~region = \"\"|line 2: region must be a string in quotes",
        "[profile.local]~region = \"x\"|line 2: the profile local is built in and takes only \"protected\"",
        "[profiles.p]|line 1: there is no table [profiles.p]; a profile is [profile.NAME]",
        "[profile]|line 1: there is no table [profile]; a profile is [profile.NAME]",
        "current = x|line 1, column 11: a value is a string in quotes, a whole number, true or false" })
    void aFileThatSaysWhatIsUnknownIsRefused(String content, String message) throws IOException {
        write(content.replace('~', '\n'));
        CliException thrown = assertThrows(CliException.Usage.class, () -> profiles.current());
        assertEquals(file + ": " + message, thrown.getMessage());
        assertEquals("CONFIG_INVALID", thrown.failure().code());
        assertEquals("${EDITOR:-vi} " + file, thrown.failure().hint());
    }

    @Test
    void aWrongEndpointInTheFileIsNamedWithItsLine() throws IOException {
        write("[profile.p]\nendpoint = \"example.com\"\n");
        assertEquals(file + " line 2: endpoint must be the base URL with the stage, such as "
                + "https://ID.execute-api.REGION.amazonaws.com/STAGE",
                assertThrows(CliException.Usage.class, () -> profiles.current()).getMessage());
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[]{ '#', (byte) 0xff, '\n' });
        assertEquals(file + ": it is not UTF-8",
                assertThrows(CliException.Usage.class, () -> profiles.current()).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://h/prod", "https://h/prod/", "http://127.0.0.1:8080/local", "https://h" })
    void anEndpointIsABaseUrl(String text) {
        assertEquals(text.endsWith("/") ? text.substring(0, text.length() - 1) : text,
                Profiles.endpoint(text, "--endpoint").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "h/prod", "ftp://h/x", "https:///prod", "https://h/p?x=1", "https://h/p#x",
        "https://me:pw@h/p", "https://h /p", "file:///x" })
    void anythingElseIsNot(String text) {
        assertEquals("--endpoint must be the base URL with the stage, such as "
                + "https://ID.execute-api.REGION.amazonaws.com/STAGE",
                assertThrows(CliException.Usage.class, () -> Profiles.endpoint(text, "--endpoint")).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "-x", "a b", "a/b", "ä", "a\nb" })
    void aNameThatCannotBeTypedEasilyIsRefused(String name) {
        assertEquals("INVALID_PROFILE_NAME", assertThrows(CliException.Usage.class,
                () -> profiles.save(Profile.named(name))).failure().code());
    }

    @Test
    void changesFromSeveralSidesAreAllKept() {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int number = 0; number < 12; number++) {
                String name = "p" + number;
                threads.execute(() -> new Profiles(file).save(Profile.named(name)));
            }
        }
        assertEquals(13, new Profiles(file).names().size());
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsAClearError() throws IOException {
        Files.createDirectories(file); // a directory where the file should be
        CliException thrown = assertThrows(CliException.Local.class, () -> profiles.current());
        assertEquals("CONFIG_NOT_READABLE", thrown.failure().code());
    }

    private void write(String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
