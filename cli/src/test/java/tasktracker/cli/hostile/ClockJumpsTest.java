package tasktracker.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.Cli;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.config.Connection;
import tasktracker.cli.error.ExitCode;
import tasktracker.local.LocalStack;

/** The clock of the machine, of the tool and of its local stack, is set: nothing is lost, nothing waits. */
final class ClockJumpsTest {
    private final SetClock clock = new SetClock();
    private final AtomicInteger jumps = new AtomicInteger();
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

    @ParameterizedTest
    @ValueSource(strings = { "PT-7M", "PT7M", "P-1D", "P1D", "P-3000D", "P3000D" })
    void within_a_command_that_reads_pages_or_files(Duration jump) throws Exception {
        List<String> titles = IntStream.range(0, 450).mapToObj(row -> "task " + row).sorted().toList();
        StringBuilder csv = new StringBuilder("title,id\n");
        for (String title : titles) {
            csv.append(title).append(',').append(title.substring(5)).append('\n');
        }
        String file = Files.writeString(home.resolve("in.csv"), csv).toString();
        cli.around(client -> jumping(client, jump));
        assertJumps(5, () -> ok("import", file, "-q"));
        assertJumps(5, () -> assertEquals(titles, titles("--status", "all")));
        assertJumps(5, () -> assertEquals(450,
                ok("export", "--columns", "title").lines().skip(1).distinct().filter(titles::contains).count()));
        assertJumps(5, () -> ok("import", file, "-q"));
        assertJumps(9, () -> ok("bulk", "done", "--all", "--yes", "-q"));
        assertJumps(5, () -> assertEquals(titles, titles("--status", "done")));
        assertJumps(5, () -> ok("undo", "--yes", "-q"));
        assertJumps(5, () -> assertEquals(titles, titles("--status", "open")));
        assertEquals(titles, titles("--status", "all"));
    }

    private List<String> titles(String... options) {
        List<String> command = new ArrayList<>(List.of("task", "list", "--all", "--fields", "title"));
        command.addAll(List.of(options));
        return ok(command.toArray(String[]::new)).lines().sorted().toList();
    }

    /** A clock that is set while a command runs is not set when the command makes no calls. */
    private void assertJumps(int atLeast, Runnable command) {
        int before = jumps.get();
        command.run();
        int made = jumps.get() - before;
        assertTrue(made >= atLeast, made + " jumps");
    }

    /** There before one call, back before the next. */
    private TaskClient jumping(TaskClient client, Duration jump) {
        return (TaskClient) Proxy.newProxyInstance(TaskClient.class.getClassLoader(),
                new Class<?>[]{ TaskClient.class },
                (_, method, arguments) -> {
                    if (!method.getName().equals("close")) {
                        clock.set(jumps.getAndIncrement() % 2 == 0 ? Cli.NOW.plus(jump) : Cli.NOW);
                    }
                    try {
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
