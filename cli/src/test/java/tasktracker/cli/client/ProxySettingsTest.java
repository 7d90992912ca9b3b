package tasktracker.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.cli.Cli;
import tasktracker.cli.config.Connection;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;

final class ProxySettingsTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "https://api.example.com/, -, proxy:3128",
        "http://api.example.com/, -, plain:80", "https://127.0.0.1/, -, -", "https://localhost/, -, -",
        "https://127.0.0.2/, -, -", "https://[::1]/, -, -", "https://127.example.com/, -, proxy:3128",
        "https://api.example.com/, example.com, -", "https://api.example.com/, .example.com, -",
        "https://api.example.com/, *.example.com, -", "https://example.com/, .example.com, -",
        "https://badexample.com/, example.com, proxy:3128", "https://API.Example.com/, 'other, api.EXAMPLE.com', -",
        "https://api.example.com/, *, -" })
    void chooses_the_proxy(String uri, String direct, String expected) {
        Map<String, String> environment = direct == null
                ? Map.of("HTTPS_PROXY", "http://proxy:3128", "http_proxy", "plain")
                : Map.of("HTTPS_PROXY", "http://proxy:3128", "http_proxy", "plain", "NO_PROXY", direct);
        Optional<InetSocketAddress> proxy = ProxySettings.of(environment::get).proxyFor(URI.create(uri));
        assertEquals(Optional.ofNullable(expected), proxy.map(to -> to.getHostString() + ":" + to.getPort()));
    }

    @Test
    void lower_case_counts_first_and_empty_is_none() {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://proxy:3128", "https_proxy", "");
        assertEquals(Optional.empty(),
                ProxySettings.of(environment::get).proxyFor(URI.create("https://api.example.com/")));
    }

    @Test
    void a_value_that_is_no_proxy_is_told_without_its_password() {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "socks5://me:secret@proxy:1080");
        ProxySettings settings = ProxySettings.of(environment::get);
        CliException e = assertThrows(CliException.class,
                () -> settings.proxyFor(URI.create("https://api.example.com/")));
        assertEquals("HTTPS_PROXY names no HTTP proxy such as http://proxy.example.com:3128", e.failure().message());
        assertEquals("unset HTTPS_PROXY, or go there without a proxy: export NO_PROXY=api.example.com",
                e.failure().hint());
    }

    @Test
    void each_proxy_is_told_its_own_password_and_nobody_elses() {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://me:p%40ss@one:3128", "http_proxy",
                "http://you@two");
        ProxySettings settings = ProxySettings.of(environment::get);
        assertEquals("me p@ss", login(settings.login("one", 3128)));
        assertEquals("you ", login(settings.login("two", 80)));
        assertEquals(null, settings.login("one", 80));
        assertEquals(null, settings.login("api.example.com", 443));
    }

    private static String login(PasswordAuthentication login) {
        return login.getUserName() + " " + new String(login.getPassword());
    }

    @Test
    void a_proxy_of_no_use_stops_only_what_would_go_through_it(@TempDir Path home) throws IOException {
        try (StubApi api = new StubApi()) {
            api.json(200, "{\"data\":[],\"nextCursor\":null}");
            Cli cli = new Cli(home).http().env("https_proxy", "socks5h://127.0.0.1:1080")
                    .env("http_proxy", "socks5h://127.0.0.1:1080")
                    .localStack(() -> new Connection(URI.create(api.endpoint()), Cli.KEY));
            cli.run("task", "list", "-q").prints("");
            cli.env("TASKTRACKER_ENDPOINT", "https://api.invalid/dev").env("TASKTRACKER_API_KEY", Cli.KEY)
                    .run("task", "list").is(ExitCode.USAGE, "", """
                            error: https_proxy names no HTTP proxy such as http://proxy.example.com:3128
                            hint: unset https_proxy, or go there without a proxy: export NO_PROXY=api.invalid
                            """);
        }
    }

    /** In a process of its own: the JDK decides once, before its first client, whether tunnels may use a password. */
    @Test
    void tunnels_through_the_proxy_with_its_password(@TempDir Path home) throws Exception {
        try (TestProxy proxy = new TestProxy()) {
            ProcessBuilder tool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                    System.getProperty("java.class.path"), "tasktracker.cli.Main", "task", "list")
                    .redirectErrorStream(true).redirectOutput(home.resolve("output").toFile());
            tool.environment().clear();
            tool.environment()
                    .putAll(Map.of("HOME", home.toString(), "HTTPS_PROXY", proxy.url(), "TASKTRACKER_ENDPOINT",
                            "https://api.invalid/dev", "TASKTRACKER_API_KEY", Cli.KEY));
            assertEquals(ExitCode.NETWORK.number(), tool.start().waitFor(), () -> output(home));
            assertEquals("CONNECT api.invalid:443 HTTP/1.1",
                    proxy.heads().getFirst().lines().findFirst().orElseThrow());
            assertEquals("CONNECT api.invalid:443 HTTP/1.1", proxy.known().getLast());
            assertEquals(false, String.join("", proxy.heads()).contains(Cli.KEY));
        }
    }

    private static String output(Path home) {
        try {
            return Files.readString(home.resolve("output"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
