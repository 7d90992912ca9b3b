package tasktracker.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.aws.fake.FakeAws;
import tasktracker.cli.client.StubApi;
import tasktracker.cli.client.TestProxy;
import tasktracker.cli.client.TlsServer;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;

/** Calls to AWS go the way of all others: through the proxy of the user, with the authorities of the user. */
final class AwsNetworkTest {
    private static final String WHO = "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>42</Account>"
            + "</GetCallerIdentityResult></GetCallerIdentityResponse>";

    @TempDir
    private static Path directory;
    private static TlsServer aws;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeAll
    static void start() throws Exception {
        aws = new TlsServer(directory, "dns:aws.invalid",
                exchange -> StubApi.send(exchange, 200, WHO, "Content-Type", "text/xml"));
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @BeforeEach
    void name() {
        environment.putAll(Map.of("HOME", directory.toString(), "AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY",
                "secret", "AWS_ENDPOINT_URL", "https://aws.invalid"));
    }

    private String account() {
        try (AwsClients clients = new AwsClients(new AwsTarget(null, "eu-west-1", null, environment::get))) {
            return AwsFailures.told("sts:GetCallerIdentity", () -> clients.sts().getCallerIdentity().account());
        }
    }

    @Test
    void a_call_goes_through_the_proxy_with_its_password_and_trusts_the_bundle() throws Exception {
        environment.put("TASKTRACKER_CA_BUNDLE", aws.authority().toString());
        try (TestProxy proxy = new TestProxy(aws.port())) {
            environment.put("HTTPS_PROXY", proxy.url());
            environment.put("HTTP_PROXY", "http://127.0.0.1:1");
            assertEquals("42", account());
            assertEquals(List.of("CONNECT aws.invalid:443 HTTP/1.1"), proxy.known());
        }
    }

    @Test
    void a_bundle_and_a_proxy_of_no_use_are_told_as_everywhere() throws Exception {
        environment.put("HTTPS_PROXY", "socks5://127.0.0.1:1");
        assertEquals("PROXY_UNUSABLE", assertThrows(CliException.Usage.class, this::account).failure().code());
        environment.put("TASKTRACKER_CA_BUNDLE", directory.resolve("none.pem").toString());
        try (TestProxy proxy = new TestProxy(aws.port())) {
            environment.put("HTTPS_PROXY", proxy.url());
            assertEquals("CA_BUNDLE_UNREADABLE",
                    assertThrows(CliException.Local.class, this::account).failure().code());
        }
    }

    @Test
    void an_unknown_authority_is_told_with_the_way_out() throws Exception {
        try (TestProxy proxy = new TestProxy(aws.port())) {
            environment.put("HTTPS_PROXY", proxy.url());
            CliException.Network thrown = assertThrows(CliException.Network.class, this::account);
            assertEquals("sts:GetCallerIdentity got no secure connection: no authority known here vouches for its"
                    + " certificate", thrown.failure().message());
            assertTrue(thrown.failure().hint().startsWith("export TASKTRACKER_CA_BUNDLE=FILE.pem"),
                    thrown.failure().hint());
        }
    }

    /** In a process of its own: the SDK by itself looks at the variables of the process. */
    @Test
    void this_machine_is_never_reached_through_a_proxy(@TempDir Path home) throws Exception {
        try (FakeAws fake = new FakeAws(); TestProxy proxy = new TestProxy()) {
            ProcessBuilder tool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                    System.getProperty("java.class.path"), "tasktracker.cli.Main", "stack", "status", "--stack", "gone")
                    .redirectErrorStream(true).redirectOutput(home.resolve("output").toFile());
            tool.environment().clear();
            fake.environment().forEach(tool.environment()::put);
            tool.environment().putAll(Map.of("HOME", home.toString(), "HTTP_PROXY", proxy.url(), "http_proxy",
                    proxy.url()));
            int code = tool.start().waitFor();
            String output = Files.readString(home.resolve("output"));
            assertEquals(ExitCode.NOT_FOUND.number(), code, output);
            assertEquals(List.of("cloudformation:DescribeStacks"), fake.calls());
            assertEquals(List.of(), proxy.heads());
        }
    }
}
