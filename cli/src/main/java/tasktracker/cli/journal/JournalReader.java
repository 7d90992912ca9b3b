package tasktracker.cli.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tasktracker.contract.Task;

/** Reads the file of a journal from its start. */
final class JournalReader {
    private JournalReader() {}

    /** Lenient about bytes that are no UTF-8: those of a line that a killed process left half written. */
    static BufferedReader lines(Path path) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8));
    }

    /** What the first line says, null when this is no journal. */
    static Entry entry(Path path) throws IOException {
        try (BufferedReader lines = lines(path)) {
            String text = lines.readLine();
            JournalLines.Line line = text == null ? null : JournalLines.Line.read(text);
            return line == null ? null : line.entry();
        }
    }

    /** The tasks of the plan, in batches. */
    static void plan(Path path, JournalFile.BatchSink sink) throws IOException {
        List<Task> next = new ArrayList<>(JournalFile.BATCH);
        int number = 0;
        try (BufferedReader lines = lines(path)) {
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
}
