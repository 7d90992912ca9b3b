package tasktracker.cli.command.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.Cli;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.error.ExitCode;
import tasktracker.contract.Task;

/** The stack is killed in the middle of an import, started, and the file imported again. */
final class KilledStackTest {
    @TempDir
    Path directory;

    /** Killed while that request of 26 and up to three more are on their way. */
    @ParameterizedTest
    @ValueSource(ints = { 1, 9, 22 })
    void nothingIsLostAndNothingDoubled(int request) throws IOException, InterruptedException {
        String file = TestData.copy("github-issues/issues-2579.csv", directory).toString();
        String[] command = { "import", file, "--map", "title=title,externalId=id,description=url", "-q" };
        Counts killed;
        try (StackProcess stack = StackProcess.start(directory)) {
            Cli.Run run = cli(stack).around(client -> killing(client, stack, request)).run(command);
            killed = Counts.of(run.out());
            assertTrue(run.code() == ExitCode.PARTIAL || run.code() == ExitCode.NETWORK, run.err());
            assertEquals(2579, killed.sum());
            assertTrue(killed.notReached() > 0, run.out());
        }
        try (StackProcess stack = StackProcess.start(directory)) {
            Cli cli = cli(stack);
            Counts again = Counts.of(cli.run(command).out());
            assertEquals(new Counts(2572 - killed.created(), killed.created(), 7, 0), again);
            Cli.Run list = cli.run("task", "list", "--status", "all", "--all", "-o", "ndjson");
            List<Task> tasks = TestData.tasks(list.out());
            Set<String> ids = new HashSet<>(tasks.stream().map(Task::externalId).toList());
            assertEquals(2572, tasks.size());
            assertEquals(2572, ids.size());
            assertEquals(new Counts(0, 2572, 7, 0), Counts.of(cli.run(command).out()));
        }
    }

    private record Counts(int created, int existing, int failed, int notReached) {
        static Counts of(String tsv) {
            String[] cells = tsv.strip().split("\t", -1);
            return new Counts(Integer.parseInt(cells[2]), Integer.parseInt(cells[4]), Integer.parseInt(cells[6]),
                    Integer.parseInt(cells[7]));
        }

        int sum() {
            return created + existing + failed + notReached;
        }
    }

    private Cli cli(StackProcess stack) {
        return new Cli(directory).clock(Clock.system(Cli.ZONE)).http().localStack(stack::connection);
    }

    private static TaskClient killing(TaskClient client, StackProcess stack, int request) {
        AtomicInteger requests = new AtomicInteger();
        return (TaskClient) Proxy.newProxyInstance(TaskClient.class.getClassLoader(),
                new Class<?>[]{ TaskClient.class },
                (_, method, arguments) -> {
                    boolean last = method.getName().equals("bulkCreate") && requests.incrementAndGet() == request;
                    Thread killer = Thread.ofVirtual().unstarted(stack::kill);
                    if (last) {
                        killer.start();
                    }
                    try {
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (last) {
                            killer.join();
                        }
                    }
                });
    }
}
