package tasktracker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archive, unpacked as people do, in a place with every sign that a shell stumbles over. */
final class InstallIT {
    private static final String NOBODY = "65534";
    private static Path place;

    @TempDir
    private Path home;
    private Packaged tool;

    @BeforeAll
    static void unpack() throws Exception {
        Path archive;
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            archive = files.filter(file -> file.toString().endsWith(".tar.gz")).findFirst().orElseThrow();
        }
        place = Files.createTempDirectory("tasktracker install ü 'q' \"dq\" $HOME `x` & ;*[a]\\ ");
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals(0, new ProcessBuilder("tar", "-xzf", archive.toAbsolutePath().toString()).directory(place.toFile())
                .inheritIO()
                .start()
                .waitFor());
    }

    @AfterAll
    static void remove() throws Exception {
        for (List<String> command : List.of(List.of("chmod", "-R", "u+w", place.toString()),
                List.of("rm", "-rf", place.toString()))) {
            new ProcessBuilder(command).start().waitFor();
        }
    }

    /** Nothing in PATH, and what there may be of Java leads nowhere. */
    @BeforeEach
    void machineWithoutJava() throws IOException {
        tool = new Packaged(installation(), home).env("PATH", Files.createDirectory(home.resolve("empty")).toString())
                .env("JAVA_HOME", "/nonexistent");
    }

    private static Path installation() {
        return place.resolve("tasktracker");
    }

    @Test
    void it_works_without_java_and_without_any_program_in_the_path() throws Exception {
        try {
            tool.run("task", "add", "Wörk", "-q", "--fields", "title").prints("Wörk\n");
            tool.run("task", "list", "--fields", "title").prints("Wörk\n");
        } finally {
            assertEquals(0, tool.run("local", "stop").exitCode());
        }
    }

    @Test
    void links_to_it_may_be_relative_and_lead_to_links() throws Exception {
        tool.env("PATH", System.getenv("PATH"));
        Path bin = Files.createDirectories(home.resolve("a b/bin"));
        Files.createSymbolicLink(bin.resolve("second link"), bin.relativize(installation()).resolve("bin/tasktracker"));
        Files.createSymbolicLink(bin.resolve("first"), Path.of("second link"));
        Files.createSymbolicLink(home.resolve("tasks"), Path.of("a b/bin/first"));
        tool.sh("PATH=$HOME/'a b/bin':$PATH; export PATH; first --version; ./tasks --version; cd 'a b'; bin/first "
                + "--version; cd bin; PATH=.:$PATH first --version; PATH=:$PATH; 'second link' --version; "
                + "cd ../..; CDPATH=/ PATH=\"a b/bin:$PATH\" first --version").prints("tasktracker 0.1.0\n".repeat(6));
    }

    @Test
    void every_shell_of_posix_runs_it_whatever_is_in_its_environment() throws Exception {
        Path trap = Files.writeString(home.resolve("trap"), "echo trapped; exit 9\n");
        tool.env("PATH", System.getenv("PATH")).env("CDPATH", "/:/usr").env("BASH_ENV", trap.toString())
                .env("ENV", trap.toString()).env("IFS", "/abeinrstu").env("POSIXLY_CORRECT", "1")
                .env("JAVA_TOOL_OPTIONS", "-Xmx1k").env("_JAVA_OPTIONS", "-Xmx1k").env("JDK_JAVA_OPTIONS", "-Xmx1k")
                .env("CLASSPATH", "/nonexistent").env("home", "/nonexistent").env("self", "x").env("bin", "y");
        tool.run("--version").prints("tasktracker 0.1.0\n");
        List<String> ran = new ArrayList<>();
        for (List<String> shell : List.of(List.of("sh"), List.of("dash"), List.of("bash", "--posix"),
                List.of("busybox", "sh"), List.of("ksh"), List.of("mksh"), List.of("yash"))) {
            if (tool.exec("sh", "-c", "command -v " + shell.getFirst()).exitCode() == 0) {
                List<String> command = new ArrayList<>(shell);
                command.addAll(List.of(tool.launcher(), "--version"));
                assertEquals(new Packaged.Run(0, "tasktracker 0.1.0\n", ""),
                        tool.exec(command.toArray(String[]::new)), shell.toString());
                ran.add(shell.getFirst());
            }
        }
        assertTrue(ran.contains("sh"), ran.toString());
    }

    @Test
    void it_runs_from_a_directory_that_is_gone() throws Exception {
        tool.env("PATH", System.getenv("PATH"));
        tool.sh("mkdir gone; cd gone; rmdir ../gone; { \"$TT\" --version; \"$TT\" import etc/passwd; } 2>&1"
                + " | grep -v getcwd").prints("tasktracker 0.1.0\nerror: etc/passwd does not exist\n");
    }

    /** Root may write everywhere, so somebody else tries. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void somebody_else_s_installation_and_a_home_without_rights_are_enough() throws Exception {
        tool.env("PATH", System.getenv("PATH"));
        assertEquals(0, tool.exec("chmod", "-R", "a-w,a+rX", installation().toString()).exitCode());
        List<String> unprivileged = System.getProperty("user.name").equals("root")
                ? List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "--")
                : List.of();
        Path theirs = Files.createTempDirectory("tasktracker-home");
        try {
            assertEquals(0, tool.exec("chmod", "555", theirs.toString()).exitCode());
            tool.env("HOME", theirs.toString()).in(theirs);
            exec(unprivileged, "--version").prints("tasktracker 0.1.0\n");
            exec(unprivileged, "task", "list", "-q").is(1, "", "error: the directory " + theirs
                    + "/.local/state/tasktracker/local cannot be made: permission denied\n"
                    + "hint: set HOME, or XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME and XDG_CACHE_HOME, to "
                    + "directories that can be written\n");
            assertEquals(0, tool.exec("chmod", "777", theirs.toString()).exitCode());
            try {
                exec(unprivileged, "task", "add", "Milk", "-q", "--fields", "title").prints("Milk\n");
            } finally {
                assertEquals(0, exec(unprivileged, "local", "stop").exitCode());
            }
        } finally {
            tool.exec("rm", "-rf", theirs.toString());
        }
    }

    private Packaged.Run exec(List<String> prefix, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(prefix);
        command.add(tool.launcher());
        command.addAll(List.of(arguments));
        return tool.exec(command.toArray(String[]::new));
    }

    @Test
    void it_may_be_moved_while_its_stack_runs() throws Exception {
        Path moved = place.resolve("moved to");
        Packaged there = new Packaged(moved, home);
        try {
            assertEquals(0, tool.run("task", "add", "Milk").exitCode());
            String pid = tool.run("local", "status", "--fields", "pid").out();
            Files.move(installation(), moved);
            there.run("task", "list", "--fields", "title").prints("Milk\n");
            there.run("task", "add", "Bread", "--fields", "title").prints("Bread\n");
            there.run("local", "status", "--fields", "pid").prints(pid);
            assertEquals(0, there.run("local", "stop").exitCode());
            there.run("task", "list", "-q", "--fields", "title", "--sort", "created").prints("Milk\nBread\n");
        } finally {
            (Files.exists(moved) ? there : tool).run("local", "stop");
            if (Files.exists(moved)) {
                Files.move(moved, installation());
            }
        }
    }
}
