package tasktracker.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Remembers what a step was last done for, so that it is not done twice. */
final class Stamps {
    private final Path folder;

    Stamps(Path folder) {
        this.folder = folder;
    }

    /** A step of the build. */
    interface Step {
        void run() throws IOException, InterruptedException;
    }

    /** Runs the step unless what it makes is there and was made with the same key. */
    void once(Path product, String key, Step step) throws IOException, InterruptedException {
        Path stamp = folder.resolve(product.getFileName() + ".stamp");
        if (Files.exists(product) && key.equals(last(stamp))) {
            return;
        }
        Files.createDirectories(folder);
        Files.deleteIfExists(stamp);
        step.run();
        Files.writeString(stamp, key);
    }

    private static String last(Path stamp) throws IOException {
        try {
            return Files.readString(stamp);
        } catch (NoSuchFileException _) {
            return "";
        }
    }
}
