package tasktracker.cli.command.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.config.Connection;
import tasktracker.cli.error.ExitCode;
import tasktracker.contract.Task;
import tasktracker.local.LocalStack;

/** Import through every layer, down to SQLite. */
final class ImportOnStackTest {
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
    void githubIssues() throws IOException {
        String file = TestData.copy("github-issues/issues-2579.csv", directory).toString();
        String[] command = { "import", file, "--map", "title=title,externalId=id,description=url", "-q" };
        Cli.Run first = cli.run(command);
        assertEquals(file + "\t2579\t2572\t0\t0\t0\t7\t0\n", first.out());
        assertEquals(ExitCode.PARTIAL, first.code());
        List<String> lines = first.err().lines().toList();
        assertEquals(9, lines.size(), first.err());
        for (String line : lines.subList(0, 7)) {
            assertTrue(line.matches(java.util.regex.Pattern.quote(file) + ": record \\d+, line \\d+: title \".{59}…\":"
                    + " must have at most 200 characters; it has \\d+"), line);
        }
        assertEquals("error: 7 of 2579 rows were not imported", lines.get(7));
        assertEquals(ExitCode.PARTIAL, cli.run(command).code());
        assertEquals(file + "\t2579\t0\t0\t2572\t0\t7\t0\n", cli.run(command).out());

        List<Task> tasks = all();
        assertEquals(2572, tasks.size());
        Task one = tasks.stream().filter(task -> task.externalId().equals("I_kwDOAPfSSM5Rwngg")).findFirst()
                .orElseThrow();
        assertEquals("[Question] Rerender every second via refresh_interval", one.title());
        assertEquals("https://github.com/prompt-toolkit/python-prompt-toolkit/issues/1671", one.description());
    }

    @Test
    void lostAnswersAndBusyServersMakeNoDuplicates() throws IOException {
        String file = TestData.copy("github-issues/issues-2579.csv", directory).toString();
        String[] command = { "import", file, "--map", "title=title,externalId=id,description=url", "-q" };
        AtomicInteger dropped = new AtomicInteger();
        try (ForwardingProxy proxy = new ForwardingProxy(stack.endpoint(), ForwardingProxy.flaky(dropped))) {
            Connection connection = new Connection(proxy.endpoint(), stack.apiKey());
            Cli flaky = new Cli(directory).clock(Clock.system(Cli.ZONE)).http().localStack(() -> connection);
            assertEquals(file + "\t2579\t2572\t0\t0\t0\t7\t0\n", flaky.run(command).out());
            assertTrue(dropped.get() >= 3);
            assertEquals(file + "\t2579\t0\t0\t2572\t0\t7\t0\n", flaky.run(command).out());
        }
        assertEquals(2572, all().size());
    }

    @Test
    void naughtyStringsComeBackByteForByte() throws IOException {
        List<String> strings = TestData.naughty();
        assertEquals(516, strings.size());
        List<List<String>> titles = new ArrayList<>(List.of(List.of("externalId", "title")));
        List<List<String>> descriptions = new ArrayList<>(List.of(List.of("externalId", "title", "description")));
        for (int i = 0; i < strings.size(); i++) {
            titles.add(List.of("t" + i, strings.get(i)));
            descriptions.add(List.of("d" + i, "described", strings.get(i)));
        }
        String first = TestData.csv(directory.resolve("titles.csv"), titles).toString();
        Cli.Run run = cli.run("import", first, "-q");
        assertEquals(first + "\t516\t510\t0\t0\t0\t6\t0\n", run.out());
        assertEquals(5, run.err().lines().filter(line -> line.contains("must have at most 200")).count());
        assertEquals(1, run.err().lines().filter(line -> line.contains("must not be blank")).count());
        String second = TestData.csv(directory.resolve("descriptions.csv"), descriptions).toString();
        cli.run("import", second, "-q").prints(second + "\t516\t516\t0\t0\t0\t0\t0\n");

        Map<String, Task> tasks = all().stream().collect(Collectors.toMap(Task::externalId, Function.identity()));
        int found = 0;
        for (int i = 0; i < strings.size(); i++) {
            assertEquals(strings.get(i), tasks.get("d" + i).description());
            if (tasks.containsKey("t" + i)) {
                assertEquals(strings.get(i), tasks.get("t" + i).title());
                found++;
            }
        }
        assertEquals(510, found);
    }

    @Test
    void everyColumn() throws IOException {
        Path file = Files.writeString(directory.resolve("all.csv"), """
                Title;Description;Completed;Priority;Category;Due;Created At;Completed At;External ID
                Pay rent;"two
                lines";;HIGH;Home;2026-12-01;2025-01-02T03:04:05+01:00;;r1
                Call Ann;;yes;low;home;2026-12-01 09:30;;2026-01-01;r2
                """);
        Cli.Run run = cli.run("import", file.toString(), "--create-category", "-q");
        run.prints(file + "\t2\t2\t0\t0\t0\t0\t0\n");
        Map<String, Task> tasks = all().stream().collect(Collectors.toMap(Task::externalId, Function.identity()));
        Task rent = tasks.get("r1");
        Task call = tasks.get("r2");
        assertEquals("two\nlines", rent.description());
        assertEquals("high 2026-12-01 2025-01-02T02:04:05Z false",
                rent.priority().wire() + " " + rent.due() + " " + rent.createdAt() + " " + rent.completed());
        assertEquals("low 2026-12-01T08:30:00.000Z 2025-12-31T23:00:00Z true",
                call.priority().wire() + " " + call.due() + " " + call.completedAt() + " " + call.completed());
        assertEquals(rent.categoryId(), call.categoryId());
        assertEquals("Home\n", cli.run("category", "list", "--fields", "name").out());
    }

    @Test
    void aDryRunAsksTheServerAndWritesNothing() throws IOException {
        Path file = Files.writeString(directory.resolve("t.csv"), "externalId,title\n1,a\n2,b\n");
        cli.run("import", file.toString(), "-q", "--dry-run").prints(file + "\t2\t2\t0\t0\t0\t0\t0\n");
        assertEquals(List.of(), all());
        cli.run("import", file.toString(), "-q").prints(file + "\t2\t2\t0\t0\t0\t0\t0\n");
        cli.run("import", file.toString(), "-q", "--dry-run").prints(file + "\t2\t0\t0\t2\t0\t0\t0\n");
    }

    @Test
    void updatesGoThroughTheVersion() throws IOException {
        Path file = Files.writeString(directory.resolve("t.csv"), "externalId,title,due\n1,a,2026-12-01\n2,b,\n");
        cli.run("import", file.toString(), "-q");
        Files.writeString(file, "externalId,title,due\n1,a,\n2,b,\n3,c,\n");
        cli.run("import", file.toString(), "-q", "--on-existing", "update")
                .prints(file + "\t3\t1\t1\t1\t0\t0\t0\n");
        Map<String, Task> tasks = all().stream().collect(Collectors.toMap(Task::externalId, Function.identity()));
        assertEquals(null, tasks.get("1").due());
        assertEquals(2, tasks.get("1").version());
        assertEquals(1, tasks.get("2").version());
    }

    private List<Task> all() {
        Cli.Run run = cli.run("task", "list", "--status", "all", "--all", "-o", "ndjson");
        assertEquals(ExitCode.OK, run.code(), run.err());
        return TestData.tasks(run.out());
    }
}
