package tasktracker.cli.command.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.aws.fake.FakeAws;
import tasktracker.cli.aws.fake.FakeStacks;
import tasktracker.cli.error.ExitCode;

/** Deployments that meet trouble: in the stack, in the account, in the arguments. */
final class DeployTroubleTest {
    private static final String STACK = "tasktracker-dev";

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
    void a_failed_stack_names_the_first_resource_that_failed_and_why() {
        aws.stacks().next("ROLLBACK_COMPLETE", "CREATE_IN_PROGRESS AWS::IAM::Role CreateTaskRole",
                "CREATE_FAILED AWS::Logs::LogGroup AccessLogs Resource creation cancelled",
                "CREATE_FAILED AWS::IAM::Role CreateTaskRole not authorized to perform: iam:CreateRole",
                "CREATE_FAILED AWS::IAM::Role ListTasksRole another reason");
        Cli.Run run = cli.run("deploy");
        assertEquals(ExitCode.FAILURE, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().endsWith("""
                error: the stack tasktracker-dev is ROLLBACK_COMPLETE: CreateTaskRole (AWS::IAM::Role) CREATE_FAILED: \
                not authorized to perform: iam:CreateRole
                hint: mend that and run the same command again; what happened: tasktracker stack events --stack \
                tasktracker-dev
                """), run.err());
    }

    @Test
    void what_a_failed_first_try_left_is_deleted_and_made_again() {
        FakeStacks.Stack left = aws.stacks().add(STACK, "ROLLBACK_COMPLETE");
        Cli.Run run = cli.run("deploy");
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertEquals("DELETE_COMPLETE", left.status);
        assertTrue(run.out().startsWith("created\t"), run.out());
        assertTrue(run.err().contains("the first deployment of tasktracker-dev failed (ROLLBACK_COMPLETE) and left"
                + " nothing of use: deleting the rest, then creating it again\n"), run.err());
    }

    @Test
    void a_rollback_that_got_stuck_is_gone_on_with_when_agreed() {
        FakeStacks.Stack stack = aws.stacks().add(STACK, "UPDATE_ROLLBACK_FAILED");
        Cli.Run refused = cli.run("deploy");
        assertEquals(ExitCode.FAILURE, refused.code());
        assertTrue(refused.err().endsWith("""
                error: nobody can be asked here: The last update of tasktracker-dev failed, and so did going back. \
                Go on going back, then update?
                hint: tasktracker deploy --yes
                """), refused.err());
        assertEquals("UPDATE_ROLLBACK_FAILED", stack.status);
        Cli.Run run = cli.run("deploy", "--yes");
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertEquals("UPDATE_COMPLETE", stack.status);
    }

    @Test
    void a_rollback_that_stays_stuck_says_why() {
        aws.stacks().add(STACK, "UPDATE_ROLLBACK_FAILED");
        aws.stacks().next("UPDATE_ROLLBACK_FAILED", "UPDATE_FAILED AWS::DynamoDB::Table TasksTable table is gone");
        Cli.Run run = cli.run("deploy", "--yes");
        assertEquals(ExitCode.FAILURE, run.code());
        assertTrue(run.err().contains("error: the stack tasktracker-dev is UPDATE_ROLLBACK_FAILED: TasksTable"
                + " (AWS::DynamoDB::Table) UPDATE_FAILED: table is gone\n"), run.err());
    }

    @Test
    void a_change_set_that_was_never_executed_is_replaced() {
        aws.stacks().add(STACK, "REVIEW_IN_PROGRESS");
        Cli.Run run = cli.run("deploy");
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertTrue(run.err().contains(
                "an earlier deployment stopped before anything was made; this one takes its place\n"), run.err());
    }

    @Test
    void another_operation_at_work_is_named_with_the_way_to_follow_it() {
        aws.stacks().add(STACK, "UPDATE_IN_PROGRESS");
        cli.run("deploy").is(ExitCode.CONFLICT, "", """
                account 123456789012, region eu-central-1, stack tasktracker-dev
                error: another operation is at work on tasktracker-dev (UPDATE_IN_PROGRESS)
                hint: tasktracker stack events --follow --stack tasktracker-dev
                """);
        assertEquals(ExitCode.CONFLICT, cli.run("deploy", "--dry-run").code());
    }

    @Test
    void a_half_deleted_stack_is_to_be_deleted_first() {
        aws.stacks().add(STACK, "DELETE_FAILED").reason = "TasksTable is in use";
        Cli.Run run = cli.run("deploy");
        assertEquals(ExitCode.CONFLICT, run.code());
        assertTrue(run.err().endsWith("""
                error: the stack tasktracker-dev is deleted in part: TasksTable is in use
                hint: tasktracker stack delete --stack tasktracker-dev
                """), run.err());
    }

    @Test
    void more_than_one_index_change_is_refused_before_anything_is_sent() {
        aws.stacks().add(STACK, "CREATE_COMPLETE");
        aws.services().tables.put("tasks-1", List.of());
        Cli.Run run = cli.run("deploy");
        assertEquals(ExitCode.USAGE, run.code());
        assertTrue(run.err().endsWith("""
                error: the template adds CategoryIndex, adds CreatedIndex, adds PriorityIndex, adds SearchIndex, \
                adds StatusIndex on TasksTable, and DynamoDB takes one such change in a deployment
                hint: make them one at a time: change the template, tasktracker deploy, and so on
                """), run.err());
        assertEquals(List.of(), aws.calls().stream().filter(call -> call.startsWith("s3:")).toList());
        assertEquals(ExitCode.USAGE, cli.run("deploy", "--dry-run").code());
    }

    @Test
    void one_index_change_is_fine_and_a_changed_index_is_not() {
        aws.stacks().add(STACK, "CREATE_COMPLETE");
        installation.template("""
                Resources:
                  TasksTable:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      GlobalSecondaryIndexes:
                        - IndexName: A
                          KeySchema: [{AttributeName: x, KeyType: HASH}]
                          Projection: {ProjectionType: INCLUDE, NonKeyAttributes: [b, a]}
                """);
        aws.services().tables.put("tasks-1", List.of("{\"IndexName\":\"A\",\"KeySchema\":[{\"AttributeName\":\"x\","
                + "\"KeyType\":\"HASH\"}],\"Projection\":{\"NonKeyAttributes\":[\"a\",\"b\"]}}",
                "{\"IndexName\":\"B\",\"KeySchema\":[],\"Projection\":{}}"));
        Cli.Run fine = cli.run("deploy", "--stack", STACK, "--env", "none");
        assertEquals(ExitCode.USAGE, fine.code());
        assertTrue(fine.err().contains("samconfig.toml has no environment none (dev, staging, prod)"), fine.err());
        aws.services().tables.put("tasks-1", List.of("{\"IndexName\":\"A\",\"KeySchema\":[{\"AttributeName\":\"y\","
                + "\"KeyType\":\"HASH\"}],\"Projection\":{\"NonKeyAttributes\":[\"a\",\"b\"]}}"));
        aws.stacks().add("mine", "CREATE_COMPLETE");
        Cli.Run changed = cli.run("deploy", "--stack", "mine");
        assertTrue(changed.err().contains("error: the template changes the index A of TasksTable, and DynamoDB cannot"
                + " change an index\n"), changed.err());
        aws.services().tables.put("tasks-1", List.of("{\"IndexName\":\"A\",\"KeySchema\":[{\"AttributeName\":\"x\","
                + "\"KeyType\":\"HASH\"}],\"Projection\":{\"NonKeyAttributes\":[\"a\",\"b\"]}}",
                "{\"IndexName\":\"B\",\"KeySchema\":[],\"Projection\":{}}"));
        aws.services().plan = "mine";
        Cli.Run one = cli.run("deploy", "--stack", "mine");
        assertEquals(ExitCode.OK, one.code(), one.err());
    }

    @Test
    void an_account_without_log_role_is_found_out_before_anything_is_made() {
        aws.services().gatewayMayLog = false;
        Cli.Run refused = cli.run("deploy");
        assertEquals(ExitCode.FAILURE, refused.code());
        assertTrue(refused.err().endsWith("""
                warning: API Gateway has no role to write logs with in this account and region, and refuses an API \
                with an access log without it
                error: nobody can be asked here: Set one up, for the whole account in this region?
                hint: tasktracker deploy --yes
                """), refused.err());
        assertEquals(List.of("sts:GetCallerIdentity", "cloudformation:DescribeStacks", "apigateway:GET /account"),
                aws.calls());
        assertEquals(ExitCode.OK, cli.terminal().stdin("y\n").run("deploy").code());
        assertEquals("true", aws.stacks().get(STACK).parameters.get("ManageApiGatewayAccount"));
    }

    @Test
    void a_new_accounts_few_functions_are_warned_about() {
        aws.services().concurrency = 10;
        Cli.Run run = cli.run("deploy", "--dry-run", "--parameter", "MaxReadUnits=50000", "--parameter",
                "StageRateLimit=20000");
        assertEquals(ExitCode.OK, run.code());
        assertTrue(run.err().contains("""
                warning: API Gateway allows this account 10000 requests a second, fewer than the 20000 of the stage
                hint: ask AWS to raise the quota "Throttle rate" of API Gateway, or add --parameter StageRateLimit=10000
                warning: Lambda runs only 10 functions of this account at a time; what is more is answered with 503
                hint: ask AWS to raise the quota "Concurrent executions" of Lambda
                warning: DynamoDB allows a table of this account 40000 read units, fewer than MaxReadUnits
                hint: add --parameter MaxReadUnits=40000
                """), run.err());
    }

    @Test
    void limits_that_cannot_be_read_stop_nothing() {
        aws.failNext("lambda:GET /2016-08-19/account-settings", 403, "AccessDeniedException", "no");
        Cli.Run run = cli.run("deploy", "--dry-run");
        assertEquals(ExitCode.OK, run.code());
        assertTrue(run.err().contains("warning: the account's limits could not be read: AWS denies"
                + " lambda:GetAccountSettings: no\n"), run.err());
    }

    @Test
    void missing_credentials_are_denied() {
        cli.env("AWS_ACCESS_KEY_ID", "").env("AWS_SECRET_ACCESS_KEY", "").env("AWS_EC2_METADATA_DISABLED", "true")
                .env("AWS_PROFILE", "nobody");
        cli.run("deploy").is(ExitCode.DENIED, "", """
                error: there is no AWS profile nobody
                hint: aws configure list-profiles
                """);
    }

    @Test
    void a_region_is_needed_and_must_be_one() {
        cli.run("deploy", "--region", "Frankfurt").is(ExitCode.USAGE, "", """
                error: "Frankfurt" is not a region
                hint: a region is written like eu-central-1
                """);
        cli.env("AWS_REGION", "").run("deploy").is(ExitCode.USAGE, "", """
                error: no AWS region is named
                hint: add --region, such as --region eu-central-1, or set AWS_REGION
                """);
    }

    @Test
    void expired_unknown_and_denied_credentials_are_told_apart() {
        aws.failNext("sts:GetCallerIdentity", 403, "ExpiredToken", "The security token is expired");
        cli.run("deploy").is(ExitCode.DENIED, "", """
                error: the AWS credentials have expired
                hint: aws sso login, or get new credentials
                """);
        aws.failNext("sts:GetCallerIdentity", 403, "InvalidClientTokenId", "unknown");
        assertTrue(cli.run("deploy").err().startsWith("error: AWS does not accept the credentials: unknown\n"));
        aws.failNext("cloudformation:CreateChangeSet", 403, "AccessDenied", "ada may not");
        Cli.Run denied = cli.run("deploy");
        assertEquals(ExitCode.DENIED, denied.code());
        assertTrue(denied.err().endsWith("""
                error: AWS denies cloudformation:CreateChangeSet: ada may not
                hint: ask for the action cloudformation:CreateChangeSet; share/iam in the installation has the policies
                """), denied.err());
    }

    @Test
    void parameters_that_are_wrong_or_missing_are_named() {
        cli.run("deploy", "--parameter", "LogLevel").is(ExitCode.USAGE, "", """
                error: --parameter takes NAME=VALUE, not "LogLevel"
                hint: tasktracker deploy --help
                """);
        Cli.Run unknown = cli.run("deploy", "--parameter", "Loglevel=INFO");
        assertEquals(ExitCode.USAGE, unknown.code());
        assertTrue(unknown.err().endsWith("; did you mean LogLevel?\n"), unknown.err());
        Cli.Run prod = cli.run("deploy", "--env", "prod");
        assertEquals(ExitCode.USAGE, prod.code());
        assertTrue(prod.err().endsWith("""
                error: prod needs somebody who receives alarms: AlarmEmail or AlarmTopicArn
                hint: tasktracker deploy --env prod --parameter AlarmEmail=you@example.org
                """), prod.err());
        installation.template("Parameters: {Size: {Type: Number}}");
        Cli.Run missing = cli.run("deploy", "--stack", "mine");
        assertEquals(ExitCode.USAGE, missing.code());
        assertTrue(missing.err().endsWith("""
                error: the template needs a value for Size
                hint: tasktracker deploy --parameter Size=VALUE
                """), missing.err());
        assertFalse(aws.calls().stream().anyMatch(call -> call.startsWith("s3:")));
    }

    @Test
    void what_cloudformation_itself_misses_is_told_as_well() {
        aws.failNext("cloudformation:CreateChangeSet", 400, "ValidationError",
                "Parameters: ['Size'] must have values");
        Cli.Run missing = cli.run("deploy");
        assertEquals(ExitCode.USAGE, missing.code());
        assertTrue(missing.err().endsWith("""
                error: the template needs a value for Size
                hint: tasktracker deploy --parameter Size=VALUE
                """), missing.err());
        aws.stacks().changeSetsFail("Transform AWS::Serverless-2016-10-31 failed with: no such model");
        Cli.Run broken = cli.run("deploy");
        assertEquals(ExitCode.USAGE, broken.code());
        assertTrue(broken.err().endsWith("error: CloudFormation refuses the change: Transform"
                + " AWS::Serverless-2016-10-31 failed with: no such model\n"), broken.err());
    }

    @Test
    void throttled_events_are_asked_for_again() {
        aws.failNext("cloudformation:DescribeStackEvents", 400, "Throttling", "Rate exceeded");
        assertEquals(ExitCode.OK, cli.run("deploy").code());
    }

    @Test
    void in_json_an_error_is_an_object_and_nothing_else_is_said() {
        aws.stacks().next("ROLLBACK_COMPLETE", "CREATE_FAILED AWS::IAM::Role CreateTaskRole no");
        cli.run("deploy", "-o", "json").is(ExitCode.FAILURE, "", "{\"error\":{\"code\":\"STACK_FAILED\",\"message\":"
                + "\"the stack tasktracker-dev is ROLLBACK_COMPLETE: CreateTaskRole (AWS::IAM::Role) CREATE_FAILED: no\","
                + "\"hint\":\"mend that and run the same command again; what happened: tasktracker stack events --stack"
                + " tasktracker-dev\",\"correlationId\":null,\"exitCode\":1}}\n");
    }

    @Test
    void an_installation_without_code_says_so() {
        cli.installation(cli.home().resolve("elsewhere"));
        Cli.Run run = cli.run("deploy");
        assertEquals(ExitCode.FAILURE, run.code());
        assertTrue(run.err().endsWith("samconfig.toml cannot be read\nhint: install tasktracker again\n"), run.err());
    }
}
