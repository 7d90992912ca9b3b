package tasktracker.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.Cli;
import tasktracker.cli.client.TimeLimits;
import tasktracker.cli.error.ExitCode;

/** Every command that calls the API, against every server that is none: one line, the right end, no key, no trace. */
final class HostileServerTest {
    private static final String ID = "01998d4e-0000-7000-8000-000000007f3a";
    private static final TimeLimits SHORT = new TimeLimits(Duration.ofSeconds(20), Duration.ofMillis(60));
    private static final TimeLimits LONG = new TimeLimits(Duration.ofSeconds(20), Duration.ofSeconds(60));
    /** Tried once with 1: all with all. */
    private static final int TURNS = Integer.getInteger("tasktracker.hostile.turns", 4);
    private static final int LONGEST_WORD = 4_000;

    @TempDir
    private Path directory;

    private List<List<String>> commands() throws IOException {
        String csv = Files.writeString(directory.resolve("in.csv"), "title,category\nMilk,Home\n").toString();
        return List.of(
                List.of("task", "list"), List.of("task", "list", "--all", "-o", "json"),
                List.of("task", "list", "--category", "Home", "-o", "ndjson"), List.of("task", "show", ID),
                List.of("task", "show", "Milk", "-o", "json"), List.of("task", "add", "Milk"),
                List.of("task", "add", "Milk", "--category", "Home"), List.of("task", "done", ID),
                List.of("task", "reopen", ID), List.of("task", "edit", ID, "--title", "Bread"),
                List.of("task", "delete", ID, "--yes"), List.of("category", "list"), List.of("category", "add", "Home"),
                List.of("category", "edit", "Home", "--name", "Work"), List.of("category", "delete", "Home", "--yes"),
                List.of("export"), List.of("export", directory.resolve("out.csv").toString(), "-q"),
                List.of("import", csv, "-q", "--create-category"), List.of("bulk", "done", "--all", "--yes"),
                List.of("bulk", "delete", ID, "--yes"), List.of("seed", "--tasks", "10", "-q"),
                List.of("load-test", "--remove"),
                List.of("api", "GET", "/tasks", "--paginate"));
    }

    @ParameterizedTest
    @EnumSource
    void every_command_ends_well(Hostility hostility) throws Exception {
        try (HostileServer server = new HostileServer(hostility.answer);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Cli.Run>> runs = new ArrayList<>();
            List<List<String>> commands = turn(commands(), hostility);
            for (List<String> command : commands) {
                Path home = Files.createTempDirectory(directory, "home");
                runs.add(threads.submit(() -> cli(home, server, hostility.endless ? SHORT : LONG)
                        .run(command.toArray(String[]::new))));
            }
            List<Executable> checks = new ArrayList<>();
            for (int at = 0; at < runs.size(); at++) {
                String command = String.join(" ", commands.get(at));
                Cli.Run run = runs.get(at).get();
                checks.add(() -> check(command, run, hostility));
            }
            assertAll(checks);
            assertFalse(Files.exists(directory.resolve("out.csv")));
            assertFalse(server.heads().isEmpty());
        }
    }

    /** A quarter of the commands, another quarter for the next server: each family of commands meets each kind of fault. */
    private static List<List<String>> turn(List<List<String>> all, Hostility hostility) {
        List<List<String>> some = new ArrayList<>();
        for (int at = List.of(Hostility.values()).indexOf(hostility) % TURNS; at < all.size(); at += TURNS) {
            some.add(all.get(at));
        }
        return some;
    }

    private static void check(String command, Cli.Run run, Hostility hostility) {
        String told = hostility + ": " + command + " → " + run.code() + "\n" + start(run.out()) + start(run.err());
        boolean raw = command.startsWith("api ");
        assertFalse(run.err().contains("should not have happened"), told);
        assertFalse(run.err().contains("Exception") || run.err().contains("\tat "), told);
        if (hostility.end != null && !raw) {
            assertEquals(hostility.end, run.code(), told);
        } else if (!raw) {
            assertFalse(run.code() == ExitCode.OK, told);
        }
        if (run.code() != ExitCode.OK) {
            String start = command.contains("json") ? "{\"error\":" : "error: ";
            assertEquals(1, run.err().lines().filter(line -> line.startsWith(start)).count(), told);
        }
        assertFalse((run.out() + run.err()).contains(Cli.KEY), told);
        assertTrue(run.err().length() <= LONGEST_WORD, told);
        assertTrue(run.err().codePoints().allMatch(sign -> sign == '\n' || (sign >= ' ' && sign < 0x7f) || sign > 0x9f),
                told);
        assertTrue(raw || command.startsWith("bulk ") || run.out().isEmpty(), told);
    }

    @ParameterizedTest
    @ValueSource(ints = { 301, 302, 303, 307, 308 })
    void no_redirect_takes_the_key_along(int status) throws Exception {
        try (HostileServer other = new HostileServer(to -> to.json("200 OK", "", "{\"data\":[],\"nextCursor\":null}"));
                HostileServer server = new HostileServer(to -> to.answer(status + " Go",
                        "Location: " + other.endpoint() + "/tasks\r\n", new byte[0]))) {
            for (List<String> command : commands()) {
                Cli.Run run = cli(Files.createTempDirectory(directory, "home"), server, LONG)
                        .run(command.toArray(String[]::new));
                assertEquals(ExitCode.FAILURE, run.code(), command + "\n" + run.err());
                assertTrue((run.out() + run.err()).contains("the key is not sent there"), command + "\n" + run.err());
                assertFalse((run.out() + run.err()).contains(Cli.KEY), command + "\n" + run.err());
            }
            assertEquals(List.of(), other.heads());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 301, 302, 303, 307, 308 })
    void no_redirect_within_the_server_is_followed(int status) throws Exception {
        try (HostileServer server = new HostileServer(to -> to.answer(status + " Go", "Location: /elsewhere\r\n",
                new byte[0]))) {
            for (List<String> command : commands()) {
                Cli.Run run = cli(Files.createTempDirectory(directory, "home"), server, LONG)
                        .run(command.toArray(String[]::new));
                assertEquals(ExitCode.FAILURE, run.code(), command + "\n" + run.err());
                assertTrue((run.out() + run.err()).contains("the key is not sent there"), command + "\n" + run.err());
                assertFalse((run.out() + run.err()).contains(Cli.KEY), command + "\n" + run.err());
            }
            assertEquals(List.of(), server.heads().stream().filter(head -> head.contains("/elsewhere")).toList());
        }
    }

    @Test
    void a_doctor_survives_them_all() throws Exception {
        for (Hostility hostility : List.of(Hostility.SILENT, Hostility.TRICKLING, Hostility.BAD_STATUS,
                Hostility.ENDLESS_HEADERS, Hostility.GIGABYTES, Hostility.HTML, Hostility.NOTHING_AS_JSON,
                Hostility.LIST_OF_EMPTY, Hostility.GZIP_BOMB, Hostility.ERROR_OF_GIGANTIC_WORDS,
                Hostility.RETRY_IN_YEARS)) {
            try (HostileServer server = new HostileServer(hostility.answer)) {
                Cli.Run run = cli(Files.createTempDirectory(directory, "home"), server,
                        hostility.endless ? SHORT : LONG).run("doctor");
                String told = hostility + "\n" + start(run.out()) + start(run.err());
                assertFalse(run.code() == ExitCode.OK, told);
                assertFalse((run.out() + run.err()).contains("Exception"), told);
                assertTrue(run.out().contains("\napi\tfail\t"), told);
                assertTrue((run.out() + run.err()).length() <= 2 * LONGEST_WORD, told);
            }
        }
    }

    private static Cli cli(Path home, HostileServer server, TimeLimits limits) {
        return new Cli(home).http(limits).env("TASKTRACKER_ENDPOINT", server.endpoint())
                .env("TASKTRACKER_API_KEY", Cli.KEY);
    }

    private static String start(String text) {
        return text.substring(0, Math.min(text.length(), 600));
    }
}
