package tasktracker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.text.DisplayWidth;
import tasktracker.contract.ApiKey;
import tasktracker.local.LocalStack;

/** The packaged tool where pipes close, nobody answers, and terminals know little. The API is in this process. */
final class HostilePlacesIT {
    private static final String ESCAPE = "\u001b";
    private static LocalStack stack;
    private static int users;

    @TempDir
    private Path home;
    private Packaged tool;

    @BeforeAll
    static void startApi() {
        stack = LocalStack.start(LocalStack.Options.inMemory(CommandsOnStack.TEMPLATE));
    }

    @AfterAll
    static void stopApi() {
        stack.close();
    }

    @BeforeEach
    void newUser() {
        tool = new Packaged(Packaged.BUILT, home).api(stack.endpoint(),
                stack.issueKey("user" + ++users, ApiKey.Scope.READ_WRITE));
    }

    @Test
    void a_reader_that_has_enough_ends_it_quietly() throws Exception {
        tool.run("seed", "--tasks", "400", "-q");
        for (String format : List.of("ndjson", "json", "csv", "tsv", "table", "id")) {
            Packaged.Run run = tool.sh("{ \"$TT\" task list --status all --all -o " + format
                    + "; echo $? >code; } | head -n 1 | wc -l");
            run.is(0, "1\n", "");
            assertEquals("0\n", Files.readString(home.resolve("code")), format);
        }
    }

    @Test
    void a_change_is_finished_when_nobody_reads_about_it() throws Exception {
        tool.run("seed", "--tasks", "400", "-q");
        Packaged.Run run = tool.sh("{ \"$TT\" bulk done --limit 400 --yes -q -o ndjson; echo $? >code; } | :");
        assertEquals("0\n", Files.readString(home.resolve("code")), run.toString());
        tool.run("task", "list", "-q").prints("");
        tool.sh("\"$TT\" task add Last | :").prints("");
        tool.run("task", "list", "--fields", "title").prints("Last\n");
    }

    @Test
    void a_full_disk_behind_the_output_is_said() throws Exception {
        tool.sh("\"$TT\" task add Milk >/dev/full").is(1, "",
                "error: the output could not be written: No space left on device\n");
        tool.run("task", "list", "--fields", "title").prints("Milk\n");
    }

    @Test
    void where_nobody_can_answer_nothing_waits_and_nothing_is_changed() throws Exception {
        tool.run("task", "add", "a");
        tool.run("task", "add", "b");
        tool.run("task", "delete", "a", "b", "-q").is(1, "", """
                error: nobody can be asked here: Delete 2 tasks: "a", "b"?
                hint: tasktracker task delete a b -q --yes
                """);
        Packaged.Run json = tool.run("bulk", "done", "--priority", "medium", "-o", "json");
        assertEquals(1, json.exitCode());
        assertEquals("", json.out());
        assertTrue(json.err().startsWith("{\"error\":{\"code\":\"CONFIRMATION_REQUIRED\","), json.err());
        Packaged.Run reset = tool.run("local", "reset");
        assertEquals(1, reset.exitCode(), reset.toString());
        assertTrue(reset.err().endsWith("\nhint: tasktracker local reset --yes\n"), reset.err());
        tool.run("task", "list", "--fields", "title", "--sort", "created").prints("a\nb\n");
    }

    @Test
    void pipes_and_files_get_no_escapes() throws Exception {
        tool.run("task", "add", "Milk", "--due", "2020-01-01");
        tool.env("TERM", "xterm-256color");
        for (String line : List.of("task list -o table", "task show nothing", "--help", "help dates", "task add x")) {
            Packaged.Run run = tool.sh("\"$TT\" " + line + " 2>&1 | cat");
            assertFalse(run.out().contains(ESCAPE), run.out());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void colour_is_for_the_stream_that_is_a_terminal() throws Exception {
        tool.run("task", "add", "Milk", "--due", "2020-01-01");
        tool.env("TERM", "xterm-256color");

        Packaged.Run list = tool.terminal("\"$TT\" task list 2>err");
        assertTrue(list.out().contains(ESCAPE + "["), list.out());
        Packaged.Run fault = tool.terminal("\"$TT\" task show nothing 2>err");
        assertEquals(5, fault.exitCode());
        assertFalse(Files.readString(home.resolve("err")).contains(ESCAPE));

        tool.terminal("\"$TT\" task list >out");
        assertFalse(Files.readString(home.resolve("out")).contains(ESCAPE));
        Packaged.Run told = tool.terminal("\"$TT\" task show nothing >out");
        assertTrue(told.out().contains(ESCAPE + "["), told.out());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_dumb_terminal_gets_plain_text() throws Exception {
        tool.run("task", "add", "Milk", "--due", "2020-01-01", "--priority", "high");
        tool.env("TERM", "dumb");
        for (String line : List.of("task list", "task list --help", "task show nothing", "seed --tasks 300")) {
            Packaged.Run run = tool.terminal("\"$TT\" " + line);
            assertFalse(run.out().contains(ESCAPE), run.out());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_narrow_terminal_is_enough() throws Exception {
        tool.run("task", "add", "A title that is longer than forty columns can show", "--due", "yesterday");
        tool.run("task", "add", "Ein Titel mit Ümläuten und 日本語の長い文字 und noch mehr", "--due", "tomorrow");
        tool.env("TERM", "dumb");
        List<String> lines = tool.terminal("stty cols 40; \"$TT\" task list").out().lines().toList();
        assertEquals(3, lines.size(), lines.toString());
        for (String line : lines) {
            assertTrue(DisplayWidth.of(line) <= 40, line);
        }
        assertEquals("ID     DUE            TITLE", lines.getFirst());
        assertTrue(lines.get(1).endsWith("  1 day overdue  A title that is l…"), lines.toString());
    }

    @Test
    void text_arrives_whole_in_any_locale() throws Exception {
        for (String locale : List.of("LANG=C", "LC_ALL=POSIX", "LC_CTYPE=C", "LC_ALL=")) {
            Packaged.Run run = tool.sh("unset LANG LC_ALL LC_CTYPE; export " + locale
                    + "; \"$TT\" task add 'für Ärger ☂ 日本' --fields title; \"$TT\" task list --search für "
                    + "--fields title --limit 1 -q; \"$TT\" task show 'nicht da: ß'");
            run.is(5, "für Ärger ☂ 日本\nfür Ärger ☂ 日本\n", """
                    looking through all tasks for "nicht da: ß"
                    error: there is no task with id, end of id or exact title "nicht da: ß"
                    hint: tasktracker task list --status all
                    """);
        }
    }

    @Test
    void a_file_is_found_by_its_name_in_any_locale() throws IOException, InterruptedException {
        Files.writeString(home.resolve("für.csv"), "title\nÄpfel\n");
        tool.env("LC_ALL", "C");
        assertEquals(0, tool.run("import", "für.csv", "-q").exitCode());
        tool.run("export", "für zwei.csv", "--columns", "title", "-q");
        assertEquals("title\r\nÄpfel\r\n", Files.readString(home.resolve("für zwei.csv")));
    }
}
