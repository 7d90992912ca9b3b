package tasktracker.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.cli.Cli;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;

final class ProxySettingsTest {
    private static final String REFUSED = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n";
    private static final String WHO_ARE_YOU = """
            HTTP/1.1 407 Who are you\r
            Proxy-Authenticate: Basic realm="p"\r
            Content-Length: 0\r
            Connection: close\r
            \r
            """;

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "https://api.example.com/, -, proxy:3128",
        "http://api.example.com/, -, plain:80", "https://127.0.0.1/, -, -", "https://localhost/, -, -",
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
        CliException e = assertThrows(CliException.class, () -> ProxySettings.of(environment::get));
        assertEquals("HTTPS_PROXY names no HTTP proxy such as http://proxy.example.com:3128", e.failure().message());
    }

    /** In a process of its own: the JDK decides once, before its first client, whether tunnels may use a password. */
    @Test
    void tunnels_through_the_proxy_with_its_password(@TempDir Path home) throws Exception {
        List<String> heads = Collections.synchronizedList(new ArrayList<>());
        try (ServerSocket proxy = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuse(proxy, heads));
            ProcessBuilder tool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                    System.getProperty("java.class.path"), "tasktracker.cli.Main", "task", "list")
                    .redirectErrorStream(true).redirectOutput(home.resolve("output").toFile());
            tool.environment().clear();
            tool.environment().putAll(Map.of("HOME", home.toString(), "HTTPS_PROXY",
                    "http://me:p%40ss@127.0.0.1:" + proxy.getLocalPort(), "TASKTRACKER_ENDPOINT",
                    "https://api.invalid/dev", "TASKTRACKER_API_KEY", Cli.KEY));
            assertEquals(ExitCode.NETWORK.number(), tool.start().waitFor(), () -> output(home));
        }
        assertEquals("CONNECT api.invalid:443 HTTP/1.1", heads.getFirst().lines().findFirst().orElseThrow());
        assertEquals(true, heads.getLast().contains("Proxy-Authorization: Basic bWU6cEBzcw=="), heads.getLast());
        assertEquals(false, String.join("", heads).contains(Cli.KEY));
    }

    private static String output(Path home) {
        try {
            return Files.readString(home.resolve("output"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuse(ServerSocket proxy, List<String> heads) {
        try {
            while (true) {
                try (Socket socket = proxy.accept()) {
                    String head = head(new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1)));
                    heads.add(head);
                    String answer = head.contains("Proxy-Authorization") ? REFUSED : WHO_ARE_YOU;
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException _) {
            // the test has ended and closed the socket
        }
    }

    private static String head(BufferedReader in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }
}
