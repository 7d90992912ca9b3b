package tasktracker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.config.Connection;
import tasktracker.cli.error.ExitCode;
import tasktracker.contract.ApiKey;

/** The commands against a real stack: every layer but the launcher, and the same outcome on every store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CommandsOnStack {
    static final Path TEMPLATE = Path.of("..", "template.yaml");

    private StackUnderTest stack;
    private int users;
    private Cli cli;

    /** A stack that runs. */
    interface StackUnderTest extends AutoCloseable {
        String endpoint();

        String issueKey(String user, ApiKey.Scope scope);

        @Override
        void close();
    }

    abstract StackUnderTest start() throws IOException;

    @BeforeAll
    void startStack() throws IOException {
        stack = start();
    }

    @AfterAll
    void stopStack() {
        stack.close();
    }

    @BeforeEach
    void newUser(@TempDir Path home) {
        String key = stack.issueKey("user" + ++users, ApiKey.Scope.READ_WRITE);
        cli = new Cli(home).http().localStack(() -> new Connection(URI.create(stack.endpoint()), key));
    }

    @Test
    void the_tour() {
        cli.run("category", "add", "Home", "--fields", "name,version").prints("Home\t1\n");
        cli.run("task", "add", "Buy milk", "--due", "tomorrow 5pm", "--priority", "high", "--category", "Home", "-q",
                "--fields", "title,dueDate,priority,category").prints(
                        "Buy milk\t2026-11-23T16:00:00.000Z\thigh\tHome\n");
        cli.run("task", "add", "Buy bread", "--fields", "title").prints("Buy bread\n");
        cli.run("task", "add", "Water plants", "--due", "2026-11-20", "-q", "--fields", "title")
                .prints("Water plants\n");
        cli.run("task", "list", "--fields", "title").prints("Water plants\nBuy milk\nBuy bread\n");
        cli.run("task", "list", "--overdue", "--fields", "title").prints("Water plants\n");
        cli.run("task", "list", "--category", "home", "--fields", "title").prints("Buy milk\n");
        cli.run("task", "list", "--category", "none", "--priority", "medium,low", "--sort", "created", "--desc",
                "--fields", "title").prints("Water plants\nBuy bread\n");
        cli.run("task", "done", "Buy milk", "-q", "--fields", "completed,completedAt,version")
                .prints("true\t2026-11-22T09:30:00.000Z\t2\n");
        cli.run("task", "list", "--status", "done", "--fields", "title").prints("Buy milk\n");
        cli.run("task", "reopen", "Buy milk", "-q", "--fields", "completed,completedAt,version")
                .prints("false\t\t3\n");
        cli.run("task", "edit", "Buy milk", "-q", "--due", "none", "--title", "Buy oat milk", "--fields",
                "title,dueDate,version").prints("Buy oat milk\t\t4\n");
        Cli.Run inUse = cli.run("category", "delete", "Home");
        assertEquals(ExitCode.CONFLICT, inUse.code());
        assertEquals(true, inUse.err().startsWith("error: \"Home\" has 1 task: --on-tasks uncategorize leaves"),
                inUse.err());
        assertEquals(true, inUse.err().contains("\nhint: tasktracker category delete Home --on-tasks uncategorize\n"),
                inUse.err());
        cli.run("category", "delete", "Home", "--on-tasks", "uncategorize", "--fields", "name").prints("Home\n");
        cli.run("task", "show", "Buy oat milk", "-q", "--fields", "title,category").prints("Buy oat milk\t\n");
        cli.run("task", "delete", "Buy oat milk", "Buy bread", "Water plants", "--yes", "-q", "--fields", "title")
                .prints("Buy oat milk\nBuy bread\nWater plants\n");
        cli.run("task", "list", "--status", "all", "-o", "json").prints("{\"data\":[],\"nextCursor\":null}\n");
    }

    @Test
    void two_hundred_tasks_come_in_pages_once_each() {
        for (int at = 0; at < 120; at++) {
            assertEquals(ExitCode.OK, cli.run("task", "add", "task " + at, "-o", "id").code());
        }
        List<String> ids = cli.run("task", "list", "--all", "-o", "id").out().lines().toList();
        assertEquals(120, ids.size());
        assertEquals(120, ids.stream().distinct().count());
    }

    @Test
    void a_conflict_names_the_version() {
        String id = cli.run("task", "add", "mine", "-o", "id").out().strip();
        cli.run("task", "edit", id, "--title", "ours");
        Cli.Run run = cli.run("task", "edit", id, "--title", "mine again", "--if-version", "1");
        assertEquals(ExitCode.CONFLICT, run.code());
        assertEquals("error: \"ours\" has version 2, not 1; nothing was done",
                run.err().lines().findFirst().orElseThrow());
    }

    @Test
    void wrong_fields_are_told_one_by_one() {
        Cli.Run run = cli.run("task", "add", " ", "-m", "x".repeat(4001));
        assertEquals(ExitCode.USAGE, run.code());
        assertEquals(true, run.err().contains("  title: "), run.err());
        assertEquals(true, run.err().contains("  --description: "), run.err());
        assertEquals(true, run.err().contains("correlation id: "), run.err());
    }

    @Test
    void a_wrong_value_is_told_by_the_name_of_its_option() {
        refused("--search must have a word to search for", "task", "list", "--search", "");
        refused("--due-to must not be before --due-from", "task", "list", "--due-from", "2026-12-24", "--due-to",
                "2026-12-01");
        refused("--created-to must not be before --created-from", "export", "-", "--created-from", "2026-12-24",
                "--created-to", "2026-12-01");
        Cli.Run json = cli.run("task", "list", "--search", "", "-o", "json");
        assertEquals(true, json.err().contains("\"message\":\"--search must have a word to search for\""), json.err());
        assertEquals(true, json.err().contains("\"details\":{\"q\":\"must have a word to search for\"}"), json.err());
    }

    private void refused(String message, String... line) {
        Cli.Run run = cli.run(line);
        assertEquals(ExitCode.USAGE, run.code());
        assertEquals("error: " + message, run.err().lines().findFirst().orElseThrow());
    }

    @Test
    void a_key_that_was_never_issued_is_denied() {
        cli.localStack(() -> new Connection(URI.create(stack.endpoint()), Cli.KEY));
        Cli.Run run = cli.run("task", "list", "-o", "json");
        assertEquals(ExitCode.DENIED, run.code());
        assertEquals(true, run.err().startsWith("{\"error\":{\"code\":\"INVALID_API_KEY\""), run.err());
    }

    @Test
    void a_read_only_key_reads_only() {
        String key = stack.issueKey("user" + users, ApiKey.Scope.READ_ONLY);
        cli.localStack(() -> new Connection(URI.create(stack.endpoint()), key));
        assertEquals(ExitCode.OK, cli.run("task", "list").code());
        Cli.Run run = cli.run("task", "add", "x");
        assertEquals(ExitCode.DENIED, run.code());
        assertEquals(true, run.err().contains("hint: tasktracker profile show"), run.err());
    }
}
