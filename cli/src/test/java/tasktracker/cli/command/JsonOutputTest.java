package tasktracker.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tasktracker.cli.Cli;
import tasktracker.cli.Session;
import tasktracker.cli.aws.fake.FakeAws;
import tasktracker.cli.command.deploy.Installation;
import tasktracker.cli.config.Connection;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.GlobalOptions;
import tasktracker.cli.schema.ResultSchemas;
import tasktracker.contract.ApiKey;
import tasktracker.local.LocalStack;

/** Every command that has a result prints it as JSON of its schema, whatever becomes of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JsonOutputTest {
    private static final Path TEMPLATE = Path.of("..", "template.yaml");
    private static final String STACK = "tasktracker-dev";

    @TempDir
    private Path folder;
    private LocalStack stack;
    private int users;

    @BeforeAll
    void startStack() {
        stack = LocalStack.start(LocalStack.Options.inMemory(TEMPLATE).withClock(Clock.fixed(Cli.NOW, Cli.ZONE)));
    }

    @AfterAll
    void stopStack() {
        stack.close();
    }

    @TestFactory
    Stream<DynamicTest> every_command_that_takes_a_format_prints_json_of_its_schema() {
        return commands().stream()
                .map(command -> DynamicTest.dynamicTest(command, () -> new Scenario(command, user()).play()));
    }

    @Test
    void a_line_of_ndjson_is_a_row_of_json() {
        Cli cli = user();
        cli.run("task", "add", "a");
        cli.run("task", "add", "b \"\\", "--due", "tomorrow 5pm");
        String json = cli.run("task", "list", "-o", "json").out();
        List<String> rows = cli.run("task", "list", "-o", "ndjson").out().lines().toList();
        assertEquals("{\"data\":[" + String.join(",", rows) + "],\"nextCursor\":null}\n", json);
        assertEquals(2, rows.size());
    }

    @Test
    void what_has_no_result_has_no_schema_and_says_so() {
        user().run("help", "--schema", "completion", "bash").is(ExitCode.USAGE, "", """
                error: tasktracker completion bash has no result in JSON
                hint: tasktracker help --schema task list
                """);
        user().run("help", "--schema", "error").prints(ResultSchemas.ofErrors());
    }

    /** Errors of every origin: the line, the tool, the API, the network. */
    @Test
    void errors_are_of_their_schema() {
        Cli cli = user();
        for (List<String> line : List.of(List.of("task", "add"), List.of("tsk"),
                List.of("task", "list", "--fields", "x"),
                List.of("task", "show", "nothing"), List.of("task", "add", " "), List.of("task", "done", "a", "b"),
                List.of("bulk", "delete"), List.of("stack", "status"), List.of("deploy", "--env", "x"),
                List.of("keys", "show", "nobody/none"), List.of("import", "/no/such/file"),
                List.of("profile", "use", "none"))) {
            List<String> words = new ArrayList<>(line);
            words.addAll(List.of("-o", "json"));
            Cli.Run run = cli.run(words.toArray(String[]::new));
            assertTrue(run.code() != ExitCode.OK, line + run.out());
            assertError(run);
        }
        cli.localStack(() -> new Connection(URI.create("http://127.0.0.1:9/v1"), Cli.KEY));
        assertError(cli.run("task", "list", "-o", "ndjson"));
    }

    private static void assertError(Cli.Run run) {
        assertEquals(Set.of(), JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(ResultSchemas.ofErrors()).validate(run.err(), InputFormat.JSON), run.err());
    }

    private Cli user() {
        String key = stack.issueKey("json" + ++users, ApiKey.Scope.READ_WRITE);
        return new Cli(folder.resolve("home" + users)).http()
                .localStack(() -> new Connection(URI.create(stack.endpoint()), key));
    }

    private static List<String> commands() {
        List<String> found = new ArrayList<>();
        List<CommandLine> waiting = new ArrayList<>(List.of(
                new CommandTree(Commands.root(), new Session(null, new GlobalOptions(), List.of())).whole()));
        while (!waiting.isEmpty()) {
            CommandLine command = waiting.removeFirst();
            if (command.getCommandSpec().optionsMap().containsKey("-o")) {
                found.add(command.getCommandSpec().qualifiedName());
            }
            waiting.addAll(Set.copyOf(command.getSubcommands().values()));
        }
        return found.stream().sorted().toList();
    }

    /** How a command comes to print something. */
    private final class Scenario {
        private final String command;
        private Cli cli;

        Scenario(String command, Cli cli) {
            this.command = command;
            this.cli = cli;
        }

        void play() {
            String words = command.substring("tasktracker ".length());
            if (words.startsWith("stack ") || words.equals("deploy")) {
                inAws(words);
            } else if (words.startsWith("keys ")) {
                keys(words);
            } else {
                here(words);
            }
        }

        private void here(String words) {
            switch (words) {
                case "task add" -> prints("A", "--due", "tomorrow", "--description", "x");
                case "task list" -> {
                    prints();
                    task("A");
                    task("B");
                    prints("--limit", "1");
                    prints("--fields", "taskId,title,description,completed,priority,categoryId,dueDate,createdAt,"
                            + "updatedAt,completedAt,externalId,version,category");
                }
                case "task show" -> prints(task("A"));
                case "task edit" -> prints(task("A"), "--priority", "low", "--due", "fri");
                case "task done", "task reopen" -> {
                    prints(task("A"));
                    prints(task("B"), task("C"));
                }
                case "task delete" -> {
                    prints(task("A"));
                    prints(task("B"), task("C"), "--yes");
                }
                case "task move" -> {
                    prints(task("A"), "--to", "none");
                    prints(task("B"), task("C"), "--to", "Home", "--create-category");
                }
                case "category add" -> prints("Home", "--rgb", "2E7D32", "--icon", "h");
                case "category list" -> {
                    prints();
                    category();
                    prints();
                }
                case "category edit" -> prints(category(), "--name", "House");
                case "category delete" -> prints(category());
                case "bulk done", "bulk reopen", "bulk delete" -> {
                    prints("--search", "nothing", "--yes");
                    prints(task("A"), task("B"), "--yes");
                    task("C");
                    prints("--status", "all", "--dry-run");
                    fails(ExitCode.PARTIAL, task("D"), "0000000000000000000000000000000000000", "--yes");
                }
                case "bulk move" -> prints(task("A"), "--to", category(), "--yes");
                case "undo" -> {
                    cli.run("task", "done", task("A"));
                    prints("--dry-run");
                    prints("--yes");
                }
                case "import" -> {
                    String file = file("a.csv", "title,priority,who\nA,high,x\nB,none,y\n");
                    prints("--show-mapping", file);
                    fails(ExitCode.PARTIAL, "--dry-run", file);
                    fails(ExitCode.PARTIAL, file);
                    prints(file("b.csv", "title\nC\n"), file("c.csv", "title\nD\n"));
                }
                case "export" -> prints(file("out.csv", ""));
                case "seed" -> {
                    prints("--tasks", "3", "--categories", "2");
                    prints("--remove", "--yes");
                }
                case "copy" -> copy();
                case "load-test" -> {
                    prints("--dry-run");
                    prints("--remove");
                    fails(null, "--rate", "20", "--duration", "1s", "--warm-up", "0s", "--tasks", "2");
                }
                case "profile list" -> prints();
                case "profile show" -> {
                    prints();
                    prints("--origin");
                }
                case "profile add" -> prints("prod", "--endpoint", "https://x.example.org/v1", "--protected");
                case "profile use" -> prints("local");
                case "profile remove" -> {
                    cli.run("profile", "add", "prod", "--endpoint", "https://x.example.org/v1");
                    prints("prod");
                }
                case "local status", "local stop" -> prints();
                case "local reset" -> prints("--yes");
                case "local logs" -> {
                    prints();
                    file(".local/state/tasktracker/local/stack.log", "one\ntwo\n");
                    prints("-n", "1");
                }
                // Needs the packaged tool; it prints what status prints, which a test of that tool looks at.
                case "local start" -> assertEquals(schema("tasktracker local status").replace("status", "start"),
                        schema("tasktracker local start"));
                case "doctor" -> fails(null, "--offline");
                case "api" -> prints("GET", "/tasks");
                case "help" -> prints("--all");
                default -> fail("say here how to run " + command);
            }
        }

        private void inAws(String words) {
            Path home = folder.resolve("aws" + words.replace(' ', '-'));
            try (FakeAws aws = new FakeAws()) {
                Path installation = Files.createDirectories(home.resolve("installation"));
                new Installation(installation);
                cli = aws.cli(new Cli(home).installation(installation));
                if (words.equals("deploy")) {
                    aws.stacks().changes("Add New AWS::DynamoDB::Table TasksTable");
                    prints("--dry-run");
                }
                if (!words.equals("deploy")) {
                    assertEquals(ExitCode.OK, cli.run("deploy").code());
                    aws.services().tables.put("tasks-1", List.of());
                }
                switch (words) {
                    case "deploy", "stack status", "stack events", "stack outputs", "stack logs",
                            "stack rotate-cursor-key" ->
                        prints();
                    case "stack delete" -> prints("--confirm", STACK);
                    default -> fail("say here how to run " + command);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void keys(String words) {
            cli.localStack(() -> new Connection(URI.create(stack.endpoint()), stack.apiKey()));
            String user = "keys" + users;
            String id = cli.run("keys", "create", "--user", user, "--out", folder.resolve("k").toString(), "-o", "id")
                    .out().strip();
            switch (words) {
                case "keys create" -> {
                    prints("--user", user, "--label", "b", "--expires", "90d");
                    prints("--user", user, "--label", "c", "--save-profile", "saved");
                }
                case "keys list" -> {
                    prints("--user", user);
                    prints("--user", "nobody");
                }
                case "keys show", "keys enable" -> prints(id);
                case "keys disable", "keys revoke" -> prints(id, "--yes");
                case "keys rotate" -> prints(id);
                case "keys expire" -> prints();
                case "keys usage" -> prints(id, "--days", "1");
                default -> fail("say here how to run " + command);
            }
        }

        private void copy() {
            String key = stack.issueKey("copied" + users, ApiKey.Scope.READ_WRITE);
            cli.stdin(key).run("profile", "add", "other", "--endpoint", stack.endpoint(), "--key-stdin");
            task("A");
            prints("--from", "local", "--to", "other");
        }

        private void prints(String... args) {
            fails(ExitCode.OK, args);
        }

        /** @param code that it ends with, null for any */
        private void fails(ExitCode code, String... args) {
            List<String> line = new ArrayList<>(List.of(command.split(" ")));
            line.removeFirst();
            line.addAll(List.of(args));
            line.addAll(List.of("-o", "json"));
            Cli.Run run = cli.run(line.toArray(String[]::new));
            if (code != null) {
                assertEquals(code, run.code(), line + "\n" + run.out() + run.err());
            }
            assertEquals(Set.of(),
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema(command))
                            .validate(run.out(), InputFormat.JSON),
                    () -> line + "\n" + run.out());
            if (!run.err().isEmpty()) {
                assertError(run);
            }
        }

        private String schema(String of) {
            return ResultSchemas.of(of).orElseThrow(() -> new AssertionError(
                    of + " is not in the index of schemas"));
        }

        private String task(String title) {
            return cli.run("task", "add", title, "-o", "id").out().strip();
        }

        private String category() {
            return cli.run("category", "add", "Home", "-o", "id").out().strip();
        }

        private String file(String name, String content) {
            try {
                Path file = cli.home().resolve(name);
                Files.createDirectories(file.getParent());
                return Files.writeString(file, content).toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
