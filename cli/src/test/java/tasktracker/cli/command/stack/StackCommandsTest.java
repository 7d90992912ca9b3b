package tasktracker.cli.command.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.aws.fake.FakeAws;
import tasktracker.cli.aws.fake.FakeStacks;
import tasktracker.cli.command.deploy.Installation;
import tasktracker.cli.error.ExitCode;

final class StackCommandsTest {
    private static final String STACK = "tasktracker-dev";
    private static final String BUCKET = "tasktracker-artifacts-123456789012-eu-central-1";

    private final FakeAws aws = new FakeAws();
    private Cli cli;

    @BeforeEach
    void deployed(@TempDir Path folder, @TempDir Path home) {
        new Installation(folder);
        cli = aws.cli(new Cli(home).installation(folder));
    }

    @AfterEach
    void close() {
        aws.close();
    }

    private FakeStacks.Stack deployedStack() {
        assertEquals(ExitCode.OK, cli.run("deploy").code());
        aws.services().tables.put("tasks-1", List.of());
        aws.forgetCalls();
        return aws.stacks().get(STACK);
    }

    @Test
    void without_a_stack_every_command_says_how_to_name_one() {
        for (String verb : List.of("status", "events", "outputs", "logs", "rotate-cursor-key", "delete")) {
            cli.run("stack", verb).is(ExitCode.USAGE, "", """
                    error: the profile local names no stack
                    hint: add --stack NAME, or choose a profile that has one: tasktracker profile list
                    """);
            cli.run("stack", verb, "--stack", "gone").is(ExitCode.NOT_FOUND, "", """
                    error: there is no stack gone in eu-central-1
                    hint: tasktracker deploy --stack gone, or another --region or --aws-profile
                    """);
        }
    }

    @Test
    void outputs_are_printed_by_name() {
        deployedStack();
        cli.run("stack", "outputs").prints("""
                ApiUrl\thttps://api1.execute-api.eu-central-1.amazonaws.com/v1
                UsagePlanId\tplan1
                CursorSecretArn\tarn:secret
                """);
    }

    @Test
    void status_shows_ringing_alarms_versions_and_what_failed() {
        FakeStacks.Stack stack = deployedStack();
        stack.resources.add("AWS::CloudWatch::Alarm ServerErrors alarm-1");
        stack.resources.add("AWS::CloudWatch::Alarm Latency alarm-2");
        stack.resources.add("AWS::Lambda::Function CreateTask fn-1");
        stack.resources.add("AWS::IAM::Role CreateTaskRole role-1 UPDATE_FAILED");
        aws.services().alarms.put("alarm-1", "3 of 5 points above 0");
        Cli.Run run = cli.run("stack", "status", "-o", "json", "--fields",
                "stack,status,alarms,alarmsWatched,drift,failedResources,versions,protected");
        assertEquals(
                "{\"data\":{\"stack\":\"tasktracker-dev\",\"status\":\"CREATE_COMPLETE\",\"alarms\":{\"ServerErrors\":"
                        + "\"3 of 5 points above 0\"},\"alarmsWatched\":2,\"drift\":\"NOT_CHECKED\",\"failedResources\":"
                        + "{\"CreateTaskRole\":\"UPDATE_FAILED\"},\"versions\":{\"CreateTask\":\"7\"},\"protected\":false}}\n",
                run.out());
        aws.failNext("monitoring:DescribeAlarms", 403, "AccessDenied", "no");
        Cli.Run unknown = cli.run("stack", "status", "-o", "json", "--fields", "alarms,alarmsUnknown");
        assertEquals(
                "{\"data\":{\"alarms\":{},\"alarmsUnknown\":\"cloudwatch:DescribeAlarms failed: HTTP status 403\"}}\n",
                unknown.out());
        Cli.Run table = cli.terminal().run("stack", "status");
        assertTrue(table.out().contains("ALARMS           ServerErrors 3 of 5 points above 0\n"), table.out());
    }

    @Test
    void events_come_oldest_first_from_all_pages() {
        aws.stacks().next("CREATE_COMPLETE", "CREATE_IN_PROGRESS AWS::IAM::Role A", "CREATE_COMPLETE AWS::IAM::Role A");
        deployedStack();
        cli.run("stack", "events", "--fields", "at,status,resource,reason").prints("""
                2026-11-22T09:00:01.000Z\tCREATE_IN_PROGRESS\ttasktracker-dev\tUser Initiated
                2026-11-22T09:00:02.000Z\tCREATE_IN_PROGRESS\tA\t
                2026-11-22T09:00:03.000Z\tCREATE_COMPLETE\tA\t
                2026-11-22T09:00:04.000Z\tCREATE_COMPLETE\ttasktracker-dev\t
                """);
        cli.run("stack", "events", "-n", "1", "--fields", "status").prints("CREATE_COMPLETE\n");
        assertEquals(ExitCode.USAGE, cli.run("stack", "events", "-n", "0").code());
    }

    @Test
    void events_are_followed_to_the_end_each_told_once() {
        FakeStacks.Stack stack = aws.stacks().add(STACK, "CREATE_COMPLETE");
        aws.stacks().next("UPDATE_ROLLBACK_COMPLETE", "UPDATE_FAILED AWS::IAM::Role A no such policy",
                "UPDATE_COMPLETE AWS::IAM::Role A");
        aws.stacks().start(stack, "UPDATE");
        Cli.Run run = cli.run("stack", "events", "--follow", "--stack", STACK, "--fields", "status,resource");
        assertEquals("""
                UPDATE_IN_PROGRESS\ttasktracker-dev
                UPDATE_FAILED\tA
                UPDATE_COMPLETE\tA
                UPDATE_ROLLBACK_COMPLETE\ttasktracker-dev
                """, run.out());
        assertEquals(ExitCode.FAILURE, run.code());
        assertTrue(run.err().startsWith("error: the stack tasktracker-dev is UPDATE_ROLLBACK_COMPLETE: A"
                + " (AWS::IAM::Role) UPDATE_FAILED: no such policy\n"), run.err());
    }

    @Test
    void logs_of_gateway_and_functions_are_one() {
        logs();
        cli.run("stack", "logs").prints("""
                2026-11-22T09:25:00.000Z\tgateway\t{"requestId":"g1","time":"1795339500000","method":"GET",\
                "resource":"/tasks","status":"200","latency":"40","integrationRequestId":"call-1"}
                2026-11-22T09:25:00.010Z\tListTasks\t{"level":"INFO","message":"Answered","function_request_id":"call-1",\
                "correlation_id":"c-1","status":200}
                2026-11-22T09:26:00.000Z\tListTasks\tnot json
                """);
        cli.run("stack", "logs", "--source", "gateway", "--fields", "source").prints("gateway\n");
        cli.run("stack", "logs", "--filter", "not json", "--fields", "text").prints("not json\n");
        Cli.Run table = cli.terminal().width(120).run("stack", "logs");
        assertTrue(table.out().contains("gateway    GET /tasks 200 40 ms\n"), table.out());
        assertTrue(table.out().contains("ListTasks  INFO Answered 200\n"), table.out());
        assertEquals(ExitCode.USAGE, cli.run("stack", "logs", "--source", "nobody").code());
        cli.piped().run("stack", "logs", "--since", "4min", "--fields", "source", "-q").prints("ListTasks\n");
        cli.run("stack", "logs", "--since", "4m", "--fields", "source", "-q").prints("ListTasks\n");
        cli.run("stack", "logs", "--since", "soon").is(ExitCode.USAGE, "", """
                error: --since takes a span such as 30s, 10min, 2h or 7d, not "soon"
                hint: tasktracker stack logs --help
                """);
    }

    @Test
    void one_request_is_shown_through_gateway_and_function_in_order() {
        logs();
        cli.run("stack", "logs", "--correlation-id", "c-1", "--fields", "source").prints("gateway\nListTasks\n");
        cli.run("stack", "logs", "--correlation-id", "g1", "--fields", "source").prints("gateway\nListTasks\n");
        Cli.Run none = cli.run("stack", "logs", "--correlation-id", "c-9");
        assertEquals(ExitCode.NOT_FOUND, none.code());
        assertEquals(ExitCode.USAGE, cli.run("stack", "logs", "--correlation-id", "c-1", "--follow").code());
    }

    private void logs() {
        FakeStacks.Stack stack = deployedStack();
        stack.resources.add("AWS::Logs::LogGroup AccessLogs /gateway");
        stack.resources.add("AWS::Logs::LogGroup ListTasksLogs /list");
        aws.services().logs.put("/gateway", List.of("1795339500050 {\"requestId\":\"g1\",\"time\":\"1795339500000\","
                + "\"method\":\"GET\",\"resource\":\"/tasks\",\"status\":\"200\",\"latency\":\"40\","
                + "\"integrationRequestId\":\"call-1\"}"));
        aws.services().logs.put("/list", List.of("1795339500010 {\"level\":\"INFO\",\"message\":\"Answered\","
                + "\"function_request_id\":\"call-1\",\"correlation_id\":\"c-1\",\"status\":200}",
                "1795339560000 not json"));
    }

    @Test
    void the_cursor_key_is_replaced_by_a_random_one() {
        deployedStack();
        Cli.Run run = cli.run("stack", "rotate-cursor-key");
        assertEquals(ExitCode.OK, run.code(), run.err());
        cli.run("stack", "rotate-cursor-key");
        List<String> secrets = aws.services().secrets;
        assertEquals(64, secrets.getFirst().length());
        assertNotEquals(secrets.get(0), secrets.get(1));
        assertFalse((run.out() + run.err()).contains(secrets.getFirst()));
    }

    @Test
    void the_cursor_key_of_a_protected_profile_is_replaced_by_its_name_alone() {
        deployedStack();
        cli.run("profile", "add", "dev", "--protected", "-q");
        cli.run("stack", "rotate-cursor-key").is(ExitCode.FAILURE, "", """
                error: nobody can be asked here: Replace the cursor key of tasktracker-dev?
                hint: tasktracker stack rotate-cursor-key --confirm dev
                """);
        assertEquals(List.of(), aws.services().secrets);
        assertEquals(ExitCode.OK, cli.run("stack", "rotate-cursor-key", "--confirm", "dev").code());
        assertEquals(1, aws.services().secrets.size());
    }

    @Test
    void deletion_keeps_tables_keys_and_code_and_names_them() {
        FakeStacks.Stack stack = deployedStack();
        Cli.Run run = cli.run("stack", "delete", "--confirm", STACK);
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertEquals("DELETE_COMPLETE", stack.status);
        assertTrue(run.err().startsWith("""
                the stack tasktracker-dev in eu-central-1 has 1 resources: the API and its address, functions, logs, \
                alarms go
                stays: the table tasks-1, about 3 items
                stay, good for nothing: the API keys ada/default
                stay: the uploaded code and templates
                """), run.err());
        assertTrue(run.err().endsWith("""
                the stack tasktracker-dev is deleted; tables that stay: tasks-1; API keys that stay: key1
                the profile dev leads nowhere now: tasktracker profile remove dev
                """), run.err());
        assertEquals("tasktracker-dev\tfalse\t[\"tasks-1\"]\t[\"key1\"]\n", run.out());
        assertEquals(2, aws.buckets().keys(BUCKET).size());
    }

    @Test
    void a_purge_leaves_nothing() {
        deployedStack();
        Cli.Run run = cli.run("stack", "delete", "--purge", "--confirm", STACK);
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertEquals("tasktracker-dev\ttrue\t[]\t[]\n", run.out());
        assertEquals(Set.of(), aws.services().tables.keySet());
        assertEquals(Set.of(), aws.services().keys.keySet());
        assertEquals(Set.of(), aws.buckets().names());
    }

    @Test
    void a_purge_that_was_stopped_names_what_is_left_and_goes_on_without_the_stack() {
        FakeStacks.Stack stack = deployedStack();
        aws.failNext("dynamodb:DeleteTable", 400, "AccessDeniedException", "no");
        Cli.Run stopped = cli.run("stack", "delete", "--stack", STACK, "--purge", "--confirm", STACK);
        assertEquals(ExitCode.DENIED, stopped.code());
        assertTrue(stopped.err().contains("not deleted yet: the table tasks-1, the API key ada/default (key1), the"
                + " uploaded code and templates; to go on: tasktracker stack delete --stack tasktracker-dev --purge"
                + " --confirm tasktracker-dev\n"), stopped.err());
        assertEquals("DELETE_COMPLETE", stack.status);

        aws.services().plan = "gone with the stack";
        assertEquals(ExitCode.NOT_FOUND,
                cli.run("stack", "delete", "--stack", STACK, "--confirm", STACK).code());
        aws.failNext("s3:GET bucket prefix", 403, "AccessDenied", "no");
        Cli.Run again = cli.run("stack", "delete", "--stack", STACK, "--purge", "--confirm", STACK);
        assertTrue(again.err().startsWith("""
                the stack tasktracker-dev in eu-central-1 is gone; what is left of it:
                GOES, with all that is in it: the table tasks-1, about 3 items
                go: the API keys ada/default
                """), again.err());
        assertTrue(again.err().contains("not deleted yet: the uploaded code and templates; to go on"), again.err());

        Cli.Run last = cli.run("stack", "delete", "--stack", STACK, "--purge", "--confirm", STACK);
        assertEquals(ExitCode.OK, last.code(), last.err());
        assertEquals("tasktracker-dev\ttrue\t[]\t[]\n", last.out());
        assertEquals(Set.of(), aws.services().tables.keySet());
        assertEquals(Set.of(), aws.services().keys.keySet());
        assertEquals(Set.of(), aws.buckets().names());
        assertEquals(ExitCode.NOT_FOUND,
                cli.run("stack", "delete", "--stack", STACK, "--purge", "--confirm", STACK).code());
    }

    @Test
    void a_purge_goes_on_with_a_deletion_that_is_under_way() {
        FakeStacks.Stack stack = deployedStack();
        aws.failNext("cloudformation:DeleteStack", 403, "AccessDenied", "no");
        assertEquals(ExitCode.DENIED, cli.run("stack", "delete", "--purge", "--confirm", STACK).code());
        assertEquals(Set.of("tasks-1"), aws.services().tables.keySet());
        aws.stacks().start(stack, "DELETE");
        aws.services().plan = "gone with the stack";
        aws.forgetCalls();
        Cli.Run run = cli.run("stack", "delete", "--purge", "--confirm", STACK);
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertFalse(aws.calls().contains("cloudformation:DeleteStack"));
        assertEquals(Set.of(), aws.services().tables.keySet());
        assertEquals(Set.of(), aws.services().keys.keySet());
    }

    @Test
    void a_stack_of_the_same_name_that_was_made_since_keeps_what_it_has() {
        deployedStack();
        aws.failNext("dynamodb:DeleteTable", 400, "AccessDeniedException", "no");
        assertEquals(ExitCode.DENIED, cli.run("stack", "delete", "--purge", "--confirm", STACK).code());
        FakeStacks.Stack fresh = aws.stacks().add(STACK, "CREATE_COMPLETE");
        fresh.resources.clear();
        fresh.resources.add("AWS::DynamoDB::Table TasksTable tasks-2");
        aws.services().tables.put("tasks-2", List.of());
        Cli.Run run = cli.run("stack", "delete", "--purge", "--confirm", STACK);
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertTrue(run.err().startsWith("an earlier purge, of arn:aws:cloudformation:eu-central-1:123456789012:stack/"
                + "tasktracker-dev/1, was not finished; it may have left the table tasks-1, the API key ada/default (key1),"
                + " the uploaded code and templates\n"), run.err());
        assertEquals(Set.of("tasks-1"), aws.services().tables.keySet());
    }

    @Test
    void a_purge_leaves_the_code_of_other_stacks() {
        deployedStack();
        aws.services().plan = "tasktracker-staging";
        assertEquals(ExitCode.OK,
                cli.run("deploy", "--env", "staging", "--parameter", "AlarmEmail=ada@example.org").code());
        aws.services().plan = STACK;
        Cli.Run run = cli.run("stack", "delete", "--stack", STACK, "--purge", "--confirm", STACK);
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertEquals(2, aws.buckets().keys(BUCKET).size());
        assertTrue(aws.buckets().keys(BUCKET).stream().allMatch(key -> key.contains("/tasktracker-staging/")));
    }

    @Test
    void nothing_is_deleted_without_the_stacks_name() {
        FakeStacks.Stack stack = deployedStack();
        assertTrue(cli.run("stack", "delete").err().endsWith("""
                error: not confirmed, nothing was deleted
                hint: tasktracker stack delete --confirm tasktracker-dev
                """));
        assertEquals(ExitCode.FAILURE, cli.run("stack", "delete", "--confirm", "tasktracker").code());
        assertEquals(ExitCode.FAILURE, cli.terminal().stdin("y\n").run("stack", "delete").code());
        assertEquals("CREATE_COMPLETE", stack.status);
        assertEquals(ExitCode.OK, cli.stdin(STACK + "\n").run("stack", "delete").code());
        assertEquals("DELETE_COMPLETE", stack.status);
    }

    @Test
    void what_is_protected_stays_until_its_protection_is_taken_away() {
        FakeStacks.Stack stack = deployedStack();
        stack.isProtected = true;
        aws.services().tablesProtected = true;
        Cli.Run run = cli.run("stack", "delete", "--purge", "--confirm", STACK);
        assertEquals(ExitCode.CONFLICT, run.code());
        assertTrue(run.err().endsWith("""
                error: protected from deletion: the stack tasktracker-dev, the table TasksTable
                hint: tasktracker stack delete --stack tasktracker-dev --purge --unprotect
                """), run.err());
        assertEquals("CREATE_COMPLETE", stack.status);
        assertEquals(ExitCode.OK,
                cli.run("stack", "delete", "--purge", "--unprotect", "--confirm", STACK).code());
        assertEquals(Set.of(), aws.services().tables.keySet());
    }

    @Test
    void a_failed_deletion_names_the_resource() {
        deployedStack();
        aws.stacks().next("DELETE_FAILED", "DELETE_FAILED AWS::SNS::Topic AlarmTopic in use");
        Cli.Run run = cli.run("stack", "delete", "--purge", "--confirm", STACK);
        assertEquals(ExitCode.FAILURE, run.code());
        assertTrue(run.err().endsWith("""
                error: the stack tasktracker-dev is DELETE_FAILED: AlarmTopic (AWS::SNS::Topic) DELETE_FAILED: in use
                hint: tasktracker stack delete --stack tasktracker-dev
                """), run.err());
        assertEquals(Set.of("tasks-1"), aws.services().tables.keySet());
    }

    @Test
    void a_busy_stack_is_not_deleted() {
        deployedStack().status = "UPDATE_IN_PROGRESS";
        assertEquals(ExitCode.CONFLICT, cli.run("stack", "delete", "--confirm", STACK).code());
    }
}
