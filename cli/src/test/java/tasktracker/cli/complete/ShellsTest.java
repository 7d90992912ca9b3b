package tasktracker.cli.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tasktracker.cli.Programs;
import tasktracker.cli.Pty;

/**
 * The scripts in the shells themselves, on a terminal: keys are pressed, and what the shell then runs is looked at. The
 * command that is completed prints the words it got.
 */
@Tag("external")
final class ShellsTest {
    private static final String MILK = "01a204bb-57d9-7427-9809-d737fe468a5b";
    private static final String CAFE = "01a204bb-6a38-75bc-b508-feab462760c5";
    private static final String DONE = "01a204bb-7a38-75bc-b508-feab4627ffff";

    @TempDir
    private Path directory;

    @BeforeEach
    void install() throws Exception {
        for (Shell shell : Shell.values()) {
            Files.writeString(directory.resolve(shell.file()), shell.script());
        }
        Path bin = Files.createDirectory(directory.resolve("bin"));
        Path tool = Files.writeString(bin.resolve("tasktracker"), """
                #!/bin/sh
                if [ "$1" != __complete ]; then
                    printf 'RAN'; printf ' <%%s>' "$@"; echo
                    exit
                fi
                exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s' tasktracker.cli.Main "$@"
                """.formatted(Path.of(System.getProperty("java.home"), "bin", "java"), classPath()));
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        Path names = Files.createDirectories(directory.resolve(".cache/tasktracker/names")).resolve("local");
        long now = Instant.now().getEpochSecond();
        Files.writeString(names, "tasktracker names 1\ntask\t" + MILK + "\topen\t" + now + "\tBuy milk\ntask\t" + CAFE
                + "\topen\t" + now + "\tIt's $5 for: \"café\"!\ntask\t" + DONE + "\tdone\t" + now
                + "\tOld \u001b[31mone\ncategory\t" + MILK + "\topen\t" + now + "\tHome & garden\n");
        Files.writeString(directory.resolve("file one.csv"), "");
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void completes_as_people_type(Shell shell) throws Exception {
        try (Pty terminal = start(shell)) {
            completes(terminal, "task li", "<task> <list>");
            completes(terminal, "task list --priority=h", "<task> <list> <--priority=high>");
            completes(terminal, "task done 8a", "<task> <done> <8a5b>");
            completes(terminal, "task reopen f", "<task> <reopen> <ffff>");
            completes(terminal, "task show It", "<task> <show> <It's $5 for: \"café\"!>");
            completes(terminal, "task show \"Bu", "<task> <show> <Buy milk>");
            completes(terminal, "task show 'Bu", "<task> <show> <Buy milk>");
            completes(terminal, "task show \"It", "<task> <show> <It's $5 for: \"café\"!>");
            completes(terminal, "task show Buy\\ m", "<task> <show> <Buy milk>");
            completes(terminal, "task list --category=H", "<task> <list> <--category=Home & garden>");
            completes(terminal, "import fil", "<import> <file one.csv>");
            completes(terminal, "import x --rejects=fil", "<import> <x> <--rejects=file one.csv>");
        }
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void completes_the_word_at_the_cursor(Shell shell) throws Exception {
        try (Pty terminal = start(shell)) {
            // ^A goes to the beginning, ESC f a word on
            terminal.type("tasktracker task li --all\u001b[D\u001b[D\u001b[D\u001b[D\u001b[D\u001b[D\t\r")
                    .await("RAN <task> <list> <--all>");
        }
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void shows_titles_harmless_beside_the_ids(Shell shell) throws Exception {
        try (Pty terminal = start(shell)) {
            terminal.type("tasktracker task show \t\t").await("Buy milk").await("Old ␛[31mone");
            terminal.type("\u0003");
            assertEquals(false, terminal.screen().contains("\u001b[31mone"));
        }
    }

    private static void completes(Pty terminal, String typed, String ran) throws Exception {
        terminal.type("tasktracker " + typed + "\t\r").await("RAN " + ran + "\r\n");
    }

    private Pty start(Shell shell) throws Exception {
        boolean there = Files.isExecutable(Path.of("/usr/bin", shell.word()))
                || Files.isExecutable(Path.of("/bin", shell.word()));
        Programs.assume(shell.word(), there);
        Map<String, String> environment = Map.of("HOME", directory.toString(), "PATH",
                directory.resolve("bin") + ":" + System.getenv("PATH"), "PS1", "\\$ ");
        Pty terminal = switch (shell) {
            case BASH -> new Pty("bash --norc --noprofile -i", directory, environment);
            case ZSH -> new Pty("zsh -f -i", directory, environment);
            case FISH -> new Pty("fish --no-config -i", directory, environment);
        };
        terminal.type(switch (shell) {
            case BASH -> "source ./tasktracker.bash; echo rea''dy\r";
            case ZSH -> "autoload -Uz compinit; compinit -D; source ./_tasktracker; echo rea''dy\r";
            case FISH -> "source ./tasktracker.fish; echo rea''dy\r";
        });
        return terminal.await("ready\r\n");
    }

    private static String classPath() {
        List<String> absolute = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            absolute.add(Path.of(part).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, absolute);
    }
}
