package tasktracker.cli.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tasktracker.cli.seed.SeedData;
import tasktracker.contract.NewTask;

/** Rows as the benchmark of transfers imports them. */
final class Rows {
    private static final int BLOCK = 1_000;

    private Rows() {}

    /** The first so many tasks; the same in every call. */
    static List<NewTask> tasks(SeedData data, int count) {
        return data.next(count).stream().map(SeedData.Made::task).toList();
    }

    static SeedData data() {
        return new SeedData(1, 8, LocalDate.EPOCH.plusYears(55), ZoneOffset.UTC);
    }

    /** Writes a file: its name, then how many rows. */
    public static void main(String[] args) throws IOException {
        int left = Integer.parseInt(args[1]);
        SeedData data = data();
        try (BufferedWriter writer = Files.newBufferedWriter(Path.of(args[0]));
                CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180)) {
            csv.printRecord("externalId", "title", "description", "completed", "priority", "due", "createdAt",
                    "completedAt");
            while (left > 0) {
                int count = Math.min(left, BLOCK);
                left -= count;
                for (NewTask task : tasks(data, count)) {
                    csv.printRecord(task.externalId(), task.title(), task.description(), task.completed(),
                            task.priority().wire(), task.due(), task.createdAt(), task.completedAt());
                }
            }
        }
    }
}
