package tasktracker.cli.names;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tasktracker.cli.config.AtomicFile;
import tasktracker.cli.config.IoReason;
import tasktracker.cli.config.Paths;
import tasktracker.cli.error.CliException;
import tasktracker.contract.Uuid7;

/**
 * The ids of the tasks that a profile saw last, so that {@code 7f3a} means a task without a search. A line each, newest
 * last; appended to, and shortened when it has grown to twice its size. Convenience only: a file that cannot be read or
 * written is as good as none.
 */
public final class SeenTasks {
    /** Ids that are remembered. */
    static final int REMEMBERED = 10_000;
    private static final int ID_LENGTH = 36;
    private static final int LINE_LENGTH = ID_LENGTH + 1;
    /** Ids at the end of the file that are not written again: the same list is often printed twice. */
    private static final int RECENT = 500;

    private final Supplier<Path> place;
    private final Consumer<String> notice;
    private int written;
    private boolean complained;

    /**
     * The ids in a file, which need not exist.
     *
     * @param place asked for when it is first needed
     * @param notice gets a line, once, when ids cannot be remembered
     */
    public SeenTasks(Supplier<Path> place, Consumer<String> notice) {
        this.place = place;
        this.notice = notice;
    }

    /** Remembers ids. Those that are no UUIDs are left out, and so are those beyond what is remembered at all. */
    public void add(Collection<String> ids) {
        Path file;
        try {
            file = place.get();
        } catch (CliException _) { // whoever has no HOME expects nothing to be kept
            return;
        }
        try {
            Set<String> recent = new LinkedHashSet<>(tail(file, RECENT));
            StringBuilder lines = new StringBuilder();
            for (String id : ids) {
                if (Uuid7.isValid(id) && written < REMEMBERED && recent.add(id)) {
                    lines.append(id).append('\n');
                    written++;
                }
            }
            if (!lines.isEmpty()) {
                append(file, lines.toString());
            }
        } catch (IOException e) {
            complain(IoReason.of(e));
        } catch (CliException e) {
            complain(e.getMessage());
        }
    }

    /** A read-only home, a full disk: the command itself went well. */
    private void complain(String reason) {
        if (!complained) {
            complained = true;
            notice.accept("the ids of these tasks are not remembered: " + reason);
        }
    }

    /** The ids that end in a text, newest first; at most so many. */
    public List<String> endingIn(String suffix, int most) {
        try {
            List<String> ids = tail(place.get(), REMEMBERED);
            Set<String> found = new LinkedHashSet<>();
            for (int at = ids.size() - 1; at >= 0 && found.size() < most; at--) {
                if (ids.get(at).endsWith(suffix) && Uuid7.isValid(ids.get(at))) {
                    found.add(ids.get(at));
                }
            }
            return new ArrayList<>(found);
        } catch (IOException | CliException _) {
            return List.of();
        }
    }

    /** The last ids of the file, oldest first; what another process is about to finish writing is left out. */
    private static List<String> tail(Path file, int most) throws IOException {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (FileChannel channel = FileChannel.open(file)) {
            long first = Math.max(0, channel.size() - (long) most * LINE_LENGTH);
            ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - first));
            while (bytes.hasRemaining() && channel.read(bytes, first + bytes.position()) >= 0) {
                // until all is there
            }
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
            List<String> ids = new ArrayList<>();
            int start = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
                // What a killed process left of a line stands before the next one, in the same line.
                if (end - start >= ID_LENGTH) {
                    ids.add(text.substring(end - ID_LENGTH, end));
                }
                start = end + 1;
            }
            return ids;
        }
    }

    private static void append(Path file, String lines) throws IOException {
        Paths.ensure(file.getParent());
        long size;
        // One write at the end of the file: lines of two processes never mix.
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.ISO_8859_1));
            channel.write(bytes);
            size = channel.size();
        }
        if (size > 2L * REMEMBERED * LINE_LENGTH) {
            shorten(file);
        }
    }

    /** Two processes at once lose what one of them has just added, which the next list brings back. */
    private static void shorten(Path file) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String id : new LinkedHashSet<>(tail(file, REMEMBERED))) {
            lines.append(id).append('\n');
        }
        AtomicFile.writeLightly(file, lines.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
