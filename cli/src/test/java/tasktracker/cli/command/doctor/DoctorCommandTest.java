package tasktracker.cli.command.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.cli.Cli;
import tasktracker.cli.aws.fake.FakeAws;
import tasktracker.cli.client.StubApi;
import tasktracker.cli.error.ExitCode;
import tasktracker.contract.Json;

final class DoctorCommandTest {
    private static final List<String> IDS = List.of("java", "aot-cache", "config", "credentials", "profile", "data",
            "state", "cache", "completion", "proxy", "ca-bundle", "local-stack", "key", "dns", "connect", "tls", "api",
            "clock", "stack", "key-expiry");
    private static final String CANARY = "canaryN7qX";

    @TempDir
    private Path home;
    private StubApi api;
    private Cli cli;

    @BeforeEach
    void start() throws IOException {
        api = new StubApi();
        cli = new Cli(home).env("TASKTRACKER_ENDPOINT", api.endpoint()).env("TASKTRACKER_API_KEY", Cli.KEY).http()
                .clock(Clock.fixed(Instant.now(), Cli.ZONE)).http();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void every_check_has_an_id_that_stays() {
        api.json(200, "{\"data\":[],\"nextCursor\":null}");
        assertEquals(IDS, List.copyOf(verdicts(cli.run("doctor", "-o", "json")).keySet()));
        assertEquals(IDS, cli.run("doctor", "--offline", "-o", "id").out().lines().toList());
    }

    @Test
    void an_api_that_answers_passes() {
        api.json(200, "{\"data\":[],\"nextCursor\":null}");
        Cli.Run run = cli.run("doctor", "-o", "json");
        assertEquals(ExitCode.OK, run.code());
        assertEquals("", run.err());
        Map<String, String> verdicts = verdicts(run);
        assertEquals("pass well formed; user test, reads and writes", verdicts.get("key"));
        assertEquals("skip plain http, which stays on this machine", verdicts.get("tls"));
        assertEquals("pass within 1 s of the server", verdicts.get("clock"));
        assertEquals("pass 127.0.0.1 is an address and needs no look-up", verdicts.get("dns"));
        assertTrue(verdicts.get("api").startsWith("pass answered 200 within "), verdicts.get("api"));
        assertEquals("skip profile local names no stack", verdicts.get("stack"));
        assertEquals("/dev/tasks?limit=1", api.seen().getFirst().path());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "145|warn|this machine is 2 minutes ahead of the server",
        "-125|warn|this machine is 2 minutes behind the server",
        "400|fail|this machine is 7 minutes ahead of the server; AWS refuses what is signed more than 5 minutes off",
        "50|pass|within" })
    void a_clock_that_is_wrong_is_told(int seconds, String verdict, String message) {
        api.json(200, "{\"data\":[],\"nextCursor\":null}");
        cli.clock(Clock.fixed(Instant.now().plusSeconds(seconds), Cli.ZONE)).http();
        Cli.Run run = cli.run("doctor", "-o", "json");
        assertTrue(verdicts(run).get("clock").startsWith(verdict + " " + message), verdicts(run).get("clock"));
        assertEquals(verdict.equals("fail") ? ExitCode.FAILURE : ExitCode.OK, run.code());
    }

    @Test
    void a_key_that_is_refused_fails_with_the_command_that_looks_at_it() {
        api.error(403, "INVALID_API_KEY");
        Cli.Run run = cli.run("doctor", "-o", "tsv");
        assertEquals(ExitCode.FAILURE, run.code());
        assertTrue(run.out().contains("api\tfail\tit says INVALID_API_KEY\ttasktracker keys show\n"), run.out());
        assertEquals("""
                error: 1 of 20 checks failed: api
                hint: tasktracker keys show
                """, run.err());
    }

    @Test
    void nobody_listening_skips_what_is_behind_it() throws IOException {
        StubApi gone = new StubApi();
        gone.close();
        Map<String, String> verdicts = verdicts(cli.env("TASKTRACKER_ENDPOINT", gone.endpoint())
                .run("doctor", "-o", "json"));
        assertTrue(verdicts.get("connect").startsWith("fail nothing answers at " + gone.hostAndPort()),
                verdicts.get("connect"));
        assertEquals("skip not looked at, because of the line above", verdicts.get("api"));
    }

    @Test
    void a_name_that_is_none_fails() {
        Map<String, String> verdicts = verdicts(cli.env("TASKTRACKER_ENDPOINT", "https://nobody.invalid/prod")
                .run("doctor", "-o", "json"));
        assertEquals("fail there is no host nobody.invalid, or no name service", verdicts.get("dns"));
    }

    @Test
    void a_mistyped_key_is_never_sent() {
        Map<String, String> verdicts = verdicts(cli.env("TASKTRACKER_API_KEY", Cli.KEY.replace("tt1w04test",
                "tt1w04tset")).run("doctor", "-o", "json"));
        assertTrue(verdicts.get("key").startsWith("fail the API key (TASKTRACKER_API_KEY) is mistyped"),
                verdicts.get("key"));
        assertEquals(0, api.seen().size());
    }

    @Test
    void what_is_not_the_api_is_told() {
        api.html(200, "<html>Welcome to the hotel</html>");
        assertEquals("fail answered 200, but it is not the API", verdicts(cli.run("doctor", "-o", "json")).get("api"));
    }

    @Test
    void a_broken_configuration_is_what_it_is_for() throws IOException {
        Path config = Files.createDirectories(home.resolve(".config/tasktracker")).resolve("config.toml");
        Files.writeString(config, "current = \"prod\"\n[profile.prod]\nendpont = \"x\"\n");
        Cli.Run run = cli.run("doctor", "-o", "json");
        assertEquals(ExitCode.FAILURE, run.code());
        assertEquals(IDS, List.copyOf(verdicts(run).keySet()));
        assertEquals("fail " + config + ": line 3: there is no key \"endpont\"; did you mean endpoint?",
                verdicts(run).get("config"));
        assertEquals("skip not looked at before the configuration is in order", verdicts(run).get("api"));
    }

    @Test
    void without_a_home_it_says_what_does_not_work() {
        api.json(200, "{\"data\":[],\"nextCursor\":null}");
        Cli.Run run = cli.env("HOME", null).run("doctor", "-o", "json");
        assertEquals(ExitCode.OK, run.code());
        assertEquals(IDS, List.copyOf(verdicts(run).keySet()));
        String nowhere = "warn HOME is not set, so there is no place for the files of tasktracker: ";
        assertEquals(nowhere + "no profile but local can be kept; TASKTRACKER_ENDPOINT and TASKTRACKER_API_KEY work",
                verdicts(run).get("config"));
        assertEquals(nowhere + "no keys can be kept; TASKTRACKER_API_KEY works", verdicts(run).get("credentials"));
        assertEquals(nowhere + "the local stack cannot run", verdicts(run).get("data"));
        assertEquals(nowhere + "completion knows no tasks and categories", verdicts(run).get("cache"));
        assertEquals("pass local (default), endpoint " + api.endpoint()
                + " (TASKTRACKER_ENDPOINT), key: TASKTRACKER_API_KEY", verdicts(run).get("profile"));
        assertEquals("skip HOME is not set", verdicts(cli.env("SHELL", "/bin/bash").run("doctor", "-o", "json"))
                .get("completion"));
    }

    @Test
    void without_a_home_the_local_stack_cannot_run() {
        Cli.Run run = cli.env("HOME", null).env("TASKTRACKER_ENDPOINT", null).run("doctor", "--offline", "-o", "json");
        assertEquals(ExitCode.FAILURE, run.code());
        assertEquals("fail HOME is not set, so there is no place for the files of tasktracker: the local stack cannot"
                + " run", verdicts(run).get("data"));
        assertTrue(run.err().contains("checks failed: data, state\""), run.err());
    }

    @Test
    void a_profile_that_there_is_not_is_told_once() {
        Cli.Run run = cli.run("doctor", "--profile", "locla", "-o", "json");
        assertEquals("fail there is no profile \"locla\"; did you mean local?", verdicts(run).get("profile"));
        assertEquals("skip not looked at before the configuration is in order", verdicts(run).get("key"));
        assertTrue(run.err().contains("\"message\":\"1 of 20 checks failed: profile\""), run.err());
    }

    @Test
    void folders_that_cannot_be_written_fail_where_they_are_needed() throws IOException {
        cli.env("TASKTRACKER_ENDPOINT", null).env("TASKTRACKER_API_KEY", null);
        Path file = Files.writeString(home.resolve("file"), "in the way");
        cli.env("XDG_DATA_HOME", file.toString()).env("XDG_CACHE_HOME", file.toString());
        Cli.Run run = cli.run("doctor", "-o", "json");
        String message = " " + file.resolve("tasktracker") + " cannot be written: " + file + " is a file";
        assertEquals("fail" + message, verdicts(run).get("data"));
        assertEquals("warn" + message, verdicts(run).get("cache"));
        assertEquals(ExitCode.FAILURE, run.code());
        assertFalse(Files.exists(home.resolve(".local/state/tasktracker")), "it makes nothing");
    }

    @Test
    void keys_that_others_may_read_fail_with_the_command_that_mends_it() throws IOException {
        Path file = Files.createDirectories(home.resolve(".config/tasktracker")).resolve("credentials.toml");
        Files.writeString(file, "prod = \"" + Cli.KEY + "\"\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Cli.Run run = cli.run("doctor", "--offline");
        assertTrue(run.out().contains("credentials\tfail\t"), run.out());
        assertTrue(run.out().contains("\tchmod 600 " + file + "\n"), run.out());
        Path config = Files.writeString(file.resolveSibling("config.toml"), "");
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-rw-r--"));
        assertTrue(cli.run("doctor", "--offline").out().contains("\tchmod go-w " + config + "\n"));
    }

    @Test
    void a_local_stack_that_does_not_run_is_not_started() {
        cli.env("TASKTRACKER_ENDPOINT", null).env("TASKTRACKER_API_KEY", null).localStack(() -> {
            throw new AssertionError("started");
        });
        Cli.Run run = cli.run("doctor", "-o", "json");
        assertEquals(ExitCode.OK, run.code());
        assertEquals("skip it does not run; the first command that needs it starts it",
                verdicts(run).get("local-stack"));
    }

    @Test
    void completion_is_found_where_the_shell_looks() throws IOException {
        cli.env("SHELL", "/usr/bin/fish");
        assertTrue(cli.run("doctor", "--offline").out().contains("completion\twarn\tfish does not complete"));
        Path script = home.resolve(".config/fish/completions/tasktracker.fish");
        Files.createDirectories(script.getParent());
        Files.writeString(script, "");
        assertTrue(cli.run("doctor", "--offline").out().contains("completion\tpass\tfish has it in " + script));
        cli.env("SHELL", "/bin/bash");
        Files.writeString(home.resolve(".bashrc"), "source <(tasktracker completion bash)\n");
        assertTrue(cli.run("doctor", "--offline").out()
                .contains("completion\tpass\t" + home.resolve(".bashrc") + " runs it for bash"));
        cli.env("SHELL", "/bin/tcsh");
        assertTrue(cli.run("doctor", "--offline").out().contains("completion\tskip\tthere is no completion for tcsh"));
    }

    @Test
    void proxies_and_authorities_are_looked_at() throws IOException {
        cli.env("TASKTRACKER_ENDPOINT", "https://api.example/prod").env("HTTPS_PROXY",
                "http://me:" + CANARY + "@proxy.example:3128");
        assertTrue(cli.run("doctor", "--offline").out()
                .contains("proxy\tpass\tapi.example through proxy.example:3128\t"));
        cli.env("HTTPS_PROXY", "socks5://x").env("TASKTRACKER_CA_BUNDLE", home.resolve("none.pem").toString());
        String out = cli.run("doctor", "--offline").out();
        assertTrue(out.contains("proxy\tfail\tHTTPS_PROXY names no HTTP proxy"), out);
        assertTrue(out.contains("ca-bundle\tfail\tTASKTRACKER_CA_BUNDLE names " + home.resolve("none.pem")
                + ", which cannot be used: no such file or directory\tunset TASKTRACKER_CA_BUNDLE\n"), out);
    }

    @Test
    void nothing_secret_is_in_the_output() throws IOException {
        Path folder = Files.createDirectories(home.resolve(".config/tasktracker"));
        Files.writeString(folder.resolve("config.toml"), "[profile.prod]\nendpoint = \"" + api.endpoint()
                + "\"\nkey_command = \"echo " + CANARY + " >/dev/null; echo " + Cli.KEY + "\"\n");
        Files.writeString(folder.resolve("credentials.toml"), "other = \"" + CANARY + "\"\n");
        Files.setPosixFilePermissions(folder.resolve("credentials.toml"),
                PosixFilePermissions.fromString("rw-------"));
        cli.env("AWS_SECRET_ACCESS_KEY", CANARY).env("AWS_ACCESS_KEY_ID", CANARY).env("AWS_SESSION_TOKEN", CANARY)
                .env("HTTPS_PROXY", "http://me:" + CANARY + "@proxy.example:3128")
                .env("TASKTRACKER_API_KEY", CANARY).env("OTHER", CANARY);
        for (String format : List.of("table", "json", "ndjson", "tsv", "csv")) {
            api.json(403, "{\"error\":{\"code\":\"INVALID_API_KEY\",\"message\":\"who is " + Cli.KEY + "?\"}}");
            Cli.Run run = cli.run("doctor", "--profile", "prod", "-o", format);
            assertFalse((run.out() + run.err()).contains(CANARY), format + run.out() + run.err());
            assertTrue(run.out().contains("who is [redacted]?"), run.out());
        }
    }

    @Test
    void a_table_wraps_and_never_cuts() {
        api.json(200, "{\"data\":[],\"nextCursor\":null}");
        cli.env("SHELL", "/bin/zsh");
        Cli.Run run = cli.terminal().run("doctor");
        assertTrue(run.out().contains("\npass  key          well formed; user test, reads and writes\n"), run.out());
        assertTrue(run.out().contains("""
                warn  completion   zsh does not complete commands, names and ids of tasktracker
                                   next: mkdir -p %s/.zfunc && tasktracker completion zsh > %s/.zfunc/_tasktracker
                """.formatted(home, home)), run.out());
        assertTrue(run.err().startsWith("nothing fails, but look at java, aot-cache, completion"), run.err());
        assertFalse(run.out().contains("…"), run.out());
    }

    @Test
    void the_stack_is_looked_at_when_there_is_one() throws IOException {
        try (FakeAws aws = new FakeAws()) {
            aws.stacks().add("good", "UPDATE_COMPLETE");
            aws.stacks().add("bad", "UPDATE_ROLLBACK_FAILED");
            aws.stacks().add("busy", "UPDATE_IN_PROGRESS");
            cli.env("AWS_ENDPOINT_URL", aws.endpoint().toString()).env("AWS_ACCESS_KEY_ID", "id")
                    .env("AWS_SECRET_ACCESS_KEY", "secret").env("AWS_REGION", FakeAws.REGION);
            Map<String, String> expected = Map.of("good", "pass good is UPDATE_COMPLETE", "bad",
                    "fail bad is UPDATE_ROLLBACK_FAILED", "busy", "warn busy is UPDATE_IN_PROGRESS", "none",
                    "fail there is no stack none in " + FakeAws.REGION);
            expected.forEach((name, verdict) -> {
                api.json(200, "{\"data\":[],\"nextCursor\":null}");
                assertEquals(verdict, verdicts(cli.env("TASKTRACKER_STACK", name).run("doctor", "-o", "json"))
                        .get("stack"));
            });
        }
    }

    @Test
    void there_is_no_call_to_explain() {
        assertEquals(ExitCode.USAGE, cli.run("doctor", "--explain").code());
    }

    /** Verdict and message of each check. */
    private static Map<String, String> verdicts(Cli.Run run) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        try {
            Json.read(run.out().getBytes(StandardCharsets.UTF_8), json -> {
                Json.object(json, (field, in) -> {
                    if (field.equals("data")) {
                        for (Object row : new ArrayList<>(Json.array(in, Json::value))) {
                            Map<?, ?> map = (Map<?, ?>) row;
                            verdicts.put((String) map.get("check"), map.get("verdict") + " " + map.get("message"));
                        }
                    } else {
                        in.skipChildren();
                    }
                });
                return verdicts;
            });
        } catch (IOException e) {
            throw new AssertionError(run.toString(), e);
        }
        return verdicts;
    }
}
