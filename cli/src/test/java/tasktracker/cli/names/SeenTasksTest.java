package tasktracker.cli.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

final class SeenTasksTest {
    @TempDir
    private Path directory;
    private final List<String> notices = new ArrayList<>();

    /** A process that is killed leaves half of what it writes, and the next writes behind it. */
    @Test
    void half_a_line_hides_no_other_id() throws Exception {
        for (int left = 0; left <= id("b", "7f3b").length(); left++) {
            Files.createDirectories(file().getParent());
            Files.writeString(file(), id("a", "7f3a") + "\n" + id("b", "7f3b").substring(0, left));
            seen().add(List.of(id("c", "7f3c"), id("d", "7f3d")));
            for (String id : List.of(id("a", "7f3a"), id("c", "7f3c"), id("d", "7f3d"))) {
                assertEquals(List.of(id), seen().endingIn(id, 10), "left " + left);
            }
        }
    }

    @Test
    void finds_by_the_end_newest_first() {
        SeenTasks seen = seen();
        seen.add(List.of(id("a", "7f3a"), id("b", "7f3b"), id("c", "7f3a")));
        assertEquals(List.of(id("c", "7f3a"), id("a", "7f3a")), seen().endingIn("7f3a", 10));
        assertEquals(List.of(id("c", "7f3a")), seen().endingIn("7f3a", 1));
        assertEquals(List.of(), seen().endingIn("9999", 10));
    }

    @Test
    void the_same_list_again_adds_nothing() throws IOException {
        List<String> ids = List.of(id("a", "0001"), id("b", "0002"));
        seen().add(ids);
        seen().add(ids);
        assertEquals(74, Files.size(file()));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @Test
    void remembers_ten_thousand_and_forgets_the_oldest() throws IOException {
        List<String> ids = new ArrayList<>();
        for (int at = 0; at < 10_000; at++) {
            ids.add(id("%04x".formatted(at), "%04x".formatted(at)));
        }
        seen().add(ids);
        List<String> more = new ArrayList<>();
        for (int at = 10_000; at < 20_001; at++) {
            more.add(id("%04x".formatted(at), "%04x".formatted(at)));
        }
        seen().add(more);
        seen().add(List.of(id("f", "ffff")));
        assertEquals(10_000 * 37L, Files.size(file()));
        assertEquals(List.of(), seen().endingIn("0000", 10));
        assertEquals(1, seen().endingIn("4e1f", 10).size());
        assertEquals(1, seen().endingIn("ffff", 10).size());
    }

    @Test
    void a_broken_file_is_as_good_as_none() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "half a line");
        assertEquals(List.of(), seen().endingIn("line", 10));
        seen().add(List.of(id("a", "0001")));
        seen().add(List.of(id("b", "0002")));
        assertEquals(1, seen().endingIn("0002", 10).size());
    }

    @Test
    void a_directory_that_cannot_be_written_is_no_fault() throws IOException {
        Files.writeString(directory.resolve("seen"), "a file, not a directory");
        SeenTasks seen = seen();
        seen.add(List.of(id("a", "0001")));
        seen.add(List.of(id("b", "0002")));
        assertEquals(List.of(), seen.endingIn("0001", 10));
        assertEquals(List.of("the ids of these tasks are not remembered: the directory " + file().getParent()
                + " cannot be made: a file is in the way"), notices);
    }

    @Test
    void nothing_is_said_where_there_is_no_place_for_it() {
        SeenTasks homeless = new SeenTasks(() -> {
            throw new CliException.Local(Failure.of("NO_HOME", "HOME is not set"));
        }, notices::add);
        homeless.add(List.of(id("a", "0001")));
        assertEquals(List.of(), notices);
    }

    private Path file() {
        return directory.resolve("seen").resolve("local");
    }

    private SeenTasks seen() {
        return new SeenTasks(this::file, notices::add);
    }

    private static String id(String start, String end) {
        return ("0".repeat(8 - start.length()) + start + "-0000-7000-8000-00000000").concat(end);
    }
}
