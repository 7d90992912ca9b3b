package tasktracker.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tasktracker.contract.ApiKey;

/**
 * On DynamoDB Local, in a process of its own: it wants another version of the AWS SDK than the tool, whose class path
 * this is. {@code backend/local} leaves the class path of its tests in a file.
 */
final class CommandsOnDynamoDbTest extends CommandsOnStack {
    private static final Path CLASS_PATH = Path.of("..", "backend", "local", "target", "test.classpath");
    private static final Path CLASSES = Path.of("..", "backend", "local", "target");

    @Override
    StackUnderTest start() throws IOException {
        String classPath = CLASSES.resolve("test-classes") + ":" + CLASSES.resolve("classes") + ":"
                + Files.readString(CLASS_PATH).strip();
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", classPath, "tasktracker.local.StackOnDynamoDb",
                TEMPLATE.toString(), Cli.NOW.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
        String endpoint = answers.readLine();
        return new StackUnderTest() {
            @Override
            public String endpoint() {
                return endpoint;
            }

            @Override
            public String issueKey(String user, ApiKey.Scope scope) {
                try {
                    process.getOutputStream().write((user + " " + scope + "\n").getBytes(StandardCharsets.UTF_8));
                    process.getOutputStream().flush();
                    return answers.readLine();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void close() {
                try {
                    process.getOutputStream().close();
                    process.onExit().join();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
