package tasktracker.cli.command;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tasktracker.cli.Session;
import tasktracker.cli.option.GlobalOptions;

/** The command lines of the README are ones that the tool takes. */
final class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");

    @TestFactory
    Stream<DynamicTest> everyCommandLineIsUnderstood() throws IOException {
        return lines().stream().map(line -> DynamicTest.dynamicTest(line, () -> {
            List<String> words = Shell.words(line);
            List<String> args = words.subList(1, words.size());
            assertDoesNotThrow(() -> new CommandTree(Commands.root(), new Session(null, new GlobalOptions(), List.of()))
                    .along(args).parseArgs(args.toArray(String[]::new)), line);
        }));
    }

    @Test
    void thereAreSome() throws IOException {
        assertTrue(lines().size() > 20, () -> "fewer than there were");
    }

    /** In blocks of code, each part of a pipe that starts with the tool's name. */
    private static List<String> lines() throws IOException {
        List<String> found = new ArrayList<>();
        boolean inBlock = false;
        List<String> all = Files.readAllLines(README);
        for (int at = 0; at < all.size(); at++) {
            String line = all.get(at);
            if (line.startsWith("```")) {
                inBlock = !inBlock;
            } else if (inBlock && !all.get(at + 1).startsWith("error: there is no command")) { // one is shown on purpose
                found.addAll(Shell.tool(line));
            }
        }
        return found;
    }
}
