package tasktracker.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the shell's lines, as killed shells leave it. */
final class PrivateHistoryTest {
    private static final List<String> LINES = List.of("task list", "task add 'Käse 🧀'", "undo");

    @TempDir
    private Path directory;

    @Test
    void cut_off_at_any_byte_it_keeps_its_whole_lines_and_takes_more() throws IOException {
        Path file = directory.resolve("shell-history");
        byte[] whole = (String.join("\n", LINES) + "\n").getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= whole.length; cut++) {
            Files.write(file, Arrays.copyOf(whole, cut));
            assertEquals(file, PrivateHistory.prepared(file));
            List<String> read = Files.readAllLines(file); // strict about UTF-8, as the line editor is
            long lines = new String(whole, 0, cut, StandardCharsets.ISO_8859_1).chars().filter(sign -> sign == '\n')
                    .count();
            assertEquals(LINES.subList(0, (int) lines), read.subList(0, (int) lines), "cut at " + cut);
            assertTrue(cut == 0 || Files.readString(file).endsWith("\n"), "cut at " + cut);
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void what_a_killed_shell_was_about_to_put_in_its_place_goes() throws IOException {
        Path file = Files.writeString(directory.resolve("shell-history"), "undo\n");
        Path left = Files.writeString(directory.resolve("shell-history123.tmp"), "un");
        Path now = Files.writeString(directory.resolve("shell-history456.tmp"), "un");
        Instant last = Files.getLastModifiedTime(file).toInstant();
        Files.setLastModifiedTime(left, FileTime.from(last.minusSeconds(1)));
        Files.setLastModifiedTime(now, FileTime.from(last.plusSeconds(1)));
        PrivateHistory.prepared(file);
        assertFalse(Files.exists(left));
        assertTrue(Files.exists(now));
        assertEquals("undo\n", Files.readString(file));
    }
}
