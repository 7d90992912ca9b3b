package tasktracker.cli.transfer;

/** The columns that a file of rejected rows has in front of the original ones. */
final class RejectColumns {
    static final String RECORD = "_record";
    static final String LINE = "_line";
    static final String ERROR = "_error";

    private RejectColumns() {}
}
