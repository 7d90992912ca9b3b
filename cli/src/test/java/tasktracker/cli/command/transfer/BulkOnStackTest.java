package tasktracker.cli.command.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.config.Connection;
import tasktracker.cli.error.ExitCode;
import tasktracker.local.LocalStack;

/** Bulk changes and undo through every layer, over a connection that loses answers and a server that is busy. */
final class BulkOnStackTest {
    private static final String KEPT = "taskId,externalId,title,description,completed,priority,category,dueDate,createdAt,"
            + "completedAt";

    @TempDir
    Path directory;
    private final AtomicInteger dropped = new AtomicInteger();
    private LocalStack stack;
    private ForwardingProxy proxy;
    private Cli cli;

    @BeforeEach
    void start() throws IOException {
        stack = LocalStack.start(LocalStack.Options.inMemory(Path.of("../template.yaml")));
        proxy = new ForwardingProxy(stack.endpoint(), ForwardingProxy.flaky(dropped));
        cli = new Cli(directory).clock(Clock.system(Cli.ZONE)).http()
                .localStack(() -> new Connection(proxy.endpoint(), stack.apiKey()));
        assertEquals(ExitCode.OK, cli.run("seed", "--tasks", "1234", "-q").code());
    }

    @AfterEach
    void stop() {
        proxy.close();
        stack.close();
    }

    private String tasks() {
        return cli.run("export", "--columns", KEPT).out();
    }

    @Test
    void whatIsDoneIsOpenAgain() {
        String before = tasks();
        long open = before.lines().filter(line -> line.contains(",false,")).count();
        Cli.Run run = cli.run("bulk", "done", "--all", "--yes", "-o", "id");
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertEquals(open + " updated; tasktracker undo takes it back", run.err().lines().toList().getLast());
        assertEquals(open, run.out().lines().distinct().count());
        assertEquals(1, cli.run("export", "--status", "open").out().lines().count());
        Cli.Run undo = cli.run("undo", "-q", "--fields", "result");
        assertEquals(ExitCode.OK, undo.code(), undo.err());
        assertEquals(open, undo.out().lines().count());
        assertEquals(before, tasks());
        assertTrue(dropped.get() > 50);
    }

    @Test
    void whatIsMovedIsBack() {
        String before = tasks();
        assertEquals(ExitCode.OK,
                cli.run("bulk", "move", "--status", "all", "--category", "Work", "--to", "Home", "--yes", "-q").code());
        assertEquals(1, cli.run("export", "--category", "Work").out().lines().count());
        assertEquals(ExitCode.OK, cli.run("undo", "-q").code());
        assertEquals(before, tasks());
    }

    @Test
    void whatIsDeletedIsBackWithIdsTimesAndExternalIds() {
        String before = tasks();
        Cli.Run run = cli.run("bulk", "delete", "--status", "all", "--yes", "-q", "-o", "id");
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertEquals(1234, run.out().lines().distinct().count());
        assertEquals(1, tasks().lines().count());
        assertEquals(ExitCode.OK, cli.run("undo", "--dry-run", "-q").code());
        assertEquals(1, tasks().lines().count());
        Cli.Run undo = cli.run("undo", "-q", "--fields", "result");
        assertEquals(ExitCode.OK, undo.code(), undo.err());
        assertEquals(before, tasks());
        assertEquals("1234\t0\t1234\t0\t0\n", cli.run("seed", "--tasks", "1234", "-q").out());
    }
}
