package tasktracker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged tool as a process. Its environment holds nothing but PATH, a HOME and what a test says, its standard
 * input is empty, and its JVM may not start without the AOT cache.
 */
final class Packaged {
    /** Where the build puts the distribution. */
    static final Path BUILT = Path.of("target/tasktracker").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 60;
    /** Whoever runs tests in the background makes every process ignore Ctrl-C; no shell can undo that. */
    private static final List<String> WITH_DEFAULT_SIGNALS = List.of("perl", "-e",
            "$SIG{INT} = $SIG{TERM} = 'DEFAULT'; exec @ARGV or die $!");

    private final Path installation;
    private final Path scratch;
    private final Map<String, String> environment = new HashMap<>();
    private Path directory;

    /**
     * An installation.
     *
     * @param scratch a folder for this test: HOME, the working directory, and what the tool prints
     */
    Packaged(Path installation, Path scratch) {
        this.installation = installation;
        this.scratch = scratch;
        this.directory = scratch;
        environment.putAll(Map.of("PATH", System.getenv("PATH"), "HOME", scratch.toString(), "TZ", "UTC",
                "TASKTRACKER_JAVA_OPTS", "-XX:AOTMode=on", "TT", launcher()));
    }

    /** How it ended. */
    record Run(int exitCode, String out, String err) {
        /** Asserts everything at once, so that a failure shows everything. */
        void is(int expectedCode, String expectedOut, String expectedErr) {
            assertEquals(new Run(expectedCode, expectedOut, expectedErr), this);
        }

        /** Asserts success without a word on stderr. */
        void prints(String expectedOut) {
            is(0, expectedOut, "");
        }
    }

    /** A process at work, and the files that take what it prints. */
    record Started(Process process, Path out, Path err) {
        /** Waits until it has printed something to one of the files, and gives what is there. */
        String await(Path file, String text) throws IOException, InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!Files.readString(file).contains(text)) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    throw new AssertionError("\"" + text + "\" does not come: " + Files.readString(out) + "\n"
                            + Files.readString(err));
                }
                Thread.sleep(10);
            }
            return Files.readString(file);
        }

        /** Sends a signal as {@code kill} knows it, such as INT. */
        Started signal(String name) throws IOException, InterruptedException {
            assertEquals(0, new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor());
            return this;
        }

        /** Waits for the end. */
        Run finish() throws IOException, InterruptedException {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("it does not end: " + Files.readString(out) + "\n" + Files.readString(err));
            }
            return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }

    String launcher() {
        return installation.resolve("bin/tasktracker").toString();
    }

    /** Sets a variable, or takes it away. */
    Packaged env(String name, String value) {
        if (value == null) {
            environment.remove(name);
        } else {
            environment.put(name, value);
        }
        return this;
    }

    /** Uses an API that is there already, as a remote profile from the environment. */
    Packaged api(String endpoint, String key) {
        return env("TASKTRACKER_ENDPOINT", endpoint).env("TASKTRACKER_API_KEY", key);
    }

    /** Starts in another directory. */
    Packaged in(Path folder) {
        directory = folder;
        return this;
    }

    /** Runs the tool. */
    Run run(String... arguments) throws IOException, InterruptedException {
        return start(arguments).finish();
    }

    /** Starts the tool. */
    Started start(String... arguments) throws IOException {
        return reading(Path.of("/dev/null"), arguments);
    }

    /** Starts the tool with a file as its standard input. */
    Started reading(Path stdin, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(WITH_DEFAULT_SIGNALS);
        command.add(launcher());
        command.addAll(List.of(arguments));
        return start(command, ProcessBuilder.Redirect.from(stdin.toFile()));
    }

    /** Runs a script of the system's shell, in which {@code $TT} is the tool. */
    Run sh(String script) throws IOException, InterruptedException {
        return exec("/bin/sh", "-c", script);
    }

    /** Runs any program. */
    Run exec(String... command) throws IOException, InterruptedException {
        return start(List.of(command)).finish();
    }

    /** Runs a script on a terminal of its own; both streams come as one, with the line ends of a terminal. */
    Run terminal(String script) throws IOException, InterruptedException {
        return start(onTerminal(script)).finish();
    }

    /** Starts a script on a terminal of its own, on which a test can type. */
    Started typing(String script) throws IOException {
        List<String> command = new ArrayList<>(WITH_DEFAULT_SIGNALS);
        command.addAll(onTerminal(script));
        return start(command, ProcessBuilder.Redirect.PIPE);
    }

    private static List<String> onTerminal(String script) {
        return List.of("script", "-qefc", script, "/dev/null");
    }

    private Started start(List<String> command) throws IOException {
        return start(command, ProcessBuilder.Redirect.from(new File("/dev/null")));
    }

    private Started start(List<String> command, ProcessBuilder.Redirect stdin) throws IOException {
        Path out = Files.createTempFile(scratch, "out", ".txt");
        Path err = Files.createTempFile(scratch, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
                .redirectInput(stdin)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Started(builder.start(), out, err);
    }

    /** Types on the terminal of a process. */
    static void type(Started started, String text) throws IOException {
        started.process().getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        started.process().getOutputStream().flush();
    }
}
