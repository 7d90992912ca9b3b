package tasktracker.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Seeds for random numbers that need not be secret, but different in every process. */
final class Seed {
    private static final Path SOURCE = Path.of("/dev/urandom");

    private Seed() {}

    /** From the operating system: SecureRandom takes as long to load as a whole command. */
    static long fresh() {
        try (InputStream in = Files.newInputStream(SOURCE)) {
            return ByteBuffer.wrap(in.readNBytes(Long.BYTES)).getLong();
        } catch (IOException | RuntimeException _) {
            return System.nanoTime() ^ (ProcessHandle.current().pid() << 40) ^ System.currentTimeMillis() << 20;
        }
    }
}
