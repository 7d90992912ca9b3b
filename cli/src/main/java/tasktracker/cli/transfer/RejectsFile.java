package tasktracker.cli.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import tasktracker.cli.config.AtomicFile;
import tasktracker.cli.config.IoReason;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.transfer.csv.Header;

/**
 * The failed rows as they stood in their file, byte for byte, behind three columns that say why. The three come first,
 * so that they stay in place however many cells the row has. Once mended, the file can be imported as it is.
 */
public final class RejectsFile implements AutoCloseable {
    private static final List<String> OURS = List.of(RejectColumns.RECORD, RejectColumns.LINE, RejectColumns.ERROR);
    /** Bytes that the three names, the signs between them and a byte order mark do not exceed. */
    private static final int HEAD = 40;

    private final Path target;
    private final AtomicFile part;
    private Header header;
    private char delimiter;
    private ImportFile source;
    private FileChannel rows;
    private long count;
    private IOException broken;

    private RejectsFile(Path target, AtomicFile part) {
        this.target = target;
        this.part = part;
    }

    /** A file that appears with {@link #finish}, if it has rows then; its folder is written to from now on. */
    public static RejectsFile open(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        AtomicFile part = AtomicFile.open(target, AtomicFile.Mode.KEPT);
        part.discardOnExit();
        return new RejectsFile(target, part);
    }

    /**
     * Adds a row. When that fails the import goes on, and {@link #finish} says so.
     *
     * @throws CliException.Usage when rows of another file, with other columns, are in it
     */
    public void add(ImportFile file, Place place, String reason) {
        if (broken != null) {
            return;
        }
        try {
            write(file, place, reason);
            count++;
        } catch (IOException e) {
            broken = e;
        }
    }

    private void write(ImportFile file, Place place, String reason) throws IOException {
        open(file);
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        write(format.format(place.record(), place.line(), reason) + delimiter);
        ByteBuffer raw = ByteBuffer.allocate(Math.toIntExact(place.end() - place.start()));
        while (raw.hasRemaining() && rows.read(raw, place.start() + raw.position()) >= 0) {
            // until the row is whole
        }
        part.stream().write(raw.array());
        write("\r\n");
    }

    /**
     * Puts the file in its place; without rows there is none, and one of an earlier import goes. An import that stopped
     * leaves what is there alone: it may be half mended, and the import that goes on has all its rows again.
     *
     * @param whole whether every row of every file was reached
     * @return what there is to say of it
     * @throws CliException.Local when it could not be written
     */
    public Optional<String> finish(boolean whole) {
        try {
            if (broken != null) {
                throw broken;
            }
            if (count == 0) {
                return whole ? removed() : Optional.empty();
            }
            if (!whole && Files.exists(target)) {
                return Optional.of(target + " stays as it was, because the import stopped");
            }
            part.commit();
            return Optional.of("rejected rows: " + target);
        } catch (IOException e) {
            throw new CliException.Local(Failure.of("REJECTS_NOT_WRITTEN",
                    "the rejected rows could not be written to " + target + ": " + IoReason.of(e))
                    .hint("import again with another --rejects: what was created is not created twice"), e);
        }
    }

    private Optional<String> removed() throws IOException {
        if (!Files.exists(target)) {
            return Optional.empty();
        }
        if (!isOurs()) {
            return Optional.of("no rows were rejected; " + target + " is not of an import, so it stays");
        }
        Files.delete(target);
        return Optional.empty();
    }

    private boolean isOurs() throws IOException {
        try (InputStream in = Files.newInputStream(target)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            String names = head.startsWith("\uFEFF") ? head.substring(1) : head;
            int first = RejectColumns.RECORD.length();
            return names.length() > first && names.startsWith(String.join(names.substring(first, first + 1), OURS));
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
        }
        part.close();
    }

    private void open(ImportFile file) throws IOException {
        if (header == null) {
            header = file.mapping().header();
            delimiter = file.dialect().delimiter();
            List<String> names = new ArrayList<>(OURS);
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
        part.stream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
