package tasktracker.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.Cli;
import tasktracker.cli.config.Connection;
import tasktracker.cli.error.ExitCode;
import tasktracker.local.LocalStack;

/** The clock of the machine, of the tool and of its local stack, is set: nothing is lost, nothing waits. */
final class ClockJumpsTest {
    private final SetClock clock = new SetClock();
    @TempDir
    private Path home;
    private LocalStack stack;
    private Cli cli;

    @BeforeEach
    void start() {
        stack = LocalStack.start(LocalStack.Options.inMemory(Path.of("../template.yaml")).withClock(clock));
        Connection connection = new Connection(URI.create(stack.endpoint()), stack.apiKey());
        cli = new Cli(home).clock(clock).http().localStack(() -> connection);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    private String ok(String... args) {
        Cli.Run run = cli.run(args);
        assertEquals(ExitCode.OK, run.code(), String.join(" ", args) + "\n" + run.out() + run.err());
        return run.out();
    }

    @ParameterizedTest
    @ValueSource(strings = { "PT-1S", "PT-5M", "PT5M", "P-1D", "P1D", "P-400D", "P400D", "P-20000D", "P36500D" })
    void between_two_commands(Duration jump) throws Exception {
        ok("category", "add", "Home");
        String milk = ok("task", "add", "Milk", "--category", "Home", "-q", "-o", "id").strip();
        String bread = ok("task", "add", "Bread", "-q", "-o", "id").strip();
        ok("bulk", "done", milk, bread, "--yes", "-q");
        clock.jump(jump);
        assertTrue(ok("task", "show", milk.substring(30), "-o", "id").contains(milk), "seen ids");
        ok("undo", "--yes", "-q");
        assertEquals(2, ok("task", "list", "-o", "id").lines().count(), "both are open again");
        assertTrue(ok("__complete", "--", "task", "show", "Mi").contains("Milk"), "names of this time");
        String eggs = ok("task", "add", "Eggs", "-q", "-o", "id").strip();
        ok("task", "done", eggs, "-q");
        ok("bulk", "move", "--all", "--to", "Home", "--yes", "-q");
        clock.jump(jump.negated());
        ok("undo", "--yes", "-q");
        assertEquals(List.of("Bread", "Milk"),
                ok("task", "list", "--fields", "title").lines().sorted().toList());
        assertEquals(3, ok("task", "list", "--status", "all", "--all", "-o", "id").lines().distinct().count());
        assertTrue(ok("__complete", "--", "task", "show", "Mi").contains("Milk"), "names after the clock is right");
        assertEquals("Milk\tHome\n", ok("task", "list", "--category", "Home", "--fields", "title,category"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "PT6M", "P1D", "P400D", "P36500D" })
    void what_is_deleted_comes_back_after_the_clock_was_put_right(Duration ahead) {
        clock.jump(ahead);
        ok("task", "add", "Milk", "--priority", "high", "-m", "two", "-q");
        ok("task", "done", "Milk", "-q");
        ok("task", "add", "Bread", "-q");
        ok("bulk", "delete", "--status", "all", "--all", "--yes", "-q");
        clock.set(Cli.NOW);
        Cli.Run undone = cli.run("undo", "--yes");
        assertEquals(2, undone.out().lines()
                .filter(line -> line.contains("its times are still to come by the API's clock, so it is ")).count(),
                undone.out() + undone.err());
        assertEquals("Bread\t\tmedium\tfalse\nMilk\ttwo\thigh\ttrue\n", ok("task", "list", "--status", "all",
                "--sort", "created", "--fields", "title,description,priority,completed").lines().sorted()
                .map(line -> line + "\n").reduce("", String::concat));
    }

    @Test
    void within_a_command_that_reads_pages_or_files() throws Exception {
        StringBuilder csv = new StringBuilder("title,id\n");
        for (int row = 0; row < 450; row++) {
            csv.append("task ").append(row).append(',').append(row).append('\n');
        }
        String file = Files.writeString(home.resolve("in.csv"), csv).toString();
        for (Duration jump : List.of(Duration.ofDays(-3_000), Duration.ofDays(3_000), Duration.ofMinutes(-7))) {
            Cli moved = cli.around(client -> {
                clock.jump(jump);
                return client;
            });
            assertEquals(ExitCode.OK, moved.run("import", file, "-q").code());
            assertEquals(450, ok("task", "list", "--status", "all", "--all", "-o", "id").lines().distinct().count());
            assertEquals(451, ok("export").lines().count());
        }
    }
}
