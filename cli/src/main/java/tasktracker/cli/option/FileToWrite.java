package tasktracker.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** A file that is to be written because the user named it. */
public final class FileToWrite {
    private FileToWrite() {}

    /**
     * Refuses, before there is anything to write, what cannot take it: a file is replaced as a whole, and a device or a
     * pipe would be replaced by a file.
     *
     * @param said how the user named it, such as {@code --html page.html}
     * @param otherwise how to write to what is no file, or null
     * @throws CliException.Usage naming it
     */
    public static void require(String said, Path file, String otherwise) {
        if (Files.isDirectory(file)) {
            throw new CliException.Usage(Failure.of("NOT_A_FILE", said + " is a directory").hint("name a file in it"));
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new CliException.Usage(
                    Failure.of("NOT_A_FILE", said + " is no regular file, so it cannot be replaced").hint(otherwise));
        }
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new CliException.Usage(
                    Failure.of("FILE_UNWRITABLE", said + " cannot be written: there is no folder " + folder));
        }
    }
}
