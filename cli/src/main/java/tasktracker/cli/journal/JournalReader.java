package tasktracker.cli.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tasktracker.contract.Task;

/**
 * Reads the file of a journal from its start, and through the channel that has it locked: POSIX drops all locks that a
 * process has on a file as soon as the process closes any other descriptor of it (fcntl, "Advisory record locking").
 */
final class JournalReader {
    private JournalReader() {}

    /** Lenient about bytes that are no UTF-8: those of a line that a killed process left half written. */
    static BufferedReader lines(FileChannel channel) {
        return new BufferedReader(new InputStreamReader(new FromStart(channel), StandardCharsets.UTF_8));
    }

    /** What the first line says, null when this is no journal. */
    static Entry entry(FileChannel channel) throws IOException {
        try (BufferedReader lines = lines(channel)) {
            String text = lines.readLine();
            JournalLines.Line line = text == null ? null : JournalLines.Line.read(text);
            return line == null ? null : line.entry();
        }
    }

    /** The tasks of the plan, in batches. */
    static void plan(FileChannel channel, JournalFile.BatchSink sink) throws IOException {
        List<Task> next = new ArrayList<>(JournalFile.BATCH);
        int number = 0;
        try (BufferedReader lines = lines(channel)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                JournalLines.Line line = JournalLines.Line.read(text);
                if (line == null || line.planned >= 0) {
                    break;
                }
                if (line.task != null && next.add(line.task) && next.size() == JournalFile.BATCH) {
                    if (!sink.take(new JournalFile.Batch(number++, next))) {
                        return;
                    }
                    next.clear();
                }
            }
        }
        if (!next.isEmpty()) {
            sink.take(new JournalFile.Batch(number, next));
        }
    }

    /** Leaves the channel open, and where it is. */
    private static final class FromStart extends InputStream {
        private final FileChannel channel;
        private long position;

        FromStart(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = channel.read(ByteBuffer.wrap(bytes, offset, length), position);
            position += Math.max(count, 0);
            return count;
        }
    }
}
