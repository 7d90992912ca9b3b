package tasktracker.cli.command.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.config.Connection;
import tasktracker.cli.error.ExitCode;
import tasktracker.local.LocalStack;

/** Seed through every layer. */
final class SeedCommandTest {
    @TempDir
    Path directory;
    private LocalStack stack;
    private Cli cli;

    @BeforeEach
    void start() {
        stack = LocalStack.start(LocalStack.Options.inMemory(Path.of("../template.yaml")));
        Connection connection = new Connection(URI.create(stack.endpoint()), stack.apiKey());
        cli = new Cli(directory).clock(Clock.system(Cli.ZONE)).http().localStack(() -> connection);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void fieldsThatThereAreNotAreRefusedBeforeAnythingIsDone() {
        assertEquals(ExitCode.USAGE, cli.run("seed", "--tasks", "3", "--fields", "zzz").code());
        cli.run("task", "list", "--status", "all", "-q").prints("");
        cli.run("seed", "--tasks", "3", "--categories", "0", "-q").prints("3\t3\t0\t0\t0\n");
        assertEquals(ExitCode.USAGE, cli.run("seed", "--remove", "--yes", "--fields", "zzz").code());
        assertEquals(3, cli.run("task", "list", "--status", "all", "-q").out().lines().count());
    }

    @Test
    void fiveHundredTasksInEightCategoriesAndTheyGoAgain() {
        cli.run("category", "add", "work", "--rgb", "123456", "-q");
        String mine = cli.run("task", "add", "seed the lawn", "--category", "work", "-q", "-o", "id").out().strip();
        cli.run("seed", "--tasks", "500", "--categories", "8", "--random-seed", "42", "-q")
                .prints("500\t500\t0\t0\t7\n");
        cli.run("seed", "--tasks", "500", "--categories", "8", "--random-seed", "42", "-q")
                .prints("500\t0\t500\t0\t0\n");
        cli.run("seed", "--tasks", "7", "--categories", "0", "--random-seed", "43", "-q").prints("7\t7\t0\t0\t0\n");
        assertEquals(508, count());
        assertEquals("#123456", cli.run("category", "list", "--fields", "name,color").out().lines()
                .filter(line -> line.startsWith("work\t")).map(line -> line.substring(5)).findFirst().orElseThrow());

        Cli.Run refused = cli.run("seed", "--remove");
        assertEquals(ExitCode.FAILURE, refused.code());
        assertTrue(refused.err().contains("Remove 507 tasks that seed made, and its 7 categories?"), refused.err());
        assertEquals(508, count());
        cli.run("seed", "--remove", "--yes", "-q").prints("507\t7\t0\n");
        assertEquals(mine, cli.run("task", "list", "--status", "all", "-o", "id").out().strip());
        assertEquals(List.of("work"), cli.run("category", "list", "--fields", "name").out().lines().toList());
        cli.run("seed", "--remove", "--yes", "-q").prints("0\t0\t0\n");
    }

    @Test
    void aCategoryThatIsUsedStays() {
        cli.run("seed", "--tasks", "10", "--categories", "2", "-q");
        cli.run("task", "add", "mine", "--category", "Home", "-q");
        cli.run("seed", "--remove", "--yes").is(ExitCode.OK, "10\t1\t0\n",
                "the category Home stays: other tasks are in it\n");
        cli.run("task", "list", "--fields", "title,category").prints("mine\tHome\n");
    }

    @Test
    void numbersThatMakeNoSense() {
        cli.run("seed", "--categories", "13").is(ExitCode.USAGE, "", "error: --categories is 0 to 12, not 13\n");
        cli.run("seed", "--tasks", "-1").is(ExitCode.USAGE, "", "error: --tasks is 0 to 100000, not -1\n");
    }

    private long count() {
        return cli.run("task", "list", "--status", "all", "--all", "-o", "id", "-q").out().lines().count();
    }
}
