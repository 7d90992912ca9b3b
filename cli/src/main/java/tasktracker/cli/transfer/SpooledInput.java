package tasktracker.cli.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Standard input in a file of its own, readable by its owner alone, because an import reads it twice. */
public final class SpooledInput implements AutoCloseable {
    private final Path file;

    private SpooledInput(Path file) {
        this.file = file;
    }

    /** Reads the stream to its end. */
    public static SpooledInput of(InputStream in) throws IOException {
        Path file = Files.createTempFile("tasktracker-import-", ".csv");
        try {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return new SpooledInput(file);
    }

    /** Where it is until this is closed. */
    public Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
