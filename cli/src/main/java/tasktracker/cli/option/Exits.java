package tasktracker.cli.option;

/** What exit codes say of single commands, for their help; all are in {@code tasktracker help exit-codes}. */
public final class Exits {
    /** A question. */
    public static final String DECLINED = "1:Not confirmed, so nothing was changed.";
    /** A name. */
    public static final String AMBIGUOUS = "2:The name fits several; they are listed.";
    /** Several targets. */
    public static final String PARTIAL = "3:Some of it was done and some was not; the output says which.";
    /** A task or category. */
    public static final String MISSING = "5:There is nothing of that name or id.";
    /** A version. */
    public static final String CHANGED = "6:Somebody else changed it meanwhile.";
    /** A wait or a run. */
    public static final String INTERRUPTED = "130:Interrupted by Ctrl-C.";

    private Exits() {}
}
