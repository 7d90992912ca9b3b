package tasktracker.cli.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tasktracker.cli.Cli;
import tasktracker.cli.error.ExitCode;

/** The scripts in {@code completions} are those that the tool prints. */
final class CompletionScriptsTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource(Shell.class)
    void are_what_the_tool_prints_and_say_first_how_to_install_them(Shell shell) throws Exception {
        Cli.Run run = new Cli(home).run("completion", shell.word());
        assertEquals(ExitCode.OK, run.code());
        assertEquals(Files.readString(Path.of("..", "completions", shell.file())), run.out(),
                "stale: tasktracker completion " + shell.word() + " > completions/" + shell.file());
        String head = String.join("\n", run.out().lines().limit(6).toList());
        assertEquals(true, head.contains("# For you: ") && head.contains("tasktracker completion " + shell.word()));
    }
}
