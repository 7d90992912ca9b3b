package tasktracker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tasktracker.cli.command.CommandTree;
import tasktracker.cli.command.Commands;
import tasktracker.cli.option.GlobalOptions;
import tasktracker.contract.ApiKey;
import tasktracker.local.LocalStack;

/**
 * What makes the tool start fast, in numbers that do not depend on how busy the machine is: classes that do not come
 * from the AOT cache. {@code cli/bench/start-up} measures the time.
 */
final class StartUpIT {
    /** Recorded; 5 % more fail. What remains is made at run time: picocli's annotations and access to its fields. */
    private static final Map<String, Integer> MADE_AT_RUN_TIME = Map.of("--version", 0, "--help", 0, "task list", 26,
            "task add Milk", 25, "task add Milk --due tomorrow", 26, "__complete -- task li", 1);
    private static LocalStack stack;

    @TempDir
    private Path home;
    private Packaged tool;

    @BeforeAll
    static void startApi() {
        stack = LocalStack.start(LocalStack.Options.inMemory(CommandsOnStack.TEMPLATE));
    }

    @AfterAll
    static void stopApi() {
        stack.close();
    }

    @BeforeEach
    void user() throws Exception {
        tool = new Packaged(Packaged.BUILT, home).api(stack.endpoint(), stack.issueKey("ada",
                ApiKey.Scope.READ_WRITE));
        tool.run("task", "add", "First");
    }

    @Test
    void no_class_of_a_daily_command_is_read_from_a_jar() throws Exception {
        for (String line : MADE_AT_RUN_TIME.keySet()) {
            List<String> read = new ArrayList<>();
            for (String loaded : outsideTheCache(line)) {
                boolean recorderEvent = loaded.contains(" jdk.internal.event."); // which no cache takes
                if (!recorderEvent && (loaded.contains("source: file:") || loaded.contains("source: jrt:"))) {
                    read.add(loaded);
                }
            }
            assertEquals(List.of(), read, line);
        }
    }

    @Test
    void no_more_is_made_at_run_time_than_was() throws Exception {
        for (Map.Entry<String, Integer> line : MADE_AT_RUN_TIME.entrySet()) {
            int made = outsideTheCache(line.getKey()).size();
            assertTrue(made <= line.getValue() * 1.05, () -> line.getKey() + " makes " + made + " classes, was "
                    + line.getValue());
        }
    }

    /** Shells hand over the line as one word, by which the launcher does not know the command. */
    @Test
    void help_and_completion_make_every_command_without_the_rest_of_the_class_path() throws Exception {
        assertEquals("", tool.run("help", "--all", "-o", "json").err());
        CommandLine root = new CommandTree(Commands.root(), new Session(null, new GlobalOptions(), List.of())).whole();
        for (String group : List.of("deploy", "stack", "keys", "doctor", "import", "export", "load-test", "shell")) {
            for (CommandLine command : leaves(root.getSubcommands().get(group))) {
                String line = command.getCommandSpec().qualifiedName() + " --";
                Packaged.Run run = tool.run("__complete", "--for", "bash", "--line=" + line, "--width=80");
                assertTrue(run.exitCode() == 0 && run.out().contains("--help") && run.err().isEmpty(),
                        () -> line + ": " + run);
            }
        }
    }

    private static List<CommandLine> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? List.of(command)
                : command.getSubcommands().values().stream().distinct().flatMap(below -> leaves(below).stream())
                        .toList();
    }

    private List<String> outsideTheCache(String line) throws IOException, InterruptedException {
        Path log = home.resolve("loaded.log");
        tool.env("TASKTRACKER_JAVA_OPTS", "-XX:AOTMode=on -Xlog:class+load:file=" + log);
        Packaged.Run run = tool.sh("\"$TT\" " + line);
        assertEquals(0, run.exitCode(), run.toString());
        List<String> outside = new ArrayList<>();
        for (String loaded : Files.readAllLines(log)) {
            if (!loaded.contains("shared objects file")) {
                outside.add(loaded);
            }
        }
        return outside;
    }
}
