package tasktracker.cli.transfer.csv;

import java.util.List;

/**
 * One record of a file.
 *
 * @param record its number from 1, blank lines not counted
 * @param line the line it starts on, from 1
 * @param start byte offset of its first byte
 * @param end byte offset after its last byte, before the line's end
 * @param cells as they are, quotes resolved
 * @param defect what is wrong with its form, or null
 */
public record CsvRow(long record, long line, long start, long end, List<String> cells, Defect defect) {
    public CsvRow {
        cells = List.copyOf(cells);
    }

    /** The same without the marks of {@link SpreadsheetGuard}. */
    public CsvRow unguarded() {
        return new CsvRow(record, line, start, end, cells.stream().map(SpreadsheetGuard::unguard).toList(), defect);
    }
}
