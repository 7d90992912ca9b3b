package tasktracker.cli.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.error.CliException;

final class SpooledInputTest {
    @TempDir
    private Path folder;

    @Test
    void it_is_in_the_folder_for_its_owner_alone_until_it_is_closed() throws IOException {
        Path file;
        try (SpooledInput input = SpooledInput.of(bytes("title\n"), folder)) {
            file = input.file();
            assertEquals(folder, file.getParent());
            assertEquals("title\n", Files.readString(file));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void it_goes_where_TMPDIR_says() {
        assertEquals(folder, SpooledInput.folder(Map.of("TMPDIR", folder.toString())::get));
        Path java = Path.of(System.getProperty("java.io.tmpdir"));
        assertEquals(java, SpooledInput.folder(Map.of("TMPDIR", "relative")::get));
        assertEquals(java, SpooledInput.folder(_ -> null));
    }

    @Test
    void a_folder_that_does_not_take_it_is_named() {
        Path missing = folder.resolve("missing");
        CliException thrown = assertThrows(CliException.class, () -> SpooledInput.of(bytes("title\n"), missing));
        assertEquals("standard input, which is read twice, cannot be kept in " + missing
                + ": no such file or directory", thrown.getMessage());
        assertEquals("set TMPDIR to a directory with room for it, or import a file", thrown.failure().hint());
    }

    @Test
    void a_half_written_file_does_not_stay() throws IOException {
        InputStream broken = InputStream.nullInputStream();
        broken.close();
        assertThrows(CliException.class, () -> SpooledInput.of(broken, folder));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
