package tasktracker.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.error.CliException;

final class SettingsTest {
    private static final Connection STACK = new Connection(URI.create("http://127.0.0.1:4711/local"), "stackKey");

    @TempDir
    Path directory;
    Path file;
    Credentials credentials;
    final Map<String, String> environment = new HashMap<>();
    final Map<ProfileKey, String> flags = new HashMap<>();

    @BeforeEach
    void twoProfiles() throws IOException {
        file = directory.resolve("config.toml");
        Files.writeString(file, """
                current = "dev"
                [profile.dev]
                endpoint = "https://dev.example/dev"
                region = "eu-west-1"
                [profile.prod]
                endpoint = "https://prod.example/prod"
                protected = true
                [profile.cmd]
                endpoint = "https://cmd.example/x"
                key_command = "echo fromCommand"
                [profile.bare]
                """);
        credentials = new Credentials(directory.resolve("credentials.toml"));
        credentials.store("dev", "devKey");
        credentials.store("prod", "prodKey");
    }

    @Test
    void theCurrentProfileHolds() {
        assertEquals(List.of("profile=dev from " + file + " line 1",
                "endpoint=https://dev.example/dev from " + file + " line 3",
                "region=eu-west-1 from " + file + " line 4", "stack=null from default",
                "aws_profile=null from default", "protected=false from default", "key_command=null from default"),
                told(null));
    }

    @Test
    void theEnvironmentIsStrongerThanTheCurrentProfile() {
        environment.put("TASKTRACKER_REGION", "us-east-1");
        environment.put("TASKTRACKER_STACK", "");
        assertEquals(new Setting("region", "us-east-1", "TASKTRACKER_REGION"), settings(null).get(ProfileKey.REGION));
        assertEquals(new Setting("stack", null, "default"), settings(null).get(ProfileKey.STACK));
    }

    @Test
    void anExplicitProfileIsStrongerThanTheEnvironmentInWhatItSays() {
        environment.put("TASKTRACKER_ENDPOINT", "https://env.example/x");
        environment.put("TASKTRACKER_REGION", "us-east-1");
        environment.put("TASKTRACKER_PROFILE", "cmd");
        assertEquals(new Setting("profile", "prod", "--profile"), settings("prod").profileName());
        assertEquals("https://prod.example/prod", settings("prod").get(ProfileKey.ENDPOINT).value());
        assertEquals("us-east-1", settings("prod").get(ProfileKey.REGION).value());
        assertEquals(true, settings("prod").isProtected());
    }

    @Test
    void aFlagIsStrongerThanEverything() {
        environment.put("TASKTRACKER_ENDPOINT", "https://env.example/x");
        flags.put(ProfileKey.ENDPOINT, "https://flag.example/x");
        assertEquals(new Setting("endpoint", "https://flag.example/x", "--endpoint"),
                settings("prod").get(ProfileKey.ENDPOINT));
    }

    @Test
    void theEnvironmentMayNameTheProfile() {
        environment.put("TASKTRACKER_PROFILE", "prod");
        assertEquals(new Setting("profile", "prod", "TASKTRACKER_PROFILE"), settings(null).profileName());
        assertEquals("prodKey", connector(null).open().apiKey());
        environment.put("TASKTRACKER_PROFILE", "prodd");
        assertEquals("there is no profile \"prodd\"; did you mean prod?",
                assertThrows(CliException.Usage.class, () -> connector(null).open()).getMessage());
    }

    @Test
    void aProfileConnectsWithItsOwnKey() {
        assertEquals(new Connection(URI.create("https://dev.example/dev"), "devKey"), connector(null).open());
        assertEquals(new Connection(URI.create("https://prod.example/prod"), "prodKey"), connector("prod").open());
        assertEquals("fromCommand", connector("cmd").open().apiKey());
        assertEquals(directory.resolve("credentials.toml").toString(), connector("prod").keyOrigin());
        assertEquals("key_command", connector("cmd").keyOrigin());
        assertEquals("not set", connector("bare").keyOrigin());
    }

    @Test
    void theKeyOfTheEnvironmentIsNeverUsedWithAnExplicitProfile() {
        environment.put("TASKTRACKER_API_KEY", "envKey");
        assertEquals("envKey", connector(null).open().apiKey());
        assertEquals("TASKTRACKER_API_KEY", connector(null).keyOrigin());
        assertEquals("prodKey", connector("prod").open().apiKey());
        assertEquals(STACK, connector("local").open());
    }

    @Test
    void theKeyOfAProfileIsNeverSentElsewhere() {
        flags.put(ProfileKey.ENDPOINT, "https://other.example/x");
        for (String profile : new String[]{ null, "prod", "cmd", "local" }) {
            CliException thrown = assertThrows(CliException.Denied.class, () -> connector(profile).open());
            assertEquals("NO_KEY_FOR_ENDPOINT", thrown.failure().code());
        }
        environment.put("TASKTRACKER_API_KEY", "envKey");
        assertEquals(new Connection(URI.create("https://other.example/x"), "envKey"), connector(null).open());
        environment.clear();
        environment.put("TASKTRACKER_ENDPOINT", "https://dev.example/dev/");
        flags.clear();
        assertEquals("devKey", connector(null).open().apiKey());
    }

    @Test
    void theLocalStackSaysItsOwnEndpointAndKey() {
        assertEquals(STACK, connector("local").open());
        assertEquals(List.of("profile=local from --profile", "endpoint=null from the running local stack"),
                told("local").subList(0, 2));
        assertEquals("the running local stack", connector("local").keyOrigin());
        environment.put("TASKTRACKER_ENDPOINT", "https://env.example/x");
        assertEquals(STACK, connector("local").open());
        environment.put("TASKTRACKER_PROFILE", "local");
        environment.put("TASKTRACKER_API_KEY", "envKey");
        assertEquals(new Connection(URI.create("https://env.example/x"), "envKey"), connector(null).open());
        environment.remove("TASKTRACKER_ENDPOINT");
        assertEquals(new Connection(STACK.endpoint(), "envKey"), connector(null).open());
    }

    @Test
    void whatIsMissingIsNamedWithTheWayOut() {
        CliException noEndpoint = assertThrows(CliException.Usage.class, () -> connector("bare").open());
        assertEquals("the profile bare has no endpoint", noEndpoint.getMessage());
        assertEquals("tasktracker profile add bare", noEndpoint.failure().hint());
        credentials.remove("dev");
        CliException noKey = assertThrows(CliException.Denied.class, () -> connector("dev").open());
        assertEquals("there is no API key for profile dev", noKey.getMessage());
    }

    @Test
    void aConnectionNeverShowsItsKey() {
        assertEquals("Connection[http://127.0.0.1:4711/local]", STACK.toString());
        environment.put("TASKTRACKER_API_KEY", "two words");
        String message = assertThrows(CliException.Usage.class, () -> connector(null).open()).getMessage();
        assertFalse(message.contains("two words"), message);
    }

    private List<String> told(String profile) {
        return settings(profile).all().stream()
                .map(setting -> setting.name() + "=" + setting.value() + " from " + setting.origin()).toList();
    }

    private Settings settings(String profile) {
        return new Settings(profile, flags, environment::get, new Profiles(file));
    }

    private Connector connector(String profile) {
        return new Connector(settings(profile), credentials, () -> STACK, new KeyCommand(Duration.ofSeconds(30)));
    }
}
