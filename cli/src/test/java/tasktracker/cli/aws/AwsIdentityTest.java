package tasktracker.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import tasktracker.cli.error.CliException;

/** Credentials and region are found in the order of the AWS tools, and only where a test has put them. */
final class AwsIdentityTest {
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void profiles(@TempDir Path home) throws IOException {
        environment.put("HOME", home.toString());
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), """
                [default]
                region = eu-west-1
                [profile work]
                region = us-west-2
                """);
        Files.writeString(home.resolve(".aws/credentials"), """
                [default]
                aws_access_key_id = default-id
                aws_secret_access_key = default-secret
                [work]
                aws_access_key_id = work-id
                aws_secret_access_key = work-secret
                """);
    }

    private AwsIdentity identity(String profile, String region) {
        return new AwsIdentity(new AwsTarget(profile, region, null, environment::get));
    }

    private AwsCredentials credentials(String profile) {
        return identity(profile, null).credentials().resolveCredentials();
    }

    @Test
    void the_region_is_the_one_named_then_the_variables_then_the_profiles() {
        assertEquals("eu-west-1", identity(null, null).region().id());
        assertEquals("us-west-2", identity("work", null).region().id());
        environment.put("AWS_DEFAULT_REGION", "ap-south-1");
        assertEquals("ap-south-1", identity("work", null).region().id());
        environment.put("AWS_REGION", "ap-east-1");
        assertEquals("ap-east-1", identity("work", null).region().id());
        assertEquals("eu-central-1", identity("work", "eu-central-1").region().id());
    }

    @Test
    void an_empty_variable_is_none() {
        environment.put("AWS_REGION", "");
        assertEquals("eu-west-1", identity(null, null).region().id());
    }

    @Test
    void the_credentials_are_those_of_the_profile_named_then_the_variables_then_the_profiles() {
        assertEquals("default-id", credentials(null).accessKeyId());
        environment.put("AWS_PROFILE", "work");
        assertEquals("work-id", credentials(null).accessKeyId());
        assertEquals("us-west-2", identity(null, null).region().id());
        environment.put("AWS_ACCESS_KEY_ID", "variable-id");
        environment.put("AWS_SECRET_ACCESS_KEY", "variable-secret");
        assertEquals("variable-id", credentials(null).accessKeyId());
        assertEquals("work-id", credentials("work").accessKeyId());
        environment.put("AWS_SESSION_TOKEN", "token");
        assertEquals("token", ((AwsSessionCredentials) credentials(null)).sessionToken());
    }

    @Test
    void the_files_may_be_elsewhere(@TempDir Path elsewhere) throws IOException {
        Path config = Files.writeString(elsewhere.resolve("c"), "[default]\nregion = sa-east-1\n");
        environment.put("AWS_CONFIG_FILE", config.toString());
        assertEquals("sa-east-1", identity(null, null).region().id());
    }

    @Test
    void a_profile_that_is_not_there_is_named() {
        CliException thrown = assertThrows(CliException.Denied.class, () -> identity("gone", "eu-west-1")
                .credentials());
        assertEquals("there is no AWS profile gone", thrown.failure().message());
        environment.put("AWS_PROFILE", "gone too");
        assertThrows(CliException.Denied.class, () -> identity(null, "eu-west-1").credentials());
    }

    @Test
    void a_region_that_nobody_names_or_that_is_none_is_refused() {
        environment.put("AWS_CONFIG_FILE", "/nowhere");
        assertEquals("NO_AWS_REGION", assertThrows(CliException.Usage.class, () -> identity(null, null).region())
                .failure().code());
        assertEquals("INVALID_AWS_REGION", assertThrows(CliException.Usage.class,
                () -> identity(null, "eu central").region()).failure().code());
    }

    @Test
    void the_local_stack_never_sees_the_users_credentials() {
        environment.put("AWS_ACCESS_KEY_ID", "variable-id");
        environment.put("AWS_SECRET_ACCESS_KEY", "variable-secret");
        AwsTarget target = AwsTarget.local(URI.create("http://127.0.0.1:1234/v1"));
        AwsIdentity identity = new AwsIdentity(target);
        assertEquals("local", identity.credentials().resolveCredentials().accessKeyId());
        assertEquals("us-east-1", identity.region().id());
        assertEquals(URI.create("http://127.0.0.1:1234"), target.localStack());
    }

    @Test
    void aws_is_redirected_by_its_own_variable() {
        AwsTarget target = new AwsTarget(null, "eu-west-1", null, environment::get);
        try (AwsClients clients = new AwsClients(target)) {
            assertFalse(clients.isRedirected());
            environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
            assertTrue(clients.isRedirected());
            assertEquals("eu-west-1", clients.region());
        }
    }
}
