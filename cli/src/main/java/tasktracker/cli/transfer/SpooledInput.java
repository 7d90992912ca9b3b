package tasktracker.cli.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import tasktracker.cli.config.IoReason;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** Standard input in a file of its own, readable by its owner alone, because an import reads it twice. */
public final class SpooledInput implements AutoCloseable {
    private final Path file;

    private SpooledInput(Path file) {
        this.file = file;
    }

    /**
     * Reads the stream to its end.
     *
     * @param folder takes the file
     * @throws CliException.Local if the folder does not, naming it
     */
    public static SpooledInput of(InputStream in, Path folder) {
        Path file = null;
        try {
            file = Files.createTempFile(folder, "tasktracker-import-", ".csv");
            file.toFile().deleteOnExit(); // Ctrl-C ends the process without closing anything
            try (OutputStream out = Files.newOutputStream(file)) { // Files.copy would make it anew, for all to read
                in.transferTo(out);
            }
            return new SpooledInput(file);
        } catch (IOException e) {
            delete(file);
            throw new CliException.Local(Failure.of("INPUT_NOT_KEPT",
                    "standard input, which is read twice, cannot be kept in " + folder + ": " + IoReason.of(e))
                    .hint("set TMPDIR to a directory with room for it, or import a file"), e);
        }
    }

    /** Where temporary files go: TMPDIR, which Java itself does not look at, else where Java puts them. */
    public static Path folder(UnaryOperator<String> environment) {
        String said = environment.apply("TMPDIR");
        return Path.of(said != null && said.startsWith("/") ? said : System.getProperty("java.io.tmpdir"));
    }

    /** Where it is until this is closed. */
    public Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private static void delete(Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException _) {
                // the first failure is the one to tell
            }
        }
    }
}
