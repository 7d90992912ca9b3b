package tasktracker.cli.command.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** Copies between two stacks, through every layer. */
final class CopyCommandTest {
    private static final String COLUMNS = "taskId,externalId,title,description,completed,priority,category,dueDate,"
            + "createdAt,completedAt";

    @TempDir
    Path directory;
    private LocalStack here;
    private LocalStack there;
    private Cli cli;

    @BeforeEach
    void start() {
        here = LocalStack.start(LocalStack.Options.inMemory(Path.of("../template.yaml")));
        there = LocalStack.start(LocalStack.Options.inMemory(Path.of("../template.yaml")));
        Connection connection = new Connection(URI.create(here.endpoint()), here.apiKey());
        cli = new Cli(directory).clock(Clock.system(Cli.ZONE)).http().localStack(() -> connection);
        assertEquals(ExitCode.OK, cli.stdin(there.apiKey() + "\n").run("profile", "add", "prod", "--endpoint",
                there.endpoint(), "--key-stdin").code());
        cli.run("profile", "use", "local");
        cli.stdin("");
    }

    @AfterEach
    void stop() {
        here.close();
        there.close();
    }

    @Test
    void fieldsThatThereAreNotAreRefusedBeforeAnythingIsCopied() {
        cli.run("task", "add", "mine", "-q");
        assertEquals(ExitCode.USAGE, cli.run("copy", "--from", "local", "--to", "prod", "--fields", "zzz").code());
        cli.run("task", "list", "--profile", "prod", "-q").prints("");
    }

    @Test
    void everythingArrivesAndAgainNothingNew() {
        cli.run("seed", "--tasks", "250", "--categories", "5", "-q");
        cli.run("task", "add", "=mine", "--due", "fri", "-q");
        cli.run("task", "done", "=mine", "-q");
        cli.run("category", "add", "home", "--rgb", "010203", "--profile", "prod", "-q");
        cli.run("copy", "--from", "local", "--to", "prod", "-q").prints("local\tprod\t251\t251\t0\t0\t4\n");
        assertEquals(cli.run("export", "--columns", COLUMNS).out(),
                cli.run("export", "--columns", COLUMNS, "--profile", "prod").out().replace(",home,", ",Home,"));
        assertEquals(cli.run("category", "list", "--fields", "name,color,icon").out().replaceAll("Home.*\n", ""),
                cli.run("category", "list", "--fields", "name,color,icon", "--profile", "prod").out()
                        .replaceAll("home.*\n", ""));
        cli.run("copy", "--from", "local", "--to", "prod", "-q").prints("local\tprod\t251\t0\t251\t0\t0\n");
        cli.run("copy", "--from", "prod", "--to", "local", "-q").prints("prod\tlocal\t251\t0\t251\t0\t0\n");
    }

    @Test
    void categoriesThatTheServerTellsApartStayApart() {
        cli.run("category", "add", "Lodz", "--profile", "prod", "-q");
        for (String name : List.of("Łódź", "ハハ", "パパ", "Home", " Home ")) {
            cli.run("task", "add", "of " + name, "--category", name, "--create-category", "-q");
        }
        cli.run("copy", "--from", "local", "--to", "prod", "-q", "--fields", "created,newCategories").prints("5\t4\n");
        assertEquals(cli.run("export", "--columns", COLUMNS).out().replace(",Łódź,", ",Lodz,"),
                cli.run("export", "--columns", COLUMNS, "--profile", "prod").out());
    }

    @Test
    void whatDiffersIsToldAndLeftAlone() {
        cli.run("seed", "--tasks", "3", "-q");
        cli.run("copy", "--from", "local", "--to", "prod", "-q");
        String id = cli.run("task", "list", "--status", "all", "--limit", "1", "-o", "id", "-q").out().strip();
        cli.run("task", "edit", id, "--title", "changed", "-q");
        cli.run("copy", "--from", "local", "--to", "prod").is(ExitCode.OK, "local\tprod\t3\t0\t3\t0\t0\n",
                "1 task is there already and differs; it was left as it is\n");
    }

    @Test
    void aProtectedProfileIsNamedAgain() {
        cli.run("seed", "--tasks", "3", "-q");
        cli.stdin(there.apiKey() + "\n").run("profile", "add", "safe", "--endpoint", there.endpoint(), "--key-stdin",
                "--protected");
        cli.run("copy", "--from", "local", "--to", "safe", "-q").is(ExitCode.FAILURE, "", """
                error: nobody can be asked here: Copy the tasks of local to safe?
                hint: tasktracker copy --from local --to safe -q --confirm safe
                """);
        cli.run("copy", "--from", "local", "--to", "safe", "-q", "--confirm", "safe", "--fields", "created")
                .prints("3\n");
    }

    @Test
    void theProfileOfAShellIsNoReasonToRefuse() {
        cli.run("seed", "--tasks", "3", "-q");
        cli.stdin("use prod\ncopy --from local --to prod -q --fields created\n").run("shell").prints("3\n");
        cli.stdin("copy --from local --to prod --profile prod\n").run("shell").is(ExitCode.USAGE, "", """
                error: copy takes --from and --to instead of --profile
                line 1 of the script failed with exit code 2; the lines after it were not run
                """);
    }

    @Test
    void theSameTasksAreNotCopied() {
        cli.run("copy", "--from", "prod", "--to", "prod").is(ExitCode.USAGE, "",
                "error: prod and prod are the same tasks\n");
        cli.run("copy", "--from", "local", "--to", "prod", "--profile", "prod").is(ExitCode.USAGE, "",
                "error: copy takes --from and --to instead of --profile\n");
        assertEquals(ExitCode.USAGE, cli.run("copy", "--from", "local", "--to", "nowhere").code());
    }
}
