package tasktracker.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a folder as a .tar.gz in the ustar format (POSIX.1-1988, as pax still reads it): sorted, without owners, with
 * one time for all, so that the same files make the same archive.
 */
final class TarGz {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int PREFIX = 155;

    private final OutputStream out;

    private TarGz(OutputStream out) {
        this.out = out;
    }

    /** The archive unpacks to one folder of that folder's name. */
    static void pack(Path folder, Path archive) throws IOException {
        try (OutputStream out = new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(archive)), 1 << 16);
                Stream<Path> files = Files.walk(folder)) {
            TarGz tar = new TarGz(out);
            for (Path file : files.sorted().toList()) {
                tar.add(file, folder.getParent().relativize(file).toString());
            }
            out.write(new byte[2 * BLOCK]);
        }
    }

    private void add(Path file, String name) throws IOException {
        if (Files.isSymbolicLink(file)) {
            header(name, 0777, 0, '2', Files.readSymbolicLink(file).toString());
        } else if (Files.isDirectory(file)) {
            header(name + "/", 0755, 0, '5', "");
        } else {
            long size = Files.size(file);
            header(name, Files.isExecutable(file) ? 0755 : 0644, size, '0', "");
            Files.copy(file, out);
            out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
        }
    }

    private void header(String name, int mode, long size, char type, String link) throws IOException {
        byte[] block = new byte[BLOCK];
        int split = split(name);
        put(block, 0, NAME, split == 0 ? name : name.substring(split + 1));
        put(block, 345, PREFIX, name.substring(0, split));
        octal(block, 100, 8, mode);
        octal(block, 108, 8, 0);
        octal(block, 116, 8, 0);
        octal(block, 124, 12, size);
        octal(block, 136, 12, Trees.TIME.toMillis() / 1000);
        block[156] = (byte) type;
        put(block, 157, NAME, link);
        put(block, 257, 8, "ustar\00000");
        put(block, 148, 8, "        ");
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        octal(block, 148, 7, sum);
        out.write(block);
    }

    /** Where a long name is cut in two at a slash; 0 if it need not be. */
    private static int split(String name) {
        if (name.getBytes(UTF_8).length <= NAME) {
            return 0;
        }
        int at = name.lastIndexOf('/', name.length() - 2);
        while (at > PREFIX) {
            at = name.lastIndexOf('/', at - 1);
        }
        if (at <= 0 || name.length() - at - 1 > NAME) {
            throw new PackagingException("too long a name for an archive: " + name);
        }
        return at;
    }

    private static void put(byte[] block, int at, int max, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length > max) {
            throw new PackagingException("too long for an archive: " + text);
        }
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    private static void octal(byte[] block, int at, int length, long value) {
        String digits = Long.toOctalString(value);
        put(block, at, length - 1, "0".repeat(length - 1 - digits.length()) + digits);
    }
}
