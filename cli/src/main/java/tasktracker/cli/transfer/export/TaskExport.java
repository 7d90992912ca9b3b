package tasktracker.cli.transfer.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import tasktracker.cli.client.Pages;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.config.AtomicFile;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.Selection;
import tasktracker.cli.transfer.csv.CsvRow;
import tasktracker.cli.transfer.csv.CsvRows;
import tasktracker.contract.Limits;
import tasktracker.contract.Page;
import tasktracker.contract.Task;

/** Tasks from the API, page by page, into CSV. Holds two pages, however many tasks there are. */
public final class TaskExport {
    private final TaskClient client;
    private final Selection selection;
    private final long most;

    /**
     * An export of the tasks selected.
     *
     * @param most so many of them
     */
    public TaskExport(TaskClient client, Selection selection, long most) {
        this.client = client;
        this.selection = selection;
        this.most = most;
    }

    /** Opens a writer over a stream that is ready now. */
    @FunctionalInterface
    public interface Opening {
        CsvTaskWriter over(OutputStream out) throws IOException;
    }

    /**
     * Writes the rows and flushes the writer.
     *
     * @param progress takes how many rows are written
     */
    public void to(CsvTaskWriter writer, LongConsumer progress) throws IOException {
        int size = (int) Math.min(Limits.PAGE_MAX, most);
        try (ReadAhead<Page<Task>> pages = new ReadAhead<>(pages(size))) {
            while (writer.rows() < most && pages.hasNext()) {
                List<Task> tasks = selection.keep(pages.next().items());
                writer.write(tasks.subList(0, (int) Math.min(tasks.size(), most - writer.rows())));
                progress.accept(writer.rows());
            }
        }
        writer.flush();
    }

    /**
     * Writes a file, which appears when it is whole: until then, and after any failure, what was there stays.
     *
     * @throws CliException.Local when the file has another number of rows than were written
     */
    public CsvTaskWriter to(Path file, Opening opening, LongConsumer progress) throws IOException {
        try (AtomicFile part = AtomicFile.open(file, AtomicFile.Mode.KEPT)) {
            part.discardOnExit();
            CsvTaskWriter writer = opening.over(part.stream());
            to(writer, progress);
            part.stream().flush();
            check(part.temporary(), writer.rows());
            part.commit();
            return writer;
        }
    }

    private Iterator<Page<Task>> pages(int size) {
        return new Pages(client, selection.query(), size);
    }

    /** Reads what is in the file by now, as an importer would. */
    private static void check(Path file, long written) throws IOException {
        long read = -1;
        try (CsvRows rows = CsvRows.open(Files.newInputStream(file), ',')) {
            for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                read++;
            }
        }
        if (read != written) {
            throw new CliException.Local(Failure.of("EXPORT_INCOMPLETE", "the file has " + read + " rows of the "
                    + written + " that were read from the API; it was not put in place"));
        }
    }
}
