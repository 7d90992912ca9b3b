package tasktracker.cli.output;

import java.util.Arrays;

/**
 * The widths of a table's columns. They only grow from page to page, so that rows already on the screen keep their
 * place as long as the terminal has room.
 */
final class TableLayout {

    static final int GAP = 2;
    /** As narrow as a column that may shrink is still good to read. */
    static final int COMFORTABLE = 12;
    private static final int BARE = 3;

    private final boolean[] shrinkable;
    private final int limit;
    private final boolean[] shown;
    private final int[] wanted;
    private final int[] widths;
    private boolean settled;

    /**
     * A layout without rows.
     *
     * @param shrinkable for each column whether its cells may be cut
     * @param limit the columns of the terminal, 0 for none
     */
    TableLayout(boolean[] shrinkable, int limit) {
        this.shrinkable = shrinkable;
        this.limit = limit;
        this.shown = new boolean[shrinkable.length];
        Arrays.fill(shown, true);
        this.wanted = new int[shrinkable.length];
        this.widths = new int[shrinkable.length];
    }

    /** Says that a cell of this width is coming. */
    void want(int column, int width) {
        wanted[column] = Math.max(wanted[column], width);
    }

    /**
     * Gives each column what it wants, then takes from the widest that may shrink until the line fits.
     *
     * @param mayDrop whether columns between the first and the last may be left out, from the right, before the others
     *            are cut to almost nothing; decided by the first page, since the header stands then
     */
    void settle(boolean mayDrop) {
        fit();
        for (int column = widths.length - 2; column > 0 && mayDrop && !settled && excess() > 0; column--) {
            shown[column] = false;
            fit();
        }
        if (limit > 0) {
            shrinkTo(BARE);
        }
        settled = true;
    }

    /** Whether a column has found room. */
    boolean isShown(int column) {
        return shown[column];
    }

    /** The width of a column. */
    int width(int column) {
        return widths[column];
    }

    private void fit() {
        System.arraycopy(wanted, 0, widths, 0, wanted.length);
        if (limit > 0) {
            shrinkTo(COMFORTABLE);
        }
    }

    private int excess() {
        if (limit == 0) {
            return 0;
        }
        int excess = -GAP - limit;
        for (int column = 0; column < widths.length; column++) {
            excess += shown[column] ? widths[column] + GAP : 0;
        }
        return excess;
    }

    private void shrinkTo(int least) {
        for (int excess = excess(); excess > 0; excess--) {
            int widest = -1;
            for (int column = 0; column < widths.length; column++) {
                if (shrinkable[column] && shown[column] && widths[column] > least
                        && (widest < 0 || widths[column] > widths[widest])) {
                    widest = column;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }
}
