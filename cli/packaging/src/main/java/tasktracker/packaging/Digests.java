package tasktracker.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over files. */
final class Digests {
    private Digests() {}

    /** A digest of the files' names below the folder and of their content, in the order given. */
    static String of(Path folder, List<Path> files) throws IOException {
        MessageDigest digest = sha256();
        for (Path file : files) {
            digest.update((folder.relativize(file) + "\n" + Files.size(file) + "\n").getBytes(UTF_8));
            add(file, digest);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The digest of a file's content. */
    static String of(Path file) throws IOException {
        MessageDigest digest = sha256();
        add(file, digest);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A digest of a text. */
    static String of(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(UTF_8)));
    }

    private static void add(Path file, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            while (in.read(buffer) >= 0) {
                // The stream digests what passes.
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
