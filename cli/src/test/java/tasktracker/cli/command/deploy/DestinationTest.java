package tasktracker.cli.command.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.aws.fake.FakeAws;
import tasktracker.cli.error.ExitCode;

/** Which stack is deployed where: the stack of one profile never with the region or account of another. */
final class DestinationTest {
    private final FakeAws aws = new FakeAws();
    private Cli cli;

    @BeforeEach
    void profiles(@TempDir Path folder, @TempDir Path home) throws IOException {
        new Installation(folder);
        cli = aws.cli(new Cli(home).installation(folder));
        Files.createDirectories(home.resolve(".config/tasktracker"));
        Files.writeString(home.resolve(".config/tasktracker/config.toml"), """
                current = "staging"
                [profile.staging]
                endpoint = "https://x.execute-api.us-west-2.amazonaws.com/v1"
                region = "us-west-2"
                stack = "tasktracker-staging"
                aws_profile = "nobody"
                [profile.mine]
                endpoint = "https://y.execute-api.eu-west-3.amazonaws.com/v1"
                region = "eu-west-3"
                stack = "tasktracker-mine"
                """);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    private String first(String... args) {
        Cli.Run run = cli.run(args);
        assertEquals(ExitCode.OK, run.code(), run.err());
        return run.err().lines().findFirst().orElseThrow();
    }

    @Test
    void an_environment_that_is_named_takes_nothing_from_the_current_profile() {
        assertEquals("account 123456789012, region eu-central-1, stack tasktracker-dev",
                first("deploy", "--env", "dev", "--dry-run"));
    }

    @Test
    void without_environment_it_is_the_stack_of_the_current_profile() {
        cli.run("deploy", "--dry-run").is(ExitCode.DENIED, "", """
                error: there is no AWS profile nobody
                hint: aws configure list-profiles
                """);
        cli.run("profile", "use", "mine");
        assertEquals("account 123456789012, region eu-west-3, stack tasktracker-mine", first("deploy", "--dry-run"));
        cli.run("profile", "use", "local");
        assertEquals("account 123456789012, region eu-central-1, stack tasktracker-dev", first("deploy", "--dry-run"));
    }

    @Test
    void a_profile_or_stack_that_is_named_brings_its_own_region() {
        assertEquals("account 123456789012, region eu-west-3, stack tasktracker-mine",
                first("deploy", "--profile", "mine", "--dry-run"));
        assertEquals("account 123456789012, region eu-west-3, stack tasktracker-mine",
                first("deploy", "--stack", "tasktracker-mine", "--dry-run"));
        assertEquals("account 123456789012, region eu-west-1, stack other",
                first("deploy", "--stack", "other", "--region", "eu-west-1", "--dry-run"));
    }

    @Test
    void what_cannot_be_explained_is_not_done() {
        cli.run("deploy", "--explain").is(ExitCode.USAGE, "", """
                error: --explain shows calls of the task API; stacks are handled by signed calls to AWS
                hint: tasktracker deploy --dry-run
                """);
        assertEquals(ExitCode.USAGE, cli.run("stack", "delete", "--explain", "--confirm", "mine").code());
        assertEquals(List.of(), aws.calls());
    }

    @Test
    void a_stack_that_no_environment_has_keeps_its_parameters() {
        aws.stacks().add("tasktracker-mine", "CREATE_COMPLETE").parameters.put("LogLevel", "ERROR");
        aws.services().plan = "tasktracker-mine";
        Cli.Run run = cli.run("deploy", "--profile", "mine");
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertEquals("ERROR", aws.stacks().get("tasktracker-mine").parameters.get("LogLevel"));
        assertEquals(null, aws.stacks().get("tasktracker-mine").parameters.get("Environment"));
        assertTrue(run.out().startsWith("updated\ttasktracker-mine\teu-west-3\tmine\t"), run.out());
    }

    @Test
    void a_profile_that_stands_for_something_else_is_not_overwritten() {
        cli.run("deploy", "--env", "dev", "--save-profile", "mine").is(ExitCode.USAGE, "", """
                error: the profile mine stands for something else than the stack tasktracker-dev
                hint: tasktracker deploy --env dev --save-profile mine --save-profile NAME
                """);
        cli.run("deploy", "--env", "dev", "--save-profile", "local").is(ExitCode.USAGE, "", """
                error: the profile local stands for something else than the stack tasktracker-dev
                hint: tasktracker deploy --env dev --save-profile local --save-profile NAME
                """);
        Cli.Run other = cli.run("deploy", "--env", "staging", "--region", "eu-central-1", "--parameter",
                "AlarmEmail=ada@example.org");
        assertEquals(ExitCode.USAGE, other.code());
        assertTrue(other.err().startsWith("error: the profile staging stands for something else than the stack"
                + " tasktracker-staging in eu-central-1\n"), other.err());
    }
}
