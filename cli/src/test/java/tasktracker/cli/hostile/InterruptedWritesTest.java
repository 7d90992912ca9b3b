package tasktracker.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tasktracker.cli.Cli;
import tasktracker.cli.config.Connection;
import tasktracker.cli.error.ExitCode;
import tasktracker.contract.ApiKey;
import tasktracker.local.LocalStack;

/**
 * The tool is killed between any two steps of writing any of its files: the next command works with what was there, and
 * takes away what was left. That no class writes in another way is held by the architecture test.
 */
final class InterruptedWritesTest {
    private static LocalStack stack;
    private static int users;

    @TempDir
    private Path home;
    private Cli cli;

    /** Every file, and the command that writes it again. */
    enum Owned {
        CONFIG(".config/tasktracker/config.toml", "profile use local"), CREDENTIALS(
                ".config/tasktracker/credentials.toml",
                "profile remove work"),
        NAMES(".cache/tasktracker/names/local",
                "task add Cheese -q"),
        SEEN(".local/state/tasktracker/seen/local", "task add Cheese -q"), SEED(
                ".local/state/tasktracker/seed/local",
                "seed --tasks 3 --categories 6 --random-seed 2 -q"),
        EXPORT("tasks.csv",
                "export {home}/tasks.csv -q"),
        REJECTS("rejects.csv",
                "import {home}/bad.csv --rejects {home}/rejects.csv -q");

        private final String place;
        private final String command;

        Owned(String place, String command) {
            this.place = place;
            this.command = command;
        }
    }

    @BeforeAll
    static void start() {
        stack = LocalStack.start(LocalStack.Options.inMemory(Path.of("../template.yaml"))
                .withClock(Clock.fixed(Cli.NOW, Cli.ZONE)));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    /** All files are there. */
    @BeforeEach
    void use() throws IOException {
        String key = stack.issueKey("user" + ++users, ApiKey.Scope.READ_WRITE);
        cli = new Cli(home).http().localStack(() -> new Connection(URI.create(stack.endpoint()), key));
        Files.writeString(home.resolve("bad.csv"), "title,priority\nMilk,purple\n");
        cli.stdin(Cli.KEY + "\n");
        ok("profile add work --endpoint https://tasks.example/v1 --region eu-west-1 --no-protected --key-stdin");
        ok("profile use local");
        ok("seed --tasks 3 --categories 2 --random-seed 1 -q");
        ok("task list");
        ok("export {home}/tasks.csv -q");
        cli.run("import", home + "/bad.csv", "--rejects", home + "/rejects.csv", "-q");
    }

    private void ok(String command) {
        Cli.Run run = run(command);
        assertEquals(ExitCode.OK, run.code(), command + "\n" + run.err());
    }

    private Cli.Run run(String command) {
        return cli.run(command.replace("{home}", home.toString()).split(" "));
    }

    @ParameterizedTest
    @EnumSource
    void between_any_two_steps(Owned owned) throws IOException {
        Path file = home.resolve(owned.place);
        assertTrue(Files.isRegularFile(file), () -> "there is no " + file + " in " + files());
        byte[] old = Files.readAllBytes(file);
        String begun = "." + file.getFileName() + ".";
        for (int written : List.of(0, 1, old.length / 2, old.length)) {
            Files.write(file.resolveSibling(begun + "zzzzzzzzz-" + written + ".tmp"),
                    Arrays.copyOf(old, written));
            ok("task list"); // what was not renamed is as good as not there
            ok("profile list");
        }
        if (owned != Owned.NAMES) { // the list brings the names of other tasks
            assertArrayEquals(old, Files.readAllBytes(file));
        }
        Path alive = Files.write(file.resolveSibling(
                begun + Long.toString(ProcessHandle.current().pid(), 36) + "-1.tmp"), old);
        if (owned == Owned.SEEN) { // only put in place anew when it has grown
            Files.writeString(file, "01998d4e-0000-7000-8000-000000007f3a\n".repeat(20_000), StandardOpenOption.APPEND);
        }
        Cli.Run run = run(owned.command);
        assertFalse(run.err().contains("should not have happened"), run.err());
        assertEquals(List.of(alive.getFileName().toString()), files().stream()
                .map(path -> path.getFileName().toString()).filter(name -> name.endsWith(".tmp")).toList(), run.err());
    }

    @Test
    void there_is_no_other_file() {
        List<String> known = Stream.concat(Stream.of(Owned.values()).map(owned -> owned.place), Stream.of("bad.csv"))
                .toList();
        assertEquals(List.of(), files().stream().map(path -> home.relativize(path).toString())
                .filter(place -> !known.contains(place) && !place.endsWith(".lock")).toList());
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "SEEN", "SEED", "NAMES" })
    void cut_off_at_any_byte(Owned owned) throws IOException {
        Path file = home.resolve(owned.place);
        byte[] whole = Files.readAllBytes(file);
        for (int cut = 0; cut < whole.length; cut += 7) {
            Files.write(file, Arrays.copyOf(whole, cut));
            String id = run("task add Cheese -q -o id").out().strip();
            run("task list -q"); // what is met again is known again
            Cli.Run shown = run("task show " + id.substring(28) + " -o id");
            shown.is(ExitCode.OK, id + "\n", "");
        }
        Cli.Run removed = run("seed --remove --yes -q");
        assertEquals(ExitCode.OK, removed.code(), removed.err());
    }
}
