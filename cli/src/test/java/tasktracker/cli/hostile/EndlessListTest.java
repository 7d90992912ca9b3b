package tasktracker.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.cli.Cli;
import tasktracker.cli.error.ExitCode;

/** A server whose pages never end, because they lead back to each other. */
final class EndlessListTest {
    private static final int CIRCLE = 3;

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({ "task list --all", "task list", "task show Milk", "task done Milk", "category list", "export",
        "api GET /tasks --paginate", "bulk done --all --yes", "load-test --remove" })
    void is_left(String command) throws Exception {
        AtomicInteger page = new AtomicInteger();
        try (HostileServer server = new HostileServer(to -> to.json("200 OK", "",
                "{\"data\":[],\"nextCursor\":\"c" + page.getAndIncrement() % CIRCLE + "\"}"))) {
            Cli.Run run = new Cli(home).http().env("TASKTRACKER_ENDPOINT", server.endpoint())
                    .env("TASKTRACKER_API_KEY", Cli.KEY).run(command.split(" "));
            assertEquals(ExitCode.FAILURE, run.code(), run.err());
            assertTrue(run.err().contains(
                    "error: the pages of the list go in a circle: the server gave the same cursor twice\n"), run.err());
            assertTrue(server.heads().size() <= 3 * CIRCLE, server.heads().size() + " calls");
        }
    }
}
