package tasktracker.cli.output;

import java.util.ArrayList;
import java.util.List;

import tasktracker.cli.text.DisplayWidth;
import tasktracker.cli.text.Neutral;

/**
 * Aligned columns for a person, page by page, cut to the width of the terminal. Where that is not enough, columns
 * are left out that nobody named. Nothing in the data can leave its cell.
 */
final class TablePrinter<T> implements Printer<T> {

    private static final int NARROWEST = 12;

    private final TextStream stdout;
    private final List<Column<T>> columns;
    private final List<Column<T>> all;
    private TableLayout layout;

    TablePrinter(TextStream stdout, Columns<T> columns) {
        this.stdout = stdout;
        this.columns = columns.brief();
        this.all = columns.all();
    }

    @Override
    public void rows(List<T> page) {
        if (page.isEmpty()) {
            return;
        }
        boolean first = layout == null;
        if (first) {
            layout = new TableLayout(shrinkable(), stdout.width());
        }
        List<Cell> header = header();
        List<List<Cell>> lines = new ArrayList<>(page.size());
        measure(header);
        for (T row : page) {
            List<Cell> cells = cells(row);
            measure(cells);
            lines.add(cells);
        }
        layout.settle(all.size() > columns.size());
        if (first) {
            print(header);
        }
        for (List<Cell> cells : lines) {
            print(cells);
        }
        stdout.flush();
    }

    @Override
    public void finish(String nextCursor) {
        stdout.flush();
    }

    @Override
    public void single(T resource) {
        rows(List.of(resource));
    }

    @Override
    public void details(T resource) {
        int labels = 0;
        for (Column<T> column : all) {
            labels = Math.max(labels, DisplayWidth.of(column.title()));
        }
        for (Column<T> column : all) {
            Cell cell = column.cell().apply(resource);
            String gap = " ".repeat(labels - DisplayWidth.of(column.title()) + TableLayout.GAP);
            String indent = "\n" + " ".repeat(labels + TableLayout.GAP);
            String text = fitting(Neutral.lines(cell.text()), labels + TableLayout.GAP).replace("\n", indent);
            stdout.print(stdout.styled(Style.BOLD, column.title()));
            if (!text.isEmpty()) {
                stdout.print(gap).print(stdout.styled(cell.style(), text));
            }
            stdout.print("\n");
        }
        stdout.flush();
    }

    /** Broken into lines where the rest of the terminal's line is wide enough to be read. */
    private String fitting(String text, int labels) {
        int room = stdout.width() - labels;
        return room < NARROWEST || DisplayWidth.of(text) <= room ? text : DisplayWidth.wrapped(text, room);
    }

    private boolean[] shrinkable() {
        boolean[] shrinkable = new boolean[columns.size()];
        for (int at = 0; at < shrinkable.length; at++) {
            shrinkable[at] = columns.get(at).shrinkable();
        }
        return shrinkable;
    }

    private List<Cell> header() {
        List<Cell> cells = new ArrayList<>(columns.size());
        for (Column<T> column : columns) {
            cells.add(new Cell(column.title(), Style.UNDERLINE));
        }
        return cells;
    }

    private List<Cell> cells(T row) {
        List<Cell> cells = new ArrayList<>(columns.size());
        for (Column<T> column : columns) {
            Cell cell = column.cell().apply(row);
            cells.add(new Cell(Neutral.line(cell.text()), cell.style()));
        }
        return cells;
    }

    private void measure(List<Cell> cells) {
        for (int at = 0; at < cells.size(); at++) {
            layout.want(at, DisplayWidth.of(cells.get(at).text()));
        }
    }

    /** No blanks after the last cell: they would wrap in a terminal made narrower, and hide in a file. */
    private void print(List<Cell> cells) {
        StringBuilder line = new StringBuilder();
        int pending = 0;
        for (int at = 0; at < cells.size(); at++) {
            if (!layout.isShown(at)) {
                continue;
            }
            Cell cell = cells.get(at);
            int width = layout.width(at);
            String text = columns.get(at).shrinkable()
                    ? DisplayWidth.truncated(cell.text(), width)
                    : cell.text();
            int blank = width - DisplayWidth.of(text);
            boolean right = columns.get(at).right();
            pending += right ? blank : 0;
            if (!text.isEmpty()) {
                line.append(" ".repeat(pending)).append(stdout.styled(cell.style(), text));
                pending = 0;
            }
            pending += (right ? 0 : blank) + TableLayout.GAP;
        }
        stdout.println(line.toString());
    }
}
