package tasktracker.cli.command.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import tasktracker.cli.Cli;
import tasktracker.cli.aws.AwsEmulator;
import tasktracker.cli.error.ExitCode;

/** The product's own template through the real SAM transform, onto an emulator of CloudFormation and its services. */
@Tag("external")
final class DeployOnEmulatorTest {
    private static final Region REGION = Region.EU_CENTRAL_1;
    private static final StaticCredentialsProvider ANYBODY = StaticCredentialsProvider.create(
            AwsBasicCredentials.create("id", "secret"));

    private AwsEmulator emulator;
    private Installation installation;
    private Cli cli;

    @BeforeEach
    void startEmulator(@TempDir Path folder, @TempDir Path home) throws IOException, InterruptedException {
        emulator = AwsEmulator.start(Map.of("MOTO_SAM_FAIL_ONCE", "UpdateTaskRole"));
        installation = new Installation(folder);
        cli = new Cli(home).installation(folder)
                .env("AWS_ENDPOINT_URL", emulator.endpoint().toString())
                .env("AWS_ACCESS_KEY_ID", "id")
                .env("AWS_SECRET_ACCESS_KEY", "secret")
                .env("AWS_REGION", REGION.id())
                .env("LOGNAME", "ada");
    }

    @AfterEach
    void stopEmulator() {
        if (emulator != null) {
            emulator.close();
        }
    }

    @Test
    void a_stack_from_a_failed_first_try_to_its_end() throws IOException {
        Cli.Run failed = cli.run("deploy", "--yes");
        assertEquals(ExitCode.FAILURE, failed.code());
        assertTrue(failed.err().contains("error: the stack tasktracker-dev is ROLLBACK_COMPLETE: UpdateTaskRole"
                + " (AWS::IAM::Role) CREATE_FAILED: injected failure\n"), failed.err());
        assertFalse(Files.exists(cli.home().resolve(".config/tasktracker/config.toml")));

        assertEquals(List.of(), tables());
        Cli.Run created = cli.run("deploy", "--yes", "-o", "json");
        assertEquals(ExitCode.OK, created.code(), created.err());
        assertTrue(created.out().contains("\"result\":\"created\""), created.out());
        assertTrue(created.out().contains("\"status\":\"CREATE_COMPLETE\""), created.out());
        for (String output : List.of("ApiUrl", "ApiId", "StageName", "UsagePlanId", "TasksTableName",
                "CategoriesTableName", "LedgerTableName", "CursorSecretArn", "AccessLogGroup")) {
            assertTrue(created.out().contains("\"" + output + "\":\""), output);
        }
        assertTrue(Files.readString(cli.home().resolve(".config/tasktracker/config.toml"))
                .contains("current = \"dev\""));
        assertEquals(1, keys());
        assertTrue(Files.exists(cli.home().resolve(".config/tasktracker/credentials.toml")));

        Cli.Run again = cli.run("deploy");
        assertEquals(ExitCode.OK, again.code(), again.err());
        assertTrue(again.out().startsWith("unchanged\t"), again.out());
        assertTrue(again.err().contains("\nno changes: the stack is as the template wants it\n"), again.err());
        assertEquals(1, keys());

        assertEquals(3, tables().size());
        installation.code("code 2");
        Cli.Run updated = cli.run("deploy");
        assertEquals(ExitCode.OK, updated.code(), updated.err());
        assertTrue(updated.out().startsWith("updated\t"), updated.out());

        assertEquals(3, tables().size());
        Cli.Run status = cli.run("stack", "status", "-o", "json");
        assertEquals(ExitCode.OK, status.code(), status.err());
        assertTrue(status.out().contains("\"status\":\"UPDATE_COMPLETE\""), status.out());
        assertEquals(ExitCode.OK, cli.run("stack", "rotate-cursor-key").code());
        assertEquals(ExitCode.OK, cli.run("stack", "logs", "-q").code());
        assertEquals(ExitCode.OK, cli.run("keys", "list").code());

        Cli.Run deleted = cli.run("stack", "delete", "--purge", "--confirm", "tasktracker-dev");
        assertEquals(ExitCode.OK, deleted.code(), deleted.err());
        assertEquals(0, keys());
        assertEquals(List.of(), tables());
        assertEquals(List.of(), buckets());
    }

    @Test
    void localhost_is_as_good_as_its_number_and_a_plain_deletion_names_what_stays() {
        cli.env("AWS_ENDPOINT_URL", "http://localhost:" + emulator.endpoint().getPort());
        assertEquals(ExitCode.FAILURE, cli.run("deploy", "--stack", "second", "--env", "dev", "--yes").code());
        Cli.Run created = cli.run("deploy", "--stack", "second", "--env", "dev", "--yes");
        assertEquals(ExitCode.OK, created.code(), created.err());
        Cli.Run deleted = cli.run("stack", "delete", "--confirm", "second");
        assertEquals(ExitCode.OK, deleted.code(), deleted.err());
        assertTrue(deleted.err().contains("\nstays: the table second-TasksTable-"), deleted.err());
        assertTrue(deleted.err().contains("\nstay: the uploaded code and templates\n"), deleted.err());
        assertTrue(deleted.err().contains("; API keys that stay: "), deleted.err());
    }

    private int keys() {
        try (ApiGatewayClient client = ApiGatewayClient.builder().endpointOverride(endpoint()).region(REGION)
                .credentialsProvider(ANYBODY).build()) {
            return client.getApiKeys().items().size();
        }
    }

    private List<String> tables() {
        try (DynamoDbClient client = DynamoDbClient.builder().endpointOverride(endpoint()).region(REGION)
                .credentialsProvider(ANYBODY).build()) {
            return client.listTables().tableNames();
        }
    }

    private List<String> buckets() {
        try (S3Client client = S3Client.builder().endpointOverride(endpoint()).region(REGION)
                .credentialsProvider(ANYBODY).forcePathStyle(true).build()) {
            return client.listBuckets().buckets().stream().map(bucket -> bucket.name()).toList();
        }
    }

    private URI endpoint() {
        return emulator.endpoint();
    }
}
