package tasktracker.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TarGzTest {
    @TempDir
    Path temporary;

    @Test
    void keepsNamesModesLinksAndContent() throws IOException {
        Path folder = folder();
        String longName = "a".repeat(80) + "/" + "b".repeat(90);
        Files.createDirectories(folder.resolve(longName).getParent());
        Files.writeString(folder.resolve(longName), "x".repeat(512));

        assertEquals(List.of("tool/ 755 5 0  []", "tool/" + "a".repeat(80) + "/ 755 5 0  []",
                "tool/" + longName + " 644 0 512  [" + "x".repeat(512) + "]", "tool/bin/ 755 5 0  []",
                "tool/bin/run 755 0 6  [echo 1]", "tool/link 777 2 0 bin/run []"), list(pack(folder)));
    }

    @Test
    void makesTheSameBytesOfTheSameFiles() throws IOException {
        Path folder = folder();
        byte[] first = Files.readAllBytes(pack(folder));
        Files.setLastModifiedTime(folder.resolve("bin/run"), FileTime.fromMillis(0));

        assertArrayEquals(first, Files.readAllBytes(pack(folder)));
    }

    @Test
    void refusesANameThatTheFormatCannotHold() throws IOException {
        Path folder = folder();
        Files.writeString(folder.resolve("c".repeat(101)), "");

        var e = assertThrows(PackagingException.class, () -> pack(folder));
        assertEquals("too long a name for an archive: tool/" + "c".repeat(101), e.getMessage());
    }

    private Path folder() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("tool"));
        Path run = Files.writeString(Files.createDirectory(folder.resolve("bin")).resolve("run"), "echo 1");
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("bin/run"));
        return folder;
    }

    private Path pack(Path folder) throws IOException {
        Path archive = temporary.resolve("tool.tar.gz");
        TarGz.pack(folder, archive);
        return archive;
    }

    /** One line an entry: name, mode, type, size, link, content. */
    private static List<String> list(Path archive) throws IOException {
        List<String> lines = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(archive))) {
            for (byte[] header = in.readNBytes(512); header[0] != 0; header = in.readNBytes(512)) {
                assertEquals("ustar\00000", new String(header, 257, 8, UTF_8));
                String prefix = text(header, 345, 155);
                String name = (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, 100);
                int size = Integer.parseInt(text(header, 124, 12), 8);
                String content = new String(in.readNBytes(size), UTF_8);
                in.skipNBytes((512 - size % 512) % 512);
                lines.add(name + " " + text(header, 100, 8).substring(4) + " " + (char) header[156] + " " + size + " "
                        + text(header, 157, 100) + " [" + content + "]");
            }
        }
        return lines;
    }

    private static String text(byte[] header, int at, int length) {
        String field = new String(header, at, length, UTF_8);
        int end = field.indexOf('\0');
        return end < 0 ? field : field.substring(0, end);
    }
}
