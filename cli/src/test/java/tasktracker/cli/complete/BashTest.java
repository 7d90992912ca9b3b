package tasktracker.cli.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion script in a real bash, which asks the tool in a process of its own. */
@Tag("external")
final class BashTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void install() throws Exception {
        Files.writeString(directory.resolve("completion.bash"), BashScript.TEXT);
        Path tool = Files.writeString(directory.resolve("tasktracker"), """
                #!/bin/sh
                exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s' tasktracker.cli.Main "$@"
                """.formatted(Path.of(System.getProperty("java.home"), "bin", "java"),
                classPath()));
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void commands() throws Exception {
        assertEquals("list\n", completed("task li"));
        assertEquals("add\ndelete\nedit\nlist\n", completed("category ''"));
    }

    @Test
    void values_behind_an_equals_sign() throws Exception {
        // bash hands --priority=h over as three words: the option, the sign, the value
        assertEquals("high\n", completed("task list --priority = h"));
        assertEquals("high\nlow\nmedium\n", completed("task list --priority ="));
        assertEquals("high\n", completed("task list --priority h"));
    }

    @Test
    void nothing_fits() throws Exception {
        assertEquals("", completed("task xyz"));
    }

    private static String classPath() {
        List<String> absolute = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            absolute.add(Path.of(part).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, absolute);
    }

    private String completed(String words) throws Exception {
        Path output = directory.resolve("output");
        ProcessBuilder bash = new ProcessBuilder("bash", "--norc", "-c", """
                set -u
                source completion.bash
                COMP_WORDS=(tasktracker %s)
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                COMP_LINE="${COMP_WORDS[*]}"
                COMP_POINT=${#COMP_LINE}
                _tasktracker
                [ ${#COMPREPLY[@]} -eq 0 ] || printf '%%s\\n' "${COMPREPLY[@]}"
                """.formatted(words)).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().put("HOME", directory.toString());
        bash.environment().put("PATH", directory + ":" + System.getenv("PATH"));
        assertEquals(0, bash.start().waitFor(), () -> "bash failed");
        return Files.readString(output);
    }
}
