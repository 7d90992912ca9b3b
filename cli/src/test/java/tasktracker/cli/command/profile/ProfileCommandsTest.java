package tasktracker.cli.command.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.error.ExitCode;

final class ProfileCommandsTest {
    private static final String URL = "https://x.execute-api.eu-west-1.amazonaws.com/prod";

    @TempDir
    private Path home;
    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(home);
    }

    @Test
    void local_is_always_there() {
        cli.terminal().run("profile", "list").prints("""
                NAME   CURRENT  ENDPOINT  PROTECTED
                local  true               false
                """);
        cli.run("profile", "remove", "local").is(ExitCode.USAGE, "", """
                error: the profile local is built in and stays
                """);
    }

    @Test
    void add_with_a_key_from_stdin_and_use() throws IOException {
        cli.stdin(Cli.KEY + "\n").run("profile", "add", "prod", "--endpoint", URL, "--region", "eu-west-1",
                "--key-stdin").is(ExitCode.OK, "prod\tfalse\t" + URL + "\tfalse\n",
                        "to use it: tasktracker profile use prod\n");
        Path credentials = home.resolve(".config/tasktracker/credentials.toml");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials)));
        assertEquals(true, Files.readString(credentials).contains(Cli.KEY));
        cli.run("profile", "use", "prod").prints("prod\ttrue\t" + URL + "\tfalse\n");
        cli.run("profile", "list", "-o", "id").prints("local\nprod\n");
        cli.run("profile", "remove", "prod", "-q").prints("prod\tfalse\t" + URL + "\tfalse\n");
        assertEquals(false, Files.readString(credentials).contains(Cli.KEY));
        cli.run("profile", "list", "-o", "id").prints("local\n");
    }

    @Test
    void the_key_is_asked_for_on_a_terminal_and_checked() {
        cli.terminal().secret(Cli.KEY.replace("tt1", "tt2")).run("profile", "add", "prod", "--endpoint", URL)
                .is(ExitCode.DENIED, "", """
                        error: the API key (what was typed) is mistyped or cut: its check characters do not fit
                        """);
        cli.piped().run("profile", "list", "-o", "id").prints("local\n");
    }

    @Test
    void a_profile_without_a_key_is_asked_for_it_again() throws IOException {
        cli.run("profile", "add", "prod", "--endpoint", URL);
        cli.run("--profile", "prod", "task", "list").is(ExitCode.DENIED, "", """
                error: there is no API key for profile prod
                hint: tasktracker profile add prod
                """);
        cli.terminal().secret(Cli.KEY).run("profile", "add", "prod", "-q", "-o", "id").prints("prod\n");
        Path credentials = home.resolve(".config/tasktracker/credentials.toml");
        assertEquals(true, Files.readString(credentials).contains(Cli.KEY));
        cli.secret("").run("profile", "add", "prod", "-q", "-o", "id").prints("prod\n");
        assertEquals(true, Files.readString(credentials).contains(Cli.KEY));
    }

    @Test
    void a_key_command_takes_the_place_of_a_stored_key() throws IOException {
        cli.stdin(Cli.KEY).run("profile", "add", "prod", "--endpoint", URL, "--use", "--key-stdin", "-q");
        cli.run("profile", "add", "prod", "--key-command", "exit 3", "-o", "id").is(ExitCode.OK, "prod\n", """
                the key that was stored for profile prod is removed; it comes from --key-command now
                """);
        assertEquals(false, Files.readString(home.resolve(".config/tasktracker/credentials.toml")).contains(Cli.KEY));
        cli.run("task", "list").is(ExitCode.DENIED, "", """
                error: the key_command of profile prod ended with exit code 3
                hint: tasktracker profile show prod
                """);
        cli.stdin(Cli.KEY).run("profile", "add", "prod", "--key-command", "exit 3", "--key-stdin").is(ExitCode.USAGE,
                "", """
                        error: --key-command and a key of its own exclude each other: the profile would never run it
                        hint: tasktracker profile add --help
                        """);
    }

    @Test
    void a_protected_profile_goes_by_its_own_name_alone() {
        cli.run("profile", "add", "prod", "--endpoint", URL, "--protected", "-q");
        cli.run("profile", "remove", "prod").is(ExitCode.FAILURE, "", """
                error: nobody can be asked here: Remove the profile prod and its key?
                hint: tasktracker profile remove prod --confirm prod
                """);
        assertEquals(ExitCode.FAILURE, cli.run("profile", "remove", "prod", "--confirm", "local").code());
        cli.run("profile", "remove", "prod", "--confirm", "prod", "-o", "id").prints("prod\n");
    }

    @Test
    void a_changed_profile_keeps_what_is_not_named() {
        cli.run("profile", "add", "prod", "--endpoint", URL, "--region", "eu-west-1");
        cli.run("profile", "add", "prod", "--protected", "--use", "-o", "json").prints(
                "{\"data\":{\"name\":\"prod\",\"current\":true,\"endpoint\":\"" + URL
                        + "\",\"region\":\"eu-west-1\",\"stack\":null,\"awsProfile\":null,\"protected\":true}}\n");
        cli.run("profile", "add", "prod", "--no-protected", "--fields", "protected", "-q").prints("false\n");
    }

    @Test
    void a_key_that_nobody_can_be_asked_for_is_told_to_be_missing() {
        cli.run("profile", "add", "prod", "--endpoint", URL, "--use").is(ExitCode.OK, "prod\ttrue\t" + URL
                + "\tfalse\n", """
                        profile prod has no API key yet: tasktracker profile add prod --key-stdin < key.txt
                        """);
        cli.stdin(Cli.KEY).run("profile", "add", "prod", "--key-stdin", "-o", "id").prints("prod\n");
        cli.run("profile", "add", "prod", "--region", "eu-west-1", "-o", "id").prints("prod\n");
    }

    @Test
    void a_key_goes_over_plain_http_only_where_that_is_said() {
        cli.run("profile", "add", "lan", "--endpoint", "http://nas.example:8080/dev").is(ExitCode.USAGE, "", """
                error: the API key would go to nas.example over plain http, where others can read it; --allow-http \
                takes it all the same
                hint: tasktracker profile add lan --endpoint https://nas.example:8080/dev
                """);
        assertEquals(ExitCode.USAGE,
                cli.run("profile", "add", "lan", "--endpoint", "http://127.nas.example/dev").code()); // no address
        cli.run("profile", "list", "-o", "id").prints("local\n");
        cli.run("profile", "add", "lan", "--endpoint", "http://nas.example:8080/dev", "--allow-http", "-q", "-o", "id")
                .prints("lan\n");
        for (String own : List.of("http://127.0.0.1:8080/dev", "http://127.1.2.3/dev", "http://localhost/dev",
                "http://[::1]:8080/dev")) {
            cli.run("profile", "add", "own", "--endpoint", own, "-q", "-o", "id").prints("own\n");
        }
    }

    @Test
    void a_plain_http_endpoint_of_the_environment_is_warned_of_once() {
        cli.env("TASKTRACKER_API_KEY", Cli.KEY).env("TASKTRACKER_ENDPOINT", "http://nas.example:8080/dev")
                .run("task", "add", "x", "--fields", "title").is(ExitCode.OK, "x\n", """
                        warning: TASKTRACKER_ENDPOINT is plain http, so others can read the API key on its way to \
                        nas.example
                        """);
        cli.env("TASKTRACKER_ENDPOINT", "http://127.0.0.1:8080/dev").run("task", "list", "--fields", "title")
                .prints("x\n");
    }

    @Test
    void a_profile_needs_an_endpoint() {
        cli.run("profile", "add", "prod").is(ExitCode.USAGE, "", """
                error: --endpoint is missing
                hint: tasktracker profile add --help
                """);
    }

    @Test
    void show_says_where_values_come_from_and_never_the_key() {
        cli.stdin(Cli.KEY).run("profile", "add", "prod", "--endpoint", URL, "--key-stdin", "-q");
        cli.terminal().env("TASKTRACKER_REGION", "eu-north-1").run("profile", "show", "--profile", "prod", "--origin")
                .prints("""
                        NAME         VALUE                                               ORIGIN
                        profile      prod                                                --profile
                        endpoint     https://x.execute-api.eu-west-1.amazonaws.com/prod  %s line 2
                        region       eu-north-1                                          TASKTRACKER_REGION
                        stack                                                            default
                        aws_profile                                                      default
                        protected    false                                               default
                        key_command                                                      default
                        api_key      set                                                 %s
                        """.formatted(home.resolve(".config/tasktracker/config.toml"),
                        home.resolve(".config/tasktracker/credentials.toml")));
    }

    @Test
    void a_mistyped_key_is_told_before_any_call() {
        cli.env("TASKTRACKER_API_KEY", Cli.KEY.replace("tt1w04test", "tt1w04tset")).run("task", "list").is(
                ExitCode.DENIED, "", """
                        error: the API key (TASKTRACKER_API_KEY) is mistyped or cut: its check characters do not fit
                        hint: unset TASKTRACKER_API_KEY
                        """);
        assertEquals(0, cli.api().calls().size());
    }

    @Test
    void an_unknown_profile_is_told_with_the_nearest() {
        cli.run("task", "list", "--profile", "locla").is(ExitCode.USAGE, "", """
                error: there is no profile "locla"; did you mean local?
                hint: tasktracker profile list
                """);
    }
}
