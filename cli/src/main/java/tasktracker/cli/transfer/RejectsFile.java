package tasktracker.cli.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import tasktracker.cli.config.AtomicFile;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.transfer.csv.Header;

/**
 * The failed rows as they stood in their file, byte for byte, behind three columns that say why. The three come first,
 * so that they stay in place however many cells the row has. Once mended, the file can be imported as it is.
 */
public final class RejectsFile implements AutoCloseable {
    private final Path target;
    private AtomicFile part;
    private OutputStream out;
    private Header header;
    private char delimiter;
    private ImportFile source;
    private FileChannel rows;
    private long count;

    /** A file that appears with its first row, when {@link #finish()} is called. */
    public RejectsFile(Path target) {
        this.target = target.toAbsolutePath();
    }

    /** Whether the file would take the place of one that is being imported. */
    public boolean isSameAs(Path file) throws IOException {
        return Files.exists(target) && Files.exists(file) && Files.isSameFile(target, file);
    }

    /** How many rows it has. */
    public long count() {
        return count;
    }

    /**
     * Adds a row.
     *
     * @throws CliException.Usage when rows of another file, with other columns, are in it
     */
    public void add(ImportFile file, Place place, String reason) throws IOException {
        open(file);
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        write(format.format(place.record(), place.line(), reason) + delimiter);
        ByteBuffer raw = ByteBuffer.allocate(Math.toIntExact(place.end() - place.start()));
        while (raw.hasRemaining() && rows.read(raw, place.start() + raw.position()) >= 0) {
            // until the row is whole
        }
        out.write(raw.array());
        write("\r\n");
        count++;
    }

    /** Puts the file in its place; without rows there is none, and an older one goes. */
    public void finish() throws IOException {
        if (part != null) {
            part.commit();
        }
        close();
        if (count == 0) {
            Files.deleteIfExists(target);
        }
    }

    /** Its name, absolute. */
    @Override
    public String toString() {
        return target.toString();
    }

    @Override
    public void close() throws IOException {
        if (rows != null) {
            rows.close();
            rows = null;
        }
        if (part != null) {
            part.close();
        }
    }

    private void open(ImportFile file) throws IOException {
        if (out == null) {
            part = AtomicFile.open(target, AtomicFile.Mode.KEPT);
            out = part.stream();
            header = file.mapping().header();
            delimiter = file.dialect().delimiter();
            List<String> names = new ArrayList<>(
                    List.of(RejectColumns.RECORD, RejectColumns.LINE, RejectColumns.ERROR));
            names.addAll(header.names().subList(0, file.mapping().width()));
            write(CSVFormat.RFC4180.builder().setDelimiter(delimiter).get().format(names.toArray()) + "\r\n");
        }
        if (file.equals(source)) {
            return;
        }
        if (!header.equals(file.mapping().header()) || delimiter != file.dialect().delimiter()) {
            throw new CliException.Usage(Failure.of("DIFFERENT_COLUMNS",
                    "--rejects takes rows of the same columns, and " + file.name() + " has others than "
                            + source.name())
                    .hint("import the files one by one"));
        }
        if (rows != null) {
            rows.close();
        }
        source = file;
        rows = FileChannel.open(file.path());
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
