package tasktracker.cli.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;

final class CompleterTest {
    @TempDir
    private Path home;
    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(home);
    }

    @Test
    void commands() {
        assertEquals(List.of("task"), values("ta"));
        assertEquals(List.of("add", "delete", "done", "edit", "list", "move", "reopen", "show"), values("task", ""));
        assertEquals(List.of("list"), values("--profile", "local", "task", "li"));
        assertEquals(List.of(), values("nothing", ""));
        assertEquals(true, values("").containsAll(List.of("task", "category", "profile", "help")));
        assertEquals(false, values("").contains("__complete"));
    }

    @Test
    void each_with_its_line() {
        cli.run("__complete", "--", "task", "sh").prints("show\tShow a task with all its fields.\n");
    }

    @Test
    void options() {
        assertEquals(List.of("--priority", "--profile"), values("task", "add", "x", "--pr"));
        assertEquals(List.of(), values("task", "add", "--", "--pr"));
    }

    @Test
    void values_of_options() {
        assertEquals(List.of("high"), values("task", "add", "x", "--priority", "h"));
        assertEquals(List.of("--priority=high", "--priority=low", "--priority=medium"),
                values("task", "list", "--priority="));
        assertEquals(List.of("csv", "id", "json", "ndjson", "table", "tsv"), values("task", "list", "-o", ""));
    }

    @Test
    void profiles() {
        cli.run("profile", "add", "prod", "--endpoint", "https://x.example.com/prod");
        assertEquals(List.of("local", "prod"), values("task", "list", "--profile", ""));
        assertEquals(List.of("prod"), values("profile", "use", "p"));
    }

    @Test
    void nothing_is_called() {
        values("task", "done", "");
        assertEquals(List.of(), cli.api().calls());
    }

    private List<String> values(String... words) {
        String[] line = new String[words.length + 2];
        line[0] = "__complete";
        line[1] = "--";
        System.arraycopy(words, 0, line, 2, words.length);
        return cli.run(line).out().lines().map(text -> text.substring(0, text.indexOf('\t'))).toList();
    }
}
