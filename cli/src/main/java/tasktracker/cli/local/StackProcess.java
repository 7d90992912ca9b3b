package tasktracker.cli.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tasktracker.cli.config.Paths;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** Calls the local stack's JVM. */
final class StackProcess {
    private static final long LOG_MAX_BYTES = 10_000_000;

    private final StackFiles files;

    StackProcess(StackFiles files) {
        this.files = files;
    }

    /** Which build of the tool this is; a stack of another one is not for us. */
    String build() {
        try {
            return Files.readString(files.build()).strip();
        } catch (IOException e) {
            throw incomplete(files.build(), e);
        }
    }

    /**
     * A process that outlives this one: no stream is shared with it, so that {@code … | tail} ends, and the terminal's
     * Ctrl-C and hang-up do not reach it, and it keeps no directory busy. The shell turns into the JVM, so the process
     * id is the JVM's.
     */
    Process startInBackground(StackOptions options) {
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        line.addAll(java(options));
        try {
            prepareLog();
            return quiet(new ProcessBuilder(line)).directory(new File("/"))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log().toFile()))
                    .redirectError(ProcessBuilder.Redirect.appendTo(files.log().toFile()))
                    .start();
        } catch (IOException e) {
            throw failed(e.getMessage(), e);
        }
    }

    /** A process on this terminal, which ends with it. */
    Process startInForeground(StackOptions options) {
        try {
            return quiet(new ProcessBuilder(java(options))).inheritIO().start();
        } catch (IOException e) {
            throw failed(e.getMessage(), e);
        }
    }

    /** The last line of its log. */
    Optional<String> lastLogLine() {
        List<String> last = new ArrayList<>();
        new StackLog(files.log()).tail(1, last::add);
        return last.stream().findFirst();
    }

    private List<String> java(StackOptions options) {
        List<String> line = new ArrayList<>();
        line.add(files.home().resolve("runtime/bin/java").toString());
        for (String argument : command()) {
            line.add(argument.replace("{home}", files.home().toString()));
        }
        line.addAll(options.arguments(files, build()));
        return line;
    }

    private List<String> command() {
        try {
            return Files.readAllLines(files.command());
        } catch (IOException e) {
            throw incomplete(files.command(), e);
        }
    }

    private void prepareLog() throws IOException {
        Paths.ensure(files.state());
        if (Files.exists(files.log())) {
            if (Files.size(files.log()) > LOG_MAX_BYTES) {
                Files.move(files.log(), files.olderLog(), StandardCopyOption.REPLACE_EXISTING);
            } else {
                return;
            }
        }
        Files.createFile(files.log(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** Options meant for other JVMs would reach this one through the environment, and print a line about it. */
    private static ProcessBuilder quiet(ProcessBuilder builder) {
        for (String name : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
            builder.environment().remove(name);
        }
        return builder;
    }

    private static CliException incomplete(Path missing, IOException cause) {
        return new CliException.Local(
                Failure.of("INSTALLATION_INCOMPLETE", "the local stack is not in this installation: " + missing
                        + " cannot be read; unpack the distribution once more"),
                cause);
    }

    private static CliException failed(String reason, Exception cause) {
        return new CliException.Local(
                Failure.of("LOCAL_STACK_NOT_STARTED", "the local stack could not be started: " + reason), cause);
    }
}
