package tasktracker.cli.output;

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
    private final int[] wanted;
    private final int[] widths;

    /**
     * A layout without rows.
     *
     * @param shrinkable for each column whether its cells may be cut
     * @param limit the columns of the terminal, 0 for none
     */
    TableLayout(boolean[] shrinkable, int limit) {
        this.shrinkable = shrinkable;
        this.limit = limit;
        this.wanted = new int[shrinkable.length];
        this.widths = new int[shrinkable.length];
    }

    /** Says that a cell of this width is coming. */
    void want(int column, int width) {
        wanted[column] = Math.max(wanted[column], width);
    }

    /** Gives each column what it wants, then takes from the widest that may shrink until the line fits. */
    void settle() {
        System.arraycopy(wanted, 0, widths, 0, wanted.length);
        if (limit > 0) {
            shrinkTo(COMFORTABLE);
            shrinkTo(BARE);
        }
    }

    /** The width of a column. */
    int width(int column) {
        return widths[column];
    }

    private void shrinkTo(int least) {
        int excess = GAP * (widths.length - 1) - limit;
        for (int width : widths) {
            excess += width;
        }
        while (excess > 0) {
            int widest = -1;
            for (int column = 0; column < widths.length; column++) {
                if (shrinkable[column] && widths[column] > least && (widest < 0 || widths[column] > widths[widest])) {
                    widest = column;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
            excess--;
        }
    }
}
