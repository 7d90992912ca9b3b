package tasktracker.cli.command.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.aws.fake.FakeAws;
import tasktracker.cli.error.ExitCode;
import tasktracker.contract.ApiKey;

/** Deployments that go well, from the first to one that has nothing to do. */
final class DeployTest {
    private static final String BUCKET = "tasktracker-artifacts-123456789012-eu-central-1";

    private final FakeAws aws = new FakeAws();
    private Installation installation;
    private Cli cli;

    @BeforeEach
    void installed(@TempDir Path folder, @TempDir Path home) {
        installation = new Installation(folder);
        cli = aws.cli(new Cli(home).installation(folder));
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void the_first_deployment_ends_with_a_key_and_a_current_profile() throws IOException {
        aws.stacks().changes("Add New AWS::DynamoDB::Table TasksTable", "Add New AWS::Lambda::Function CreateTask",
                "Add New AWS::ApiGateway::RestApi Api");
        aws.stacks().next("CREATE_COMPLETE", "CREATE_IN_PROGRESS AWS::DynamoDB::Table TasksTable",
                "CREATE_COMPLETE AWS::DynamoDB::Table TasksTable");
        cli.run("deploy").is(ExitCode.OK,
                "created\ttasktracker-dev\teu-central-1\tdev\thttps://api1.execute-api.eu-central-1.amazonaws.com/v1\n",
                """
                        account 123456789012, region eu-central-1, stack tasktracker-dev
                        uploading the code, 1 kB, to tasktracker-artifacts-123456789012-eu-central-1
                          add TasksTable AWS::DynamoDB::Table
                          add CreateTask AWS::Lambda::Function
                          add Api AWS::ApiGateway::RestApi
                        10:00:01 CREATE_IN_PROGRESS AWS::CloudFormation::Stack tasktracker-dev: User Initiated
                        10:00:02 CREATE_IN_PROGRESS AWS::DynamoDB::Table TasksTable
                        10:00:03 CREATE_COMPLETE AWS::DynamoDB::Table TasksTable
                        10:00:04 CREATE_COMPLETE AWS::CloudFormation::Stack tasktracker-dev
                        the stack is CREATE_COMPLETE
                        AWS_ENDPOINT_URL is set, so the API itself is not called
                        issuing an API key for ada, and waiting until it works
                        profile dev is current; to go back: tasktracker profile use local
                        """);
        assertEquals("""
                current = "dev"
                [profile.dev]
                endpoint = "https://api1.execute-api.eu-central-1.amazonaws.com/v1"
                region = "eu-central-1"
                stack = "tasktracker-dev"
                """, Files.readString(cli.home().resolve(".config/tasktracker/config.toml")));
        String key = Files.readString(cli.home().resolve(".config/tasktracker/credentials.toml"))
                .replace("dev = \"", "").replace("\"\n", "");
        assertEquals("ada", ApiKey.parse(key).orElseThrow().userId());
        assertEquals(List.of("tasktracker/tasktracker-dev/ada/default"), List.copyOf(aws.services().keys.values()));
    }

    @Test
    void the_bucket_is_closed_encrypted_versioned_and_swept_before_anything_is_in_it() {
        cli.run("deploy");
        assertEquals(Set.of("publicAccessBlock", "encryption", "versioning", "lifecycle", "tagging"),
                aws.buckets().settings(BUCKET));
        List<String> calls = aws.calls().stream().filter(call -> call.startsWith("s3:")).toList();
        assertEquals(List.of("s3:HEAD bucket", "s3:PUT bucket", "s3:PUT bucket publicAccessBlock",
                "s3:PUT bucket encryption", "s3:PUT bucket versioning", "s3:PUT bucket lifecycle",
                "s3:PUT bucket tagging", "s3:HEAD object", "s3:PUT object", "s3:PUT object"), calls);
    }

    @Test
    void a_bucket_whose_making_was_interrupted_is_finished() {
        aws.failNext("s3:PUT bucket versioning", 403, "AccessDenied", "no");
        Cli.Run first = cli.run("deploy");
        assertEquals(ExitCode.DENIED, first.code());
        assertTrue(first.err().endsWith("""
                error: AWS denies s3:PutBucketVersioning: no
                hint: ask for the action s3:PutBucketVersioning; share/iam in the installation has the policies
                """), first.err());
        assertEquals(ExitCode.OK, cli.run("deploy").code());
        assertEquals(Set.of("publicAccessBlock", "encryption", "versioning", "lifecycle", "tagging"),
                aws.buckets().settings(BUCKET));
    }

    @Test
    void the_template_names_the_code_by_its_digest() {
        cli.run("deploy");
        List<String> keys = List.copyOf(aws.buckets().keys(BUCKET));
        String code = keys.getFirst();
        assertTrue(code.startsWith("functions/tasktracker-dev/") && code.endsWith(".jar"), code);
        assertEquals("code 1", new String(aws.buckets().content(BUCKET, code), UTF_8));
        String template = new String(aws.buckets().content(BUCKET, keys.get(1)), UTF_8);
        assertEquals(Installation.read("template.yaml").replace("CodeUri: backend/functions/target/functions.jar",
                "CodeUri: s3://" + BUCKET + "/" + code), template);
        assertTrue(template.length() > 51_200, "larger than a template that is sent along");
    }

    @Test
    void parameters_come_from_the_command_line_then_the_environment_then_the_stack() {
        cli.run("deploy", "--parameter", "LogLevel=WARN", "--parameter", "QuotaLimit=5");
        assertEquals("WARN", aws.stacks().get("tasktracker-dev").parameters.get("LogLevel"));
        assertEquals("7", aws.stacks().get("tasktracker-dev").parameters.get("LogRetentionDays"));
        cli.run("deploy");
        assertEquals("DEBUG", aws.stacks().get("tasktracker-dev").parameters.get("LogLevel"));
        assertEquals("5", aws.stacks().get("tasktracker-dev").parameters.get("QuotaLimit"));
    }

    @Test
    void no_changes_is_success_and_uploads_nothing_and_issues_nothing() {
        cli.run("deploy");
        aws.forgetCalls();
        aws.stacks().changes();
        cli.run("deploy").is(ExitCode.OK,
                "unchanged\ttasktracker-dev\teu-central-1\tdev\thttps://api1.execute-api.eu-central-1.amazonaws.com/v1\n",
                """
                        account 123456789012, region eu-central-1, stack tasktracker-dev
                        the code has not changed
                        no changes: the stack is as the template wants it
                        AWS_ENDPOINT_URL is set, so the API itself is not called
                        profile dev is current; to go back: tasktracker profile use local
                        """);
        assertEquals(1, aws.services().keys.size());
        assertFalse(aws.calls().contains("cloudformation:ExecuteChangeSet"));
        assertTrue(aws.calls().contains("cloudformation:DeleteChangeSet"), "the empty change set is removed");
    }

    @Test
    void changed_code_alone_needs_no_consent() {
        cli.run("deploy");
        installation.code("code 2");
        aws.stacks().changes("Modify False AWS::Lambda::Function CreateTask",
                "Add New AWS::Lambda::Version CreateTaskVersionb", "Remove New AWS::Lambda::Version CreateTaskVersiona",
                "Modify Conditional AWS::Lambda::Permission CreateTaskRoutePermission");
        Cli.Run run = cli.run("deploy");
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertTrue(run.err().contains("  REMOVE CreateTaskVersiona AWS::Lambda::Version\n"), run.err());
        assertTrue(run.out().startsWith("updated\t"), run.out());
        assertEquals(2, aws.buckets().keys(BUCKET).stream().filter(key -> key.startsWith("functions/")).count());
    }

    @Test
    void when_quiet_only_the_result_is_said() {
        aws.services().concurrency = 10;
        cli.run("deploy", "-q").prints(
                "created\ttasktracker-dev\teu-central-1\tdev\thttps://api1.execute-api.eu-central-1.amazonaws.com/v1\n");
    }

    @Test
    void what_replaces_is_shown_in_red_and_asked_for() {
        cli.run("deploy");
        aws.stacks().changes("Modify True AWS::DynamoDB::Table TasksTable", "Add New AWS::IAM::Role Role");
        Cli.Run piped = cli.run("deploy");
        assertEquals(ExitCode.FAILURE, piped.code());
        assertTrue(piped.err().endsWith("""
                  REPLACE TasksTable AWS::DynamoDB::Table
                  add Role AWS::IAM::Role
                error: nobody can be asked here: TasksTable is to be replaced or removed. Go on?
                hint: tasktracker deploy --yes
                """), piped.err());
        assertEquals("CREATE_COMPLETE", aws.stacks().get("tasktracker-dev").status);
        Cli.Run asked = cli.terminal().stdin("y\n").run("deploy", "--color", "always");
        assertEquals(ExitCode.OK, asked.code(), asked.err());
        assertTrue(asked.err().contains("\u001b[31mREPLACE TasksTable AWS::DynamoDB::Table\u001b[0m"), asked.err());
        assertEquals("UPDATE_COMPLETE", aws.stacks().get("tasktracker-dev").status);
    }

    @Test
    void what_a_protected_profile_may_lose_is_agreed_to_by_its_name_alone() {
        cli.run("deploy");
        cli.run("profile", "add", "dev", "--protected", "-q");
        aws.stacks().changes("Modify True AWS::DynamoDB::Table TasksTable");
        Cli.Run yes = cli.run("deploy", "--yes");
        assertEquals(ExitCode.FAILURE, yes.code());
        assertTrue(yes.err().endsWith("""
                error: nobody can be asked here: TasksTable is to be replaced or removed. Go on?
                hint: tasktracker deploy --yes --confirm dev
                """), yes.err());
        assertEquals("CREATE_COMPLETE", aws.stacks().get("tasktracker-dev").status);
        assertTrue(aws.calls().contains("cloudformation:DeleteChangeSet"), aws.calls().toString());
        Cli.Run typed = cli.terminal().stdin("dev\n").run("deploy");
        assertEquals(ExitCode.OK, typed.code(), typed.err());
        aws.stacks().changes("Modify True AWS::DynamoDB::Table TasksTable");
        assertEquals(ExitCode.OK, cli.piped().run("deploy", "--confirm", "dev").code());
    }

    @Test
    void who_declines_leaves_no_change_set() {
        cli.run("deploy");
        aws.stacks().changes("Remove New AWS::SNS::Topic AlarmTopic");
        aws.forgetCalls();
        Cli.Run run = cli.terminal().stdin("n\n").run("deploy");
        assertEquals(ExitCode.FAILURE, run.code());
        assertTrue(run.err().endsWith("error: not confirmed, the stack stays as it is\n"), run.err());
        assertTrue(aws.calls().contains("cloudformation:DeleteChangeSet"));
        assertFalse(aws.calls().contains("cloudformation:ExecuteChangeSet"));
    }

    @Test
    void a_dry_run_changes_nothing() {
        cli.run("deploy", "--dry-run").is(ExitCode.OK, "planned\ttasktracker-dev\teu-central-1\t\t\n", """
                account 123456789012, region eu-central-1, stack tasktracker-dev
                would make the bucket tasktracker-artifacts-123456789012-eu-central-1
                would upload the code
                would create the stack tasktracker-dev
                """);
        assertEquals(List.of("sts:GetCallerIdentity", "cloudformation:DescribeStacks", "apigateway:GET /account",
                "lambda:GET /2016-08-19/account-settings", "dynamodb:DescribeLimits", "s3:HEAD bucket"), aws.calls());
        assertFalse(Files.exists(cli.home().resolve(".config/tasktracker/config.toml")));
    }

    @Test
    void without_execution_the_change_set_waits() {
        Cli.Run run = cli.run("deploy", "--no-execute", "-o", "json");
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertEquals("", run.err());
        assertEquals(
                "{\"data\":{\"result\":\"planned\",\"stack\":\"tasktracker-dev\",\"status\":\"REVIEW_IN_PROGRESS\","
                        + "\"account\":\"123456789012\",\"region\":\"eu-central-1\",\"profile\":null,\"keyId\":null,"
                        + "\"endpoint\":\"https://api1.execute-api.eu-central-1.amazonaws.com/v1\","
                        + "\"changeSet\":\"tasktracker-1795339800000\",\"outputs\":{\"ApiUrl\":"
                        + "\"https://api1.execute-api.eu-central-1.amazonaws.com/v1\",\"UsagePlanId\":\"plan1\","
                        + "\"CursorSecretArn\":\"arn:secret\"},\"changes\":[{\"effect\":\"add\",\"resource\":\"TasksTable\","
                        + "\"type\":\"AWS::DynamoDB::Table\"}],\"warnings\":[]}}\n",
                run.out());
        assertFalse(aws.calls().contains("cloudformation:ExecuteChangeSet"));
        assertFalse(aws.calls().contains("cloudformation:DeleteChangeSet"));
    }

    @Test
    void prod_is_protected_and_so_is_its_profile() throws IOException {
        aws.services().plan = "tasktracker-prod";
        Cli.Run run = cli.run("deploy", "--env", "prod", "--parameter", "AlarmEmail=ada@example.org");
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertTrue(aws.stacks().get("tasktracker-prod").isProtected);
        assertTrue(Files.readString(cli.home().resolve(".config/tasktracker/config.toml"))
                .contains("protected = true\n"));
    }

    @Test
    void large_code_goes_in_parts() {
        installation.code("x".repeat(9 * 1024 * 1024));
        assertEquals(ExitCode.OK, cli.run("deploy").code());
        String key = aws.buckets().keys(BUCKET).iterator().next();
        assertEquals(9 * 1024 * 1024, aws.buckets().content(BUCKET, key).length);
        assertEquals(2, aws.calls().stream().filter("s3:PUT object partNumber"::equals).count());
    }

    @Test
    void the_api_is_called_until_the_key_works() {
        cli.env("AWS_ENDPOINT_URL", "");
        for (String service : List.of("API_GATEWAY", "CLOUDFORMATION", "LAMBDA", "DYNAMODB", "S3", "STS")) {
            cli.env("AWS_ENDPOINT_URL_" + service, aws.endpoint().toString());
        }
        Cli.Run first = cli.run("deploy");
        assertEquals(ExitCode.OK, first.code(), first.err());
        assertFalse(first.err().contains("is not called"), first.err());
        aws.stacks().changes();
        Cli.Run second = cli.run("deploy");
        assertTrue(second.err().contains("the API answers\n"), second.err());
    }

    @Test
    void tasks_that_are_left_in_local_are_named() throws IOException {
        Files.createDirectories(cli.home().resolve(".local/share/tasktracker/local"));
        cli.run("task", "add", "Buy milk");
        Cli.Run run = cli.run("deploy");
        assertTrue(run.err().endsWith(
                "1 task is in local; to bring them along: tasktracker copy --from local --to dev\n"), run.err());
    }
}
