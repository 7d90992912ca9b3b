package tasktracker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged tool and the local stack that it starts by itself, as processes. */
final class BackgroundStackIT {
    private static final Path DISTRIBUTION = Path.of("target/tasktracker").toAbsolutePath();

    @TempDir
    Path home;
    private Path otherBuild;

    @BeforeEach
    void nameTheOtherBuild() {
        otherBuild = home.resolve("other build");
    }

    @AfterEach
    void stopTheStack() throws Exception {
        run("local", "stop");
        if (Files.exists(otherBuild)) {
            try (Stream<Path> files = Files.walk(otherBuild)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private record Run(int exitCode, String out, String err) {}

    @Test
    void theFirstCommandStartsItAndSaysSoAndAPipeEnds() throws Exception {
        Run first = finish(tool(DISTRIBUTION, Map.of(), "sh", "-c", launcher(DISTRIBUTION)
                + " task add 'Buy milk' --fields title | cat"));
        assertEquals("Buy milk\n", first.out());
        assertEquals("starting the local stack; it keeps your tasks in " + home
                + "/.local/share/tasktracker/local and ends after 30 idle minutes\n", first.err());
        assertEquals(new Run(0, "Buy milk\n", ""), run("task", "list", "--fields", "title"));
        assertEquals(new Run(0, "true\ttrue\n", ""), run("local", "status", "--fields", "running,auto"));
    }

    @Test
    void commandsAtOnceStartItOnceAndEachCanBeUndone() throws Exception {
        List<Process> racing = Stream.of("a", "b", "c")
                .map(title -> tool(DISTRIBUTION, Map.of(), launcher(DISTRIBUTION), "task", "add", title, "-q", "-o",
                        "id"))
                .toList();
        for (Process process : racing) {
            Run run = finish(process);
            assertEquals(0, run.exitCode(), run.toString());
        }
        assertEquals(3, run("task", "list", "-o", "id").out().lines().count());
        long starts = Files.readAllLines(home.resolve(".local/state/tasktracker/local/stack.log"))
                .stream()
                .filter(line -> line.startsWith("tasktracker local stack: "))
                .count();
        assertEquals(1, starts);
        List<Process> doing = Stream.of("a", "b", "c")
                .map(title -> tool(DISTRIBUTION, Map.of(), launcher(DISTRIBUTION), "task", "done", title, "-q"))
                .toList();
        for (Process process : doing) {
            assertEquals(0, finish(process).exitCode());
        }
        for (int open = 1; open <= 3; open++) {
            Run undo = run("undo", "--yes", "-q");
            assertEquals(0, undo.exitCode(), undo.toString());
            assertEquals(open, run("task", "list", "-o", "id").out().lines().count());
        }
    }

    @Test
    void anInterruptedLoadTestTakesItsDataAwayAndEndsByTheSignal() throws Exception {
        assertEquals(0, run("task", "add", "Mine").exitCode());
        Process load = tool(DISTRIBUTION, Map.of(), launcher(DISTRIBUTION), "load-test", "--rate", "50", "--duration",
                "10min", "--warm-up", "0s");
        BufferedReader progress = load.errorReader();
        while (!progress.readLine().startsWith("2/600 s")) {
            // it has sent requests by then
        }
        load.destroy();
        load.waitFor();

        assertEquals(143, load.exitValue());
        assertEquals("Mine\n", run("task", "list", "--status", "all", "--fields", "title").out());
        assertEquals("", run("category", "list", "-q").out());
    }

    @Test
    void itOutlivesTheTerminalThatStartedIt() throws Exception {
        run("task", "add", "Buy milk");
        String pid = pid();
        for (String signal : List.of("-INT", "-HUP")) {
            assertEquals(0, new ProcessBuilder("kill", signal, pid).start().waitFor());
        }
        assertEquals(new Run(0, "true\ttrue\t" + pid + "\n", ""),
                run("local", "status", "--fields", "running,healthy,pid"));
    }

    @Test
    void afterAKillTheNextCommandStartsItAnewAndNothingIsLost() throws Exception {
        run("task", "add", "Buy milk");
        String pid = pid();
        ProcessHandle stack = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        stack.destroyForcibly();
        stack.onExit().join();
        assertEquals("Buy milk\n", run("task", "list", "--fields", "title").out());
        assertNotEquals(pid, pid());
    }

    @Test
    void stopReturnsWhenTheProcessIsGone() throws Exception {
        run("local", "start");
        ProcessHandle stack = ProcessHandle.of(Long.parseLong(pid())).orElseThrow();
        assertEquals(0, run("local", "stop").exitCode());
        assertFalse(stack.isAlive());
        assertEquals(new Run(0, "false\n", "no local stack runs\n"), run("local", "stop", "--fields", "running"));
    }

    @Test
    void aStackOfAnotherBuildIsReplacedIfItStartedByItself() throws Exception {
        Path other = otherBuild();
        finish(tool(other, Map.of(), launcher(other), "task", "add", "Buy milk"));
        String pid = pid();
        Run run = run("task", "list", "--fields", "title");
        assertEquals(new Run(0, "Buy milk\n", "stopping the local stack of another version of tasktracker\n"), run);
        assertNotEquals(pid, pid());
    }

    @Test
    void aStackOfAnotherBuildIsReportedIfItWasStartedByHand() throws Exception {
        Path other = otherBuild();
        finish(tool(other, Map.of(), launcher(other), "local", "start"));
        Run run = run("task", "list");
        assertEquals(1, run.exitCode());
        assertTrue(run.err().endsWith("\nhint: tasktracker local stop && tasktracker local start\n"), run.err());
    }

    @Test
    void inABuildNothingIsStartedUnasked() throws Exception {
        for (String variable : List.of("CI", "TASKTRACKER_NO_AUTOSTART")) {
            Run run = finish(tool(DISTRIBUTION, Map.of(variable, "true"), launcher(DISTRIBUTION), "task", "list"));
            assertEquals(
                    new Run(1, "", "error: the local stack does not run, and is not to be started here (" + variable
                            + " is set)\nhint: tasktracker local start\n"),
                    run);
        }
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run run = run("local", "start", "--port", Integer.toString(taken.getLocalPort()));
            assertEquals(1, run.exitCode());
            assertEquals("error: the local stack did not start: it ended with exit code 1; it said last: error: port "
                    + taken.getLocalPort() + " of 127.0.0.1 is taken by another program: name another one with --port,"
                    + " or none to have a free one chosen\nhint: tasktracker local logs\n", run.err());
        }
    }

    @Test
    void resetForgetsEverything() throws Exception {
        run("task", "add", "Buy milk");
        Run unasked = run("local", "reset");
        assertEquals(1, unasked.exitCode());
        assertTrue(unasked.err().endsWith("\nhint: tasktracker local reset --yes\n"), unasked.err());
        assertEquals(0, run("local", "reset", "--yes").exitCode());
        assertEquals("", run("task", "list", "-q").out());
    }

    /** A second installation that shares everything with the first but the name of its build. */
    private Path otherBuild() throws IOException {
        Path other = Files.createDirectory(otherBuild);
        for (String shared : List.of("runtime", "template.yaml")) {
            Files.createSymbolicLink(other.resolve(shared), DISTRIBUTION.resolve(shared));
        }
        Files.createDirectories(other.resolve("lib/local"));
        Files.createSymbolicLink(other.resolve("lib/cli"), DISTRIBUTION.resolve("lib/cli"));
        try (Stream<Path> files = Files.list(DISTRIBUTION.resolve("lib/local"))) {
            for (Path file : files.toList()) {
                if (!file.endsWith("build")) {
                    Files.createSymbolicLink(other.resolve("lib/local").resolve(file.getFileName()), file);
                }
            }
        }
        Files.writeString(other.resolve("lib/local/build"), "another\n");
        Files.createDirectory(other.resolve("bin"));
        Files.copy(DISTRIBUTION.resolve("bin/tasktracker"), other.resolve("bin/tasktracker"));
        return other;
    }

    private String pid() throws Exception {
        return run("local", "status", "--fields", "pid").out().strip();
    }

    private Run run(String... arguments) throws Exception {
        return finish(tool(DISTRIBUTION, Map.of(),
                Stream.concat(Stream.of(launcher(DISTRIBUTION)), Stream.of(arguments)).toArray(String[]::new)));
    }

    private static String launcher(Path installation) {
        return installation.resolve("bin/tasktracker").toString();
    }

    private Process tool(Path installation, Map<String, String> more, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(installation.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", System.getenv("PATH"), "HOME", home.toString(), "TZ", "UTC"));
        builder.environment().putAll(more);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Reads both streams to their ends: a background process that held one of them would hang this. */
    private static Run finish(Process process) throws Exception {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out, err);
    }
}
