package tasktracker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.aws.fake.FakeAws;

/** The packaged tool and AWS: deployed by it, interrupted, and not looked at by commands that do not need it. */
final class AwsIT {
    private static final String LAUNCHER = Path.of("target/tasktracker/bin/tasktracker").toAbsolutePath().toString();
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path home;

    @Test
    void what_is_installed_deploys_with_nothing_else() throws IOException, InterruptedException {
        try (FakeAws aws = new FakeAws()) {
            Process tool = start(environment(aws), "deploy", "-o", "id");
            String out = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
            assertEquals(0, tool.exitValue(), Files.readString(home.resolve("err")));
            assertEquals("tasktracker-dev\n", out);
            assertTrue(Files.exists(home.resolve(".config/tasktracker/credentials.toml")));
        }
    }

    @Test
    void a_signal_leaves_the_stack_at_work_and_says_how_to_follow_it() throws IOException, InterruptedException {
        try (FakeAws aws = new FakeAws()) {
            aws.stacks().next("CREATE_COMPLETE", Collections.nCopies(100_000,
                    "CREATE_IN_PROGRESS AWS::IAM::Role Role").toArray(String[]::new));
            Process tool = start(environment(aws), "deploy");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!Files.readString(home.resolve("err")).contains("CREATE_IN_PROGRESS AWS::IAM::Role")) {
                assertTrue(System.nanoTime() < end && tool.isAlive(), Files.readString(home.resolve("err")));
                Thread.sleep(20);
            }
            // TERM takes the same way as INT, which whoever runs tests in the background makes every process ignore.
            tool.destroy();
            assertTrue(tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
            assertEquals(143, tool.exitValue());
            List<String> err = Files.readAllLines(home.resolve("err"));
            assertEquals("CloudFormation goes on creating tasktracker-dev; to follow it: tasktracker stack events"
                    + " --follow --stack tasktracker-dev --region eu-central-1", err.getLast());
            assertEquals("CREATE_IN_PROGRESS", aws.stacks().get("tasktracker-dev").status);
        }
    }

    @Test
    void commands_on_tasks_read_nothing_of_the_sdk() throws IOException, InterruptedException {
        Path loaded = home.resolve("loaded");
        Process tool = start(Map.of("TASKTRACKER_ENDPOINT", "http://127.0.0.1:9/v1", "TASKTRACKER_API_KEY", Cli.KEY,
                "TASKTRACKER_JAVA_OPTS", "-Xlog:class+load:file=" + loaded), "task", "list");
        assertTrue(tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertEquals(9, tool.exitValue(), Files.readString(home.resolve("err")));
        List<String> classes = Files.readAllLines(loaded);
        assertTrue(classes.stream().anyMatch(line -> line.contains("tasktracker.cli.command.task.TaskListCommand")));
        // The cache brings all of its classes at once; it is the jars that are left alone.
        assertEquals(List.of(), classes.stream().filter(line -> line.contains("software.amazon")
                || line.contains("tasktracker.cli.aws")).filter(line -> !line.contains("shared objects file"))
                .toList());
    }

    private static Map<String, String> environment(FakeAws aws) {
        return Map.of("AWS_ENDPOINT_URL", aws.endpoint().toString(), "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "secret", "AWS_REGION", FakeAws.REGION, "LOGNAME", "ada");
    }

    private Process start(Map<String, String> environment, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(home.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", System.getenv("PATH"), "HOME", home.toString()));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
