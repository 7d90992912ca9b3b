package tasktracker.cli.command.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.aws.fake.FakeAws;
import tasktracker.cli.error.ExitCode;

/** On a terminal a deployment is a block that is drawn again; what failed stays as a line. */
final class EventViewTest {
    @Test
    void what_is_at_work_is_drawn_again_and_failures_stay(@TempDir Path folder, @TempDir Path home) {
        try (FakeAws aws = new FakeAws()) {
            new Installation(folder);
            Cli cli = aws.cli(new Cli(home).installation(folder)).terminal().width(60);
            aws.stacks().next("ROLLBACK_COMPLETE", "CREATE_IN_PROGRESS AWS::IAM::Role CreateTaskRole",
                    "CREATE_IN_PROGRESS AWS::Logs::LogGroup Logs", "CREATE_COMPLETE AWS::Logs::LogGroup Logs",
                    "CREATE_FAILED AWS::IAM::Role CreateTaskRole no");
            Cli.Run run = cli.run("deploy");
            assertEquals(ExitCode.FAILURE, run.code());
            String shown = run.err().replaceAll(", \\d+ min \\d+ s\n", "\n");
            assertTrue(shown.contains("""
                      CreateTaskRole AWS::IAM::Role
                      Logs AWS::Logs::LogGroup
                    creating: 0 done, 2 at work
                    \u001b[3A\r\u001b[J  CreateTaskRole AWS::IAM::Role
                    creating: 1 done, 1 at work
                    \u001b[2A\r\u001b[J10:00:05 CREATE_FAILED AWS::IAM::Role CreateTaskRole: no
                    creating: 1 done, 0 at work, 1 failed
                    """), shown);
            assertTrue(run.err().contains("\u001b[1A\r\u001b[Jerror: the stack tasktracker-dev is ROLLBACK_COMPLETE"),
                    run.err());
        }
    }
}
