package tasktracker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.contract.ApiKey;
import tasktracker.local.LocalStack;

/** The packaged tool where it cannot keep its files: no HOME, no place below it, no room. The API is in this process. */
final class HostileHomesIT {
    private static final String FORGETS = "the ids of these tasks are not remembered: ";
    /** Runs a script with the rights to mount, where the system lends them to anybody. */
    private static final List<String> MAY_MOUNT = List.of("unshare", "-rm", "/bin/sh", "-ec");

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
    void newUser() throws Exception {
        tool = new Packaged(Packaged.BUILT, home).api(stack.endpoint(),
                stack.issueKey("user" + ++users, ApiKey.Scope.READ_WRITE));
        tool.run("task", "add", "Milk");
    }

    @Test
    void without_a_home_tasks_of_a_profile_in_the_environment_can_be_used() throws Exception {
        tool.env("HOME", null);
        tool.run("task", "list", "--fields", "title").prints("Milk\n");
        tool.run("task", "done", "Milk", "--fields", "title").is(0, "Milk\n", """
                looking through all tasks for "Milk"
                tasktracker undo will not know of this: HOME is not set, so there is no place for the files of \
                tasktracker
                """);
        tool.env("HOME", "not/absolute").run("task", "list", "--status", "all", "--fields", "title").prints("Milk\n");
    }

    @Test
    void without_a_home_the_local_stack_says_what_is_missing() throws Exception {
        tool.env("HOME", null).env("TASKTRACKER_ENDPOINT", null).env("TASKTRACKER_API_KEY", null);
        tool.run("task", "list").is(1, "", """
                error: HOME is not set, so there is no place for the files of tasktracker
                hint: set HOME, or XDG_STATE_HOME, to a directory that can be written
                """);
    }

    @Test
    void a_home_that_is_no_directory_holds_nothing_and_stops_nothing() throws Exception {
        Files.writeString(home.resolve("file"), "");
        for (String place : List.of("/dev/null", "/dev/null/below", home + "/file")) {
            tool.env("HOME", place);
            Packaged.Run list = tool.run("task", "list", "--fields", "title");
            list.is(0, "Milk\n", FORGETS + "the directory " + place
                    + "/.local/state/tasktracker/seen cannot be made: not a directory\n");
            assertEquals(1, tool.run("profile", "use", "local").exitCode());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void in_a_home_that_cannot_be_written_only_what_must_be_kept_fails() throws Exception {
        tool.env("HOME", "/proc");
        tool.run("task", "list", "-q", "--fields", "title").prints("Milk\n");
        Packaged.Run done = tool.run("task", "done", "Milk", "--fields", "title");
        assertEquals(0, done.exitCode(), done.toString());
        assertTrue(done.err().contains("tasktracker undo will not know of this: the directory /proc/"), done.err());
        tool.env("TASKTRACKER_ENDPOINT", null).env("TASKTRACKER_API_KEY", null);
        tool.run("task", "list", "-q").is(1, "", """
                error: the directory /proc/.local/state/tasktracker/local cannot be made: no such file or directory
                hint: set HOME, or XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME and XDG_CACHE_HOME, to directories \
                that can be written
                """);
    }

    /** A file that may not grow fails as a full disk does: some bytes, or none, then an error. */
    @Test
    void where_files_cannot_grow_nothing_is_half_written() throws Exception {
        tool.run("profile", "add", "home", "--endpoint", "http://127.0.0.1:9/v1", "--region", "r".repeat(600), "-q");
        Path config = home.resolve(".config/tasktracker/config.toml");
        String before = Files.readString(config);
        assertTrue(before.length() > 512, before);
        for (int blocks : List.of(0, 1)) {
            Packaged.Run use = limited(blocks, "\"$TT\" profile use home");
            assertEquals("1\n", use.out());
            assertTrue(use.err().startsWith("error: " + config + " cannot be written: "), use.err());
        }
        assertEquals(before, Files.readString(config));
        try (Stream<Path> files = Files.list(config.getParent())) {
            assertEquals(List.of(".config.toml.lock", "config.toml"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        Packaged.Run add = limited(0, "\"$TT\" task add Bread --fields title");
        assertEquals("Bread\n0\n", add.out());
        assertTrue(add.err().startsWith(FORGETS), add.err());
        tool.run("task", "list", "--fields", "title", "--sort", "created").prints("Milk\nBread\n");
    }

    /** The limit would also be for the files in which a test collects what is printed. */
    private Packaged.Run limited(int blocks, String script) throws Exception {
        return tool.sh("{ { ulimit -f " + blocks + "; " + script + "; echo $?; } 2>&3 | cat; } 3>&1 >out.txt | cat >&2;"
                + " cat out.txt");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void on_a_full_disk_tasks_are_still_listed_and_changed() throws Exception {
        mounting("true");
        Files.createDirectories(home.resolve("small"));
        Packaged.Run run = mounting("""
                mount -t tmpfs -o size=64k none small
                mkdir -p small/.config small/.local/state/tasktracker
                HOME=$PWD/small; export HOME
                "$TT" profile add home --endpoint http://127.0.0.1:9/v1 -q >/dev/null
                cp small/.config/tasktracker/config.toml before.toml
                dd if=/dev/zero of=small/rest 2>/dev/null || :
                "$TT" task list --fields title
                "$TT" task done Milk --fields title
                "$TT" profile use home || echo exit $?
                cmp small/.config/tasktracker/config.toml before.toml
                find small -name '*.tmp'
                """);
        assertEquals(0, run.exitCode(), run.toString());
        assertEquals("Milk\nMilk\nexit 1\n", run.out());
        assertTrue(run.err().startsWith(FORGETS + "no space left on device\n"), run.err());
        assertTrue(run.err().contains("\ntasktracker undo will not know of this: no space left on device\n"),
                run.err());
        assertTrue(run.err().contains("/config.toml cannot be written: no space left on device\n"), run.err());
    }

    private Packaged.Run mounting(String script) throws Exception {
        Packaged.Run run = tool.exec(Stream.concat(MAY_MOUNT.stream(), Stream.of(script)).toArray(String[]::new));
        assumeTrue(!script.equals("true") || run.exitCode() == 0, "nobody may mount here");
        return run;
    }

    @Test
    void without_room_for_temporary_files_only_a_piped_import_fails() throws Exception {
        tool.env("TMPDIR", "/nonexistent");
        tool.run("task", "list", "--fields", "title").prints("Milk\n");
        Files.writeString(home.resolve("tasks.csv"), "title\nBread\n");
        tool.sh("\"$TT\" import - -q <tasks.csv").is(1, "", """
                error: standard input, which is read twice, cannot be kept in /nonexistent: no such file or directory
                hint: set TMPDIR to a directory with room for it, or import a file
                """);
        assertEquals(0, tool.run("import", "tasks.csv").exitCode());
        tool.env("TMPDIR", home.toString());
        assertEquals(0, tool.sh("\"$TT\" import - -q <tasks.csv").exitCode());
        try (Stream<Path> files = Files.list(home)) {
            assertFalse(files.anyMatch(file -> file.getFileName().toString().startsWith("tasktracker-import-")));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_background_stack_keeps_no_descriptor_and_no_directory_of_its_first_command() throws Exception {
        tool.env("TASKTRACKER_ENDPOINT", null).env("TASKTRACKER_API_KEY", null);
        Path work = Files.createDirectory(home.resolve("work"));
        tool.in(work);
        try {
            tool.sh("exec 7>seven 8</dev/zero; \"$TT\" task list -q").prints("");
            Path process = Path.of("/proc", tool.run("local", "status", "--fields", "pid").out().strip());
            assertEquals(Path.of("/"), Files.readSymbolicLink(process.resolve("cwd")));
            try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
                List<String> open = descriptors.map(HostileHomesIT::target).toList();
                assertFalse(open.contains(work.resolve("seven").toString()) || open.contains("/dev/zero"),
                        open.toString());
                assertEquals(List.of(), open.stream().filter(file -> file.startsWith(home + "/out")
                        || file.startsWith(home + "/err") || file.startsWith("pipe:")).toList());
            }
        } finally {
            tool.run("local", "stop");
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException gone) {
            return "";
        }
    }
}
