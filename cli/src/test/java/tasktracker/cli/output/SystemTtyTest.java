package tasktracker.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SystemTtyTest {
    @TempDir
    Path descriptors;

    @ParameterizedTest
    @CsvSource({ "/dev/pts/3,TERMINAL", "/dev/tty1,TERMINAL", "/dev/tty,TERMINAL", "/dev/console,TERMINAL",
        "pipe:[4711],PIPE", "socket:[4711],PIPE", "/dev/null,OTHER", "/home/me/out.txt,OTHER",
        "anon_inode:[eventpoll],OTHER" })
    void readsWhatADescriptorIs(String target, Tty.Kind expected) throws IOException {
        Path link = Files.createSymbolicLink(descriptors.resolve("1"), Path.of(target));
        assertEquals(expected, new SystemTty(descriptors).kind(1));
        Files.delete(link);
    }

    @Test
    void asksTheCLibraryWhereThereIsNoProc() {
        assertEquals(Tty.Kind.OTHER, new SystemTty(descriptors).kind(987));
        assertEquals(0, new SystemTty().columns(987));
    }
}
