package tasktracker.cli.transfer.csv;

import java.util.ArrayList;
import java.util.List;
import tasktracker.contract.TaskFields;

/**
 * Keeps spreadsheets from taking a cell for a formula (OWASP, CSV Injection): one {@code '} before cells that start like
 * one. A cell that starts with {@code '} gets one more, so that taking one away always gives back what was there. Plain
 * numbers such as {@code -5} stay as they are, since they are no formulas.
 *
 * <p>A guarded file says so itself: the name of its first column is guarded as well, {@code 'taskId}. A spreadsheet that
 * drops the mark drops it everywhere, and then nothing is taken away.
 */
public final class SpreadsheetGuard {
    private static final char MARK = '\'';
    private static final String STARTS = "=+-@\t\r\n";

    private SpreadsheetGuard() {}

    /** The cell as it is safe in a spreadsheet; null stays null. */
    public static String guard(String cell) {
        return cell != null && isGuarded(cell) ? MARK + cell : cell;
    }

    /** What {@link #guard} made this of. */
    public static String unguard(String cell) {
        boolean marked = cell.length() > 1 && cell.charAt(0) == MARK
                && (cell.charAt(1) == MARK || STARTS.indexOf(cell.charAt(1)) >= 0);
        return marked ? cell.substring(1) : cell;
    }

    /** The header of a guarded file. */
    public static List<String> header(List<String> names) {
        List<String> marked = new ArrayList<>(names);
        marked.set(0, MARK + names.getFirst());
        return marked;
    }

    /** Whether a file with this header is guarded. */
    public static boolean guards(Header header) {
        return header.names().stream().anyMatch(name -> !name.isEmpty() && name.charAt(0) == MARK
                && TaskFields.EXPORT_COLUMNS.contains(name.substring(1)));
    }

    private static boolean isGuarded(String cell) {
        return !cell.isEmpty() && (cell.charAt(0) == MARK
                || (STARTS.indexOf(cell.charAt(0)) >= 0 && !isNumber(cell)));
    }

    /** A sign, digits, and perhaps a point with digits. */
    private static boolean isNumber(String cell) {
        int point = cell.indexOf('.');
        String whole = point < 0 ? cell.substring(1) : cell.substring(1, point);
        return "+-".indexOf(cell.charAt(0)) >= 0 && isDigits(whole)
                && (point < 0 || isDigits(cell.substring(point + 1)));
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
