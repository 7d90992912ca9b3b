package tasktracker.cli.transfer.preset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tasktracker.cli.transfer.Folding;
import tasktracker.cli.transfer.csv.CsvRow;
import tasktracker.cli.transfer.csv.Header;

/**
 * Puts what belongs to a task into its row: the notes that follow it, the section it stands in, and the task above it
 * with one indent less. Empty rows, and those with settings of the view, say nothing about tasks.
 */
final class TodoistFolding implements Folding {
    static final String SECTION = "(section)";
    static final String NOTES = "(notes)";
    static final String PARENT = "(parent)";
    private static final int DEEPEST = 5;

    private final String[] above = new String[DEEPEST];
    private String section = "";
    private CsvRow task;
    private long end;
    private final StringBuilder notes = new StringBuilder();
    private List<String> header;

    @Override
    public List<String> columns() {
        return List.of(SECTION, NOTES, PARENT);
    }

    @Override
    public void begin(List<String> names) {
        header = names.stream().map(Header::key).toList();
    }

    @Override
    public Optional<CsvRow> next(CsvRow row) {
        String type = cell(row, "type").strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "note" -> {
                if (task != null) {
                    notes.append(notes.isEmpty() ? "" : "\n\n").append(cell(row, "content"));
                    end = row.end();
                }
                yield Optional.empty();
            }
            case "section" -> {
                Optional<CsvRow> before = end();
                section = cell(row, "content");
                yield before;
            }
            case "", "meta" -> Optional.empty();
            default -> {
                Optional<CsvRow> before = end();
                task = row;
                end = row.end();
                yield before;
            }
        };
    }

    @Override
    public Optional<CsvRow> end() {
        if (task == null) {
            return Optional.empty();
        }
        CsvRow whole = task;
        task = null;
        int indent = indent(whole);
        String parent = indent > 1 && above[indent - 2] != null ? above[indent - 2] : "";
        above[indent - 1] = cell(whole, "content");
        Arrays.fill(above, indent, DEEPEST, null);
        List<String> cells = new ArrayList<>(whole.cells());
        cells.addAll(List.of(section, notes.toString(), parent));
        notes.setLength(0);
        return Optional.of(new CsvRow(whole.record(), whole.line(), whole.start(), end, cells, whole.defect()));
    }

    private int indent(CsvRow row) {
        String cell = cell(row, "indent").strip();
        return cell.length() == 1 && cell.charAt(0) >= '1' && cell.charAt(0) < '1' + DEEPEST ? cell.charAt(0) - '0' : 1;
    }

    private String cell(CsvRow row, String name) {
        int at = header.indexOf(name);
        return at < 0 || at >= row.cells().size() ? "" : row.cells().get(at);
    }
}
