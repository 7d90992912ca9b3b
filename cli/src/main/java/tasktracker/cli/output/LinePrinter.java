package tasktracker.cli.output;

import java.util.List;

import tasktracker.cli.text.Neutral;

/** The formats that are one line a resource, for programs. On a terminal they are made harmless like tables. */
final class LinePrinter<T> implements Printer<T> {

    private enum Kind {
        TSV, CSV, ID
    }

    private final TextStream stdout;
    private final Kind kind;
    private final List<Column<T>> columns;
    private final Columns<T> all;
    private boolean headed;

    private LinePrinter(TextStream stdout, Kind kind, Columns<T> all) {
        this.stdout = stdout;
        this.kind = kind;
        this.all = all;
        this.columns = kind == Kind.TSV ? all.brief() : all.all();
        this.headed = kind != Kind.CSV;
    }

    /** No header, TAB between the values, {@code \t \n \r \\} for these characters inside them. */
    static <T> Printer<T> tsv(TextStream stdout, Columns<T> columns) {
        return new LinePrinter<>(stdout, Kind.TSV, columns);
    }

    /** RFC 4180 with a header, which an empty list has too. */
    static <T> Printer<T> csv(TextStream stdout, Columns<T> columns) {
        return new LinePrinter<>(stdout, Kind.CSV, columns);
    }

    /** The id alone. */
    static <T> Printer<T> id(TextStream stdout, Columns<T> columns) {
        return new LinePrinter<>(stdout, Kind.ID, columns);
    }

    @Override
    public void rows(List<T> page) {
        head();
        for (T row : page) {
            if (kind == Kind.ID && all.id().apply(row).isEmpty()) {
                continue; // what has no id, such as counts, is no line that xargs could take for one
            }
            StringBuilder line = new StringBuilder();
            switch (kind) {
                case TSV -> tsv(line, row);
                case CSV -> csv(line, row);
                case ID -> line.append(safe(all.id().apply(row))).append('\n');
            }
            stdout.print(line.toString());
        }
        stdout.flush();
    }

    @Override
    public void finish(String nextCursor) {
        head();
        stdout.flush();
    }

    @Override
    public void single(T resource) {
        rows(List.of(resource));
    }

    private void head() {
        if (headed) {
            return;
        }
        headed = true;
        StringBuilder line = new StringBuilder();
        for (Column<T> column : columns) {
            quoted(line.append(line.isEmpty() ? "" : ","), column.name(), false);
        }
        stdout.print(line.append("\r\n").toString());
    }

    private void tsv(StringBuilder line, T row) {
        for (int at = 0; at < columns.size(); at++) {
            if (at > 0) {
                line.append('\t');
            }
            escaped(line, Values.text(columns.get(at).value().apply(row)));
        }
        line.append('\n');
    }

    private void escaped(StringBuilder line, String text) {
        int plainFrom = line.length();
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            switch (character) {
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\\' -> line.append("\\\\");
                default -> line.append(character);
            }
        }
        if (stdout.isTerminal()) {
            String harmless = safe(line.substring(plainFrom));
            line.setLength(plainFrom);
            line.append(harmless);
        }
    }

    private void csv(StringBuilder line, T row) {
        for (int at = 0; at < columns.size(); at++) {
            if (at > 0) {
                line.append(',');
            }
            String text = Values.text(columns.get(at).value().apply(row));
            quoted(line, stdout.isTerminal() ? Neutral.lines(text) : text, columns.size() == 1);
        }
        line.append("\r\n");
    }

    /** Quotes what RFC 4180 says must be, and an empty value that would otherwise leave an empty line. */
    private static void quoted(StringBuilder line, String text, boolean alone) {
        boolean needed = alone && text.isEmpty();
        for (int at = 0; at < text.length() && !needed; at++) {
            char character = text.charAt(at);
            needed = character == ',' || character == '"' || character == '\r' || character == '\n';
        }
        if (needed) {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            line.append(text);
        }
    }

    private String safe(String text) {
        return stdout.isTerminal() ? Neutral.line(text) : text;
    }
}
