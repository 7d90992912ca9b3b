package tasktracker.cli.transfer.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tasktracker.cli.text.Neutral;
import tasktracker.cli.transfer.csv.SpreadsheetGuard;
import tasktracker.contract.Task;

/** Writes tasks as CSV (RFC 4180: CRLF, quotes where they are needed) in UTF-8, byte for byte as the API does. */
public final class CsvTaskWriter {
    private final CSVPrinter printer;
    private final TaskCells cells;
    private final Form form;
    private long rows;
    private long guarded;

    /**
     * How the file is written.
     *
     * @param bom whether it starts with a byte order mark, by which Excel knows UTF-8
     * @param forSpreadsheet whether cells are guarded by {@link SpreadsheetGuard}
     * @param forTerminal whether cells must not reach a terminal as escape sequences
     */
    public record Form(boolean bom, boolean forSpreadsheet, boolean forTerminal) {}

    /** Begins with the header. */
    public CsvTaskWriter(OutputStream out, TaskCells cells, Form form) throws IOException {
        this.cells = cells;
        this.form = form;
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        if (form.bom()) {
            writer.write('\uFEFF');
        }
        printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(form.forSpreadsheet() ? SpreadsheetGuard.header(cells.columns()) : cells.columns());
    }

    /** Writes a row for each task. */
    public void write(List<Task> tasks) throws IOException {
        for (Task task : tasks) {
            List<String> row = cells.of(task);
            if (row.getFirst() == null) {
                row.set(0, ""); // quoted, so that a row of nothing is no blank line
            }
            if (form.forSpreadsheet()) {
                row.replaceAll(this::guard);
            }
            if (form.forTerminal()) {
                row.replaceAll(cell -> cell == null ? null : Neutral.lines(cell));
            }
            printer.printRecord(row);
            rows++;
        }
    }

    /** Hands everything on. */
    public void flush() throws IOException {
        printer.flush();
    }

    /** Rows written after the header. */
    public long rows() {
        return rows;
    }

    /** Cells that are not what the task says, but guarded. */
    public long guarded() {
        return guarded;
    }

    private String guard(String cell) {
        String safe = SpreadsheetGuard.guard(cell);
        if (safe != null && safe.length() != cell.length()) {
            guarded++;
        }
        return safe;
    }
}
