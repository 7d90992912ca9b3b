package tasktracker.functions.export;

import java.util.List;

/**
 * Rows of CSV as RFC 4180 has them: commas between, CRLF at the end, quotation marks doubled. Quoted is what must be,
 * and what many readers would else trim or take for a comment: a cell that begins with a character up to {@code #} or
 * ends with one up to the space. That is also when Apache Commons CSV quotes.
 */
final class Csv {
    private static final String END = "\r\n";

    private Csv() {}

    /** One row with its end; null is the empty cell. */
    static String row(List<String> cells) {
        StringBuilder row = new StringBuilder(200);
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                row.append(',');
            }
            String cell = cells.get(i);
            if (cell != null) {
                append(row, cell);
            }
        }
        return row.append(END).toString();
    }

    private static void append(StringBuilder row, String cell) {
        if (!isQuoted(cell)) {
            row.append(cell);
            return;
        }
        row.append('"');
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '"') {
                row.append('"');
            }
            row.append(c);
        }
        row.append('"');
    }

    private static boolean isQuoted(String cell) {
        if (cell.isEmpty()) {
            return false;
        }
        if (cell.charAt(0) <= '#' || cell.charAt(cell.length() - 1) <= ' ') {
            return true;
        }
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == ',' || c == '"' || c == '\r' || c == '\n') {
                return true;
            }
        }
        return false;
    }
}
