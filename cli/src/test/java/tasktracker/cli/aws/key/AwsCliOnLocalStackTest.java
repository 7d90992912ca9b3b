package tasktracker.cli.aws.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.local.LocalStack;

/** The AWS CLI as a user of the local stack's control plane. */
@Tag("external")
final class AwsCliOnLocalStackTest {
    private static final String VALUE = "a-value-of-twenty-letters";

    @TempDir
    private Path home;

    @Test
    void the_aws_cli_lists_makes_and_disables_a_key() throws Exception {
        boolean there = isThere();
        if (!there && !"true".equals(System.getenv("CI"))) {
            assumeTrue(false, "skipped: the AWS CLI is not installed");
        }
        try (LocalStack stack = LocalStack.start(LocalStack.Options.inMemory(Path.of("..", "template.yaml")))) {
            assertEquals("home/local\n", aws(stack, "get-api-keys", "--query", "items[].name").replace(
                    "tasktracker/local/", ""));
            String id = aws(stack, "create-api-key", "--name", "by-hand", "--value", VALUE, "--enabled", "--tags",
                    "a=b", "--query", "id").strip();
            assertEquals("True\tby-hand\tb\n",
                    aws(stack, "get-api-key", "--api-key", id, "--query", "[enabled,name,tags.a]"));
            assertEquals("local\t1000.0\t2000\n",
                    aws(stack, "get-usage-plans", "--query", "items[].[id,throttle.rateLimit,throttle.burstLimit]"));
            aws(stack, "create-usage-plan-key", "--usage-plan-id", "local", "--key-id", id, "--key-type", "API_KEY");
            assertTrue(aws(stack, "get-usage-plan-keys", "--usage-plan-id", "local", "--query", "items[].id")
                    .contains(id));
            assertEquals("False\n", aws(stack, "update-api-key", "--api-key", id, "--patch-operations",
                    "op=replace,path=/enabled,value=false", "--query", "enabled"));
            aws(stack, "delete-api-key", "--api-key", id);
            assertEquals(1, aws(stack, "get-api-keys", "--query", "items[].id").split("\\s+").length);
        }
    }

    private static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder("aws", "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private String aws(LocalStack stack, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("aws", "--endpoint-url", "http://127.0.0.1:" + stack.port(),
                "--output", "text", "apigateway"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("AWS_ACCESS_KEY_ID", "any");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "any");
        builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
        builder.environment().put("AWS_PAGER", "");
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
